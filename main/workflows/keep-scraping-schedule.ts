import { ProblemError } from '../core/problem.ts';
import type { ScrapingRun } from '../core/scraping.ts';
import { inTransaction } from '../database/open-database.ts';
import { listScrapingRuns } from '../database/scraping-runs.ts';
import { readHandledUntil, readScrapingSettings, writeHandledUntil } from '../database/scraping-settings.ts';
import { isProcessAlive } from '../scraping/is-process-alive.ts';
import { listScheduled } from '../scraping/schedule.ts';
import type { BackgroundContext } from './context.ts';
import { runScrapers } from './run-scrapers.ts';
import { settleScrapingRuns } from './settle-scraping-runs.ts';

/** A scheduled time that is attended to later than this, in milliseconds, was missed. */
const ON_TIME = 10 * 60_000;

/**
 * Does what the schedule asks for now: nothing, or one run for all times that have passed since it was last looked at,
 * because the computer slept or the application was closed. Sites whose vehicles are newer than the last of these times
 * are left out; a run whose import failed is a run as well. While another run is under way it waits for the next look. Call it once or twice a minute.
 *
 * @returns the run, or `null` when there was nothing to do
 */
export async function keepScrapingSchedule(context: BackgroundContext): Promise<ScrapingRun | null> {
  const { look, now, takeTurn, scraping, log } = context;
  const due = look(({ reader }) => {
    const handled = readHandledUntil(reader);
    return handled === null ? [] : listScheduled(readScrapingSettings(reader).schedule, new Date(handled), now());
  });
  const latest = due.at(-1);
  if (latest === undefined || scraping.progress?.isRunning) return null;
  const missed = due.filter((time) => now().getTime() - time.getTime() > ON_TIME).map((time) => time.toISOString());
  const startedAt = now().toISOString();
  try {
    await takeTurn(({ writer }) =>
      inTransaction(writer, () => {
        const at = now().toISOString();
        settleScrapingRuns(writer, at, isProcessAlive);
        writeHandledUntil(writer, latest.toISOString(), at);
      }),
    );
    if (missed.length > 0)
      log.app.warn(`${missed.length} scheduled readings of websites were missed; catching up now.`);
    return (await runScrapers(context, { due: true }, { origin: 'schedule', missed })).run;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'scraping-is-running') return null;
    const failed = look(({ reader }) => listScrapingRuns(reader, 1))[0];
    if (failed?.origin !== 'schedule' || failed.status !== 'failed' || failed.startedAt < startedAt) throw error;
    log.app.error(`A scheduled reading of websites failed: ${error instanceof Error ? error.stack : String(error)}`);
    return failed;
  }
}
