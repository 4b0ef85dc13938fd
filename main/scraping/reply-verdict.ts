import type { PoliteReply } from './adapter.ts';
import type { RobotsRules } from './robots.ts';
import { ScrapeError } from './scrape-error.ts';

/** The kinds of answers, as far as it matters what is done about them. */
export type Verdict =
  | { readonly kind: 'taken'; readonly reply: PoliteReply }
  | { readonly kind: 'redirected'; readonly to: URL; readonly isGet: boolean }
  | { readonly kind: 'passing' | 'challenged'; readonly error: ScrapeError; readonly pause: number | null }
  | { readonly kind: 'final'; readonly error: ScrapeError };

/** robots.txt says no, or keeps failing to say. */
export function forbidden({ host }: URL, { isUnreadable }: RobotsRules): ScrapeError {
  if (isUnreadable)
    return new ScrapeError('failed', `${host} fails again to say what may be read; it is left alone for now.`);
  return new ScrapeError('blocked', `robots.txt of ${host} does not let this application read the page.`);
}

/** What may be different in a moment. */
export function passing(url: URL, status: number, what: string, pause: number | null): Verdict {
  return { kind: 'passing', error: new ScrapeError('failed', `${url.host} ${what}.`, { status }), pause };
}

/** What looks like a closed door. */
export function challenged(url: URL, status: number, what: string): Verdict {
  return { kind: 'challenged', error: new ScrapeError('blocked', `${url.host} ${what}.`, { status }), pause: null };
}

/** What a status means that is neither good nor passing. */
export function explainStatus({ host }: URL, status: number): ScrapeError {
  if (status === 404 || status === 410)
    return new ScrapeError('gone', `${host} no longer has the page (${status}).`, { status });
  if ([401, 402, 403, 407, 451].includes(status)) {
    return new ScrapeError('blocked', `${host} does not let this application in (${status}).`, { status });
  }
  return new ScrapeError('changed', `${host} does not understand the question (${status}).`, { status });
}
