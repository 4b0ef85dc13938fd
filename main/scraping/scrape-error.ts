/**
 * Why a site could not be read on: `blocked` (it does not want to be read), `gone` (the source is not there any more),
 * `changed` (it answers, in a form that is not known), `browser` (only a real window can read it), `failed` (anything
 * else, such as no connection), `budget` (it took more time or requests than a site may), `cut` (its own list is not whole).
 */
export type ScrapeFailure = 'blocked' | 'gone' | 'changed' | 'browser' | 'failed' | 'budget' | 'cut';

/** Ends the reading of one site. The message is for the operator: what was not there, or what the site answered. */
export class ScrapeError extends Error {
  readonly failure: ScrapeFailure;
  /** The HTTP status that led to it, where there was one. */
  readonly status: number | null;
  /** When the site asked to be left alone until a moment that is too far away to wait for. */
  readonly retryAt: Date | null;

  constructor(
    failure: ScrapeFailure,
    message: string,
    more: { status?: number; retryAt?: Date; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = 'ScrapeError';
    this.failure = failure;
    this.status = more.status ?? null;
    this.retryAt = more.retryAt ?? null;
  }
}
