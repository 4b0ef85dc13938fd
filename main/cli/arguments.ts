import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { FileReference } from '../../preload/contract.ts';
import { isCivilDate } from '../core/civil-date.ts';
import type { GlobalOptions } from './run-call.ts';

/** The options that every command has. */
export function globals(command: Command): GlobalOptions {
  return command.optsWithGlobals();
}

/** The yes to every guard, where it was given. */
export function confirmed(command: Command): { yes?: boolean } {
  return globals(command).yes ? { yes: true } : {};
}

/** A file of the command line, as a call takes it. */
export function atPath(path: string): FileReference {
  return { path: resolve(path) };
}

/** The named options that were given; one that was not is left out, not undefined. */
export function pick<Options extends object, Key extends keyof Options>(
  options: Options,
  keys: readonly Key[],
): Pick<Options, Key> {
  return Object.fromEntries(keys.filter((key) => options[key] !== undefined).map((key) => [key, options[key]])) as Pick<
    Options,
    Key
  >;
}

/** @throws InvalidArgumentError */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

/** A port, 0 for any. @throws InvalidArgumentError */
export function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError('A port is a number up to 65535.');
  return port;
}

/** A day, `YYYY-MM-DD`. @throws InvalidArgumentError */
export function civilDate(text: string): string {
  if (!isCivilDate(text)) throw new InvalidArgumentError('It must be a day, written YYYY-MM-DD.');
  return text;
}

/** @throws InvalidArgumentError */
export function jsonObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Falls through to the same answer as for JSON that is not an object.
  }
  throw new InvalidArgumentError('It must be a JSON object.');
}
