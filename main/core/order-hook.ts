import { ProblemError } from './problem.ts';

/** Who is told of each published order: an address, a program, or both. */
export interface OrderHook {
  /** Gets a POST with the notice as JSON. */
  readonly url: string | null;
  /** A program and its arguments; gets the notice as JSON on its standard input. */
  readonly command: readonly [string, ...string[]] | null;
}

/** What is told. No VINs: whoever needs them reads the order folder. */
export interface OrderNotice {
  readonly event: 'order-published';
  readonly id: number;
  readonly number: string | null;
  readonly type: string;
  readonly dealership: string;
  readonly vehicles: number;
  /** Absolute path. */
  readonly folder: string | null;
  /** UTC ISO instant. */
  readonly publishedAt: string;
}

/**
 * Reads `hooks.json`, such as `{"afterOrder": {"url": "http://127.0.0.1:8000/orders", "command": ["notify.exe"]}}`;
 * `null` when it names nobody.
 *
 * @throws ProblemError `wrong-hooks`
 */
export function readOrderHook(document: unknown): OrderHook | null {
  if (document === undefined) return null;
  const hook = isRecord(document) ? document.afterOrder : null;
  if (hook === undefined) return null;
  if (!isRecord(hook)) throw wrongHooks('afterOrder has to be an object with url, command or both');
  const { url = null, command = null } = hook;
  if (url !== null && !(typeof url === 'string' && /^https?:\/\/[^\s/]+/.test(url))) {
    throw wrongHooks('afterOrder.url has to begin with http:// or https://');
  }
  if (command !== null && !isCommand(command)) {
    throw wrongHooks('afterOrder.command has to be a list of texts: a program and its arguments');
  }
  return url === null && command === null ? null : { url, command };
}

function isCommand(value: unknown): value is readonly [string, ...string[]] {
  return Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === 'string' && part !== '');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongHooks(what: string): ProblemError {
  return new ProblemError('wrong-hooks', `hooks.json is not right: ${what}. Nobody was told. Mend the file.`);
}
