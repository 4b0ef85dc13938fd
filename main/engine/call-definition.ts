import { z } from 'zod';
import { WEEKDAYS } from '../core/dealership.ts';
import type { BackgroundContext, ClosedContext, WorkflowContext } from '../workflows/context.ts';

/**
 * A call that reads committed data, briefly or all of it, writes in its turn, or rehearses in its turn a change that it
 * takes back.
 */
interface DatabaseCall<Input, Output> {
  readonly kind: 'read' | 'survey' | 'write' | 'rehearsal';
  readonly input: z.ZodType<Input>;
  run(context: WorkflowContext, input: Input): Output | Promise<Output>;
}

/** A call that looks at files only, or that needs the database closed; both work when it is damaged. */
interface ClosedCall<Input, Output> {
  readonly kind: 'files' | 'closed';
  readonly input: z.ZodType<Input>;
  run(context: ClosedContext, input: Input): Output | Promise<Output>;
}

/** A call that goes on beside the others, for as long as it takes; it writes in turns of its own. */
interface BackgroundCall<Input, Output> {
  readonly kind: 'background';
  readonly input: z.ZodType<Input>;
  run(context: BackgroundContext, input: Input): Output | Promise<Output>;
}

/** One call: what it does to the workspace, the shape of its input, and the workflow that answers it. */
export type CallDefinition<Input = unknown, Output = unknown> =
  | DatabaseCall<Input, Output>
  | ClosedCall<Input, Output>
  | BackgroundCall<Input, Output>;

type Answer<Context, Input, Output> = (context: Context, input: Input) => Output | Promise<Output>;

/** A call that reads committed data; it may run beside a writing one. */
export function read<Input, Output>(input: z.ZodType<Input>, run: Answer<WorkflowContext, Input, Output>) {
  return { kind: 'read', input, run } as const;
}

/** A call that reads all there is, which takes seconds in a large database; a thread of its own does it. */
export function survey<Input, Output>(input: z.ZodType<Input>, run: Answer<WorkflowContext, Input, Output>) {
  return { kind: 'survey', input, run } as const;
}

/** A call that writes; one at a time, in the order of arrival. */
export function write<Input, Output>(input: z.ZodType<Input>, run: Answer<WorkflowContext, Input, Output>) {
  return { kind: 'write', input, run } as const;
}

/** A call that changes data and takes the change back; it waits for its turn as a writing one does. */
export function rehearse<Input, Output>(input: z.ZodType<Input>, run: Answer<WorkflowContext, Input, Output>) {
  return { kind: 'rehearsal', input, run } as const;
}

/** A call that goes on beside the others, such as reading websites. */
export function background<Input, Output>(input: z.ZodType<Input>, run: Answer<BackgroundContext, Input, Output>) {
  return { kind: 'background', input, run } as const;
}

/** A call that looks at files only. */
export function files<Input, Output>(input: z.ZodType<Input>, run: Answer<ClosedContext, Input, Output>) {
  return { kind: 'files', input, run } as const;
}

/** A call that runs while the database is closed. */
export function closed<Input, Output>(input: z.ZodType<Input>, run: Answer<ClosedContext, Input, Output>) {
  return { kind: 'closed', input, run } as const;
}

// Shapes that several calls share.
export const nothing = z.strictObject({});
export const id = z.number().int().positive();
export const name = z.string().trim().min(1).max(200);
export const file = z.strictObject({ path: z.string().min(1) });
export const orderType = z.enum(['cao', 'list', 'maintenance']);
export const orderNumber = z.string().trim().min(1).max(40);
export const day = z.iso.date();
export const weekday = z.enum(WEEKDAYS);
export const flag = z.exactOptional(z.boolean());
export const byId = z.strictObject({ id });
export const byName = z.strictObject({ name });
export const listText = z.string().max(4_000_000);
export const pathMapping = z.strictObject({ from: z.string().max(1000), to: z.string().max(1000) }).nullable();
