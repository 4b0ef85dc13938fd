import { ProblemError } from '../core/problem.ts';
import type { WritableDatabase } from '../database/open-database.ts';
import { endScrapingRun, findRunningScrape } from '../database/scraping-runs.ts';

/** A run that is marked as running for longer than this, in milliseconds, has ended, whoever has its number now. */
const LONGEST_RUN = 4 * 3_600_000;

/**
 * Settles a run whose process died: it changed nothing, since a run writes its import and its end together. Call it in a
 * transaction.
 *
 * @throws ProblemError `scraping-is-running` when another process reads websites
 */
export function settleScrapingRuns(db: WritableDatabase, now: string, isAlive: (process: number) => boolean): void {
  const running = findRunningScrape(db);
  if (running === null) return;
  const isRecent = Date.parse(now) - Date.parse(running.startedAt) < LONGEST_RUN;
  // A run of this very process would be known to it; its number is one that was given out again.
  if (isRecent && running.process !== process.pid && isAlive(running.process)) {
    const message = 'Websites are being read by another window or command. Nothing was begun. Wait until it has ended.';
    throw new ProblemError('scraping-is-running', message, { startedAt: running.startedAt });
  }
  const failure = 'The application ended before the websites were read. Nothing was changed.';
  endScrapingRun(db, running.id, { status: 'interrupted', at: now, failure });
}
