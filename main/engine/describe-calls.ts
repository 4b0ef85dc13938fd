import { z } from 'zod';
import type { CallName } from '../../preload/contract.ts';
import type { CallDefinition } from './call-definition.ts';
import { calls } from './calls.ts';

/** A JSON Schema of an object, as far as documents about calls need it. */
export interface InputSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly required?: readonly string[];
}

/** The shape of a call's input as the engine checks it, as a JSON Schema (draft 2020-12). */
export function describeInput(call: Extract<CallName, keyof typeof calls>): InputSchema {
  const { input }: CallDefinition = calls[call] as CallDefinition;
  const { $schema: _schema, ...schema } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  return schema as InputSchema;
}
