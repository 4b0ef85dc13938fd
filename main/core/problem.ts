/**
 * main/core holds the rules: pure types and functions. It imports only itself, and has no clock, no files, no SQL.
 */

/** An expected failure, in words for the operator: what failed, what was not changed, what to do. */
export interface Problem {
  /** Stable kebab-case word for programs, for example `needs-confirmation`. */
  readonly code: string;
  readonly message: string;
  /** Plain data about the failure, for example the file and line. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The outcome of something that may fail in an expected way. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Wraps a value as a success. */
export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps an expected failure. */
export function fail(code: string, message: string, details?: Readonly<Record<string, unknown>>): Result<never> {
  return { ok: false, problem: details === undefined ? { code, message } : { code, message, details } };
}

/**
 * Carries a Problem through code that must stop at once, such as a transaction that has to roll back.
 * The dispatcher turns it back into a failed Result; any other error is unexpected.
 */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(code: string, message: string, details?: Readonly<Record<string, unknown>>) {
    super(message);
    this.name = 'ProblemError';
    this.problem = details === undefined ? { code, message } : { code, message, details };
  }
}
