import type { ReadingMeasure, ScrapeOutcome } from '../core/scrape-outcome.ts';
import type { HeldVehicles, ScrapingResult, ScrapingRun } from '../core/scraping.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** A run as it begins. */
export interface NewScrapingRun {
  readonly origin: ScrapingRun['origin'];
  readonly startedAt: string;
  /** The system's number of the process that it runs in. */
  readonly process: number;
  readonly missed: readonly string[];
}

/** A result as it is kept. */
export interface NewScrapingResult extends Omit<ScrapingResult, 'dealership' | 'effect'> {
  readonly dealershipId: number;
  readonly measure: ReadingMeasure;
  /** Name of the file in the folder of scraped files whose vehicles wait for the operator, or `null`. */
  readonly heldFile: string | null;
  /** UTC ISO instant at which its vehicles became the dealership's, or `null`. */
  readonly publishedAt: string | null;
}

/** Vehicles that wait for the operator, with where they are. */
export interface StoredHeld extends HeldVehicles {
  readonly resultId: number;
  readonly file: string;
}

/** Begins a run; the database lets only one be running. Returns its id. */
export function insertScrapingRun(db: WritableDatabase, run: NewScrapingRun): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO scraping_runs (origin, status, started_at, process, missed)
       VALUES (@origin, 'running', @startedAt, @process, @missed)`,
    )
    .run({ ...run, missed: JSON.stringify(run.missed) });
  return Number(lastInsertRowid);
}

/** The run that is marked as running, whether or not its process still lives. */
export function findRunningScrape(
  db: ReadableDatabase,
): { readonly id: number; readonly process: number; readonly startedAt: string } | null {
  const row = db
    .prepare(`SELECT id, process, started_at AS startedAt FROM scraping_runs WHERE status = 'running'`)
    .get();
  return (row as { id: number; process: number; startedAt: string } | undefined) ?? null;
}

/** Ends a run. Returns whether it was there and running: a restored backup may know nothing of it. */
export function endScrapingRun(
  db: WritableDatabase,
  id: number,
  end: {
    readonly status: ScrapingRun['status'];
    readonly at: string;
    readonly importId?: number | null;
    readonly failure?: string | null;
  },
): boolean {
  const { changes } = db
    .prepare(
      `UPDATE scraping_runs SET status = @status, ended_at = @at, import_id = @importId, failure = @failure
       WHERE id = @id AND status = 'running'`,
    )
    .run({ id, importId: null, failure: null, ...end });
  return changes === 1;
}

/** Keeps what became of a site. */
export function insertScrapingResult(db: WritableDatabase, runId: number, result: NewScrapingResult): void {
  db.prepare(
    `INSERT INTO scraping_results
       (run_id, dealership_id, outcome, message, finished_at, rows, reported_total, refusals, other_dealers, sold, pages,
        requests, duration_ms, measure, looks_like, held_file, published_at)
     VALUES (@runId, @dealershipId, @outcome, @message, @finishedAt, @rows, @reportedTotal, @refusals, @otherDealers,
        @sold, @pages, @requests, @durationMs, @measure, @looksLike, @heldFile, @publishedAt)`,
  ).run({
    ...result,
    runId,
    refusals: JSON.stringify(result.refusals),
    measure: JSON.stringify(result.measure),
  });
}

/** The newest runs with their results, the newest first. */
export function listScrapingRuns(db: ReadableDatabase, limit: number): readonly ScrapingRun[] {
  const runs = db
    .prepare(
      `SELECT id, origin, status, started_at AS startedAt, ended_at AS endedAt, missed, import_id AS importId, failure
       FROM scraping_runs ORDER BY id DESC LIMIT ?`,
    )
    .all(limit) as (Omit<ScrapingRun, 'missed' | 'results'> & { missed: string })[];
  const results = db.prepare(`${SELECT_RESULTS} WHERE run_id = ? ORDER BY name_key`);
  return runs.map((run) => ({
    ...run,
    missed: JSON.parse(run.missed) as string[],
    results: (results.all(run.id) as ResultRow[]).map(toResult),
  }));
}

/** The newest result of each dealership's site, by the dealership's id. */
export function readLastResults(db: ReadableDatabase): ReadonlyMap<number, ScrapingResult> {
  const rows = db
    .prepare(`${SELECT_RESULTS} WHERE results.id IN (SELECT max(id) FROM scraping_results GROUP BY dealership_id)`)
    .all() as ResultRow[];
  return new Map(rows.map((row) => [row.dealershipId, toResult(row)]));
}

/** The newest result of a dealership's site, or `null` before the first. */
export function readLastResult(db: ReadableDatabase, dealershipId: number): ScrapingResult | null {
  const row = db
    .prepare(`${SELECT_RESULTS} WHERE dealership_id = ? ORDER BY results.id DESC LIMIT 1`)
    .get(dealershipId);
  return row === undefined ? null : toResult(row as ResultRow);
}

/** How a dealership's site measured when its vehicles were last taken, or `null` before the first time. */
export function readLastGoodMeasure(db: ReadableDatabase, dealershipId: number): ReadingMeasure | null {
  const measure = db
    .prepare(
      `SELECT measure FROM scraping_results WHERE dealership_id = ? AND published_at IS NOT NULL
       ORDER BY published_at DESC, id DESC LIMIT 1`,
    )
    .pluck()
    .get(dealershipId) as string | undefined;
  return measure === undefined ? null : (JSON.parse(measure) as ReadingMeasure);
}

/** The vehicles that wait for the operator, by the dealership's id: the newest ones, unless newer ones were taken. */
export function readHeldVehicles(db: ReadableDatabase): ReadonlyMap<number, StoredHeld> {
  const rows = db
    .prepare(
      `SELECT dealership_id AS dealershipId, id AS resultId, held_file AS file, rows, outcome, message,
         finished_at AS finishedAt
       FROM scraping_results AS held
       WHERE id IN (SELECT max(id) FROM scraping_results WHERE held_file IS NOT NULL GROUP BY dealership_id)
         AND NOT EXISTS (SELECT 1 FROM scraping_results AS taken WHERE taken.dealership_id = held.dealership_id
           AND taken.published_at IS NOT NULL AND taken.id > held.id)`,
    )
    .all() as (StoredHeld & { dealershipId: number })[];
  return new Map(rows.map(({ dealershipId, ...held }) => [dealershipId, held]));
}

/** Marks held vehicles as the dealership's own from now on; with `null` they are dropped. */
export function settleHeld(db: WritableDatabase, resultId: number, publishedAt: string | null): void {
  db.prepare('UPDATE scraping_results SET held_file = NULL, published_at = ? WHERE id = ?').run(publishedAt, resultId);
}

const SELECT_RESULTS = `
  SELECT dealership_id AS dealershipId, name AS dealership, outcome, message, finished_at AS finishedAt, rows,
    reported_total AS reportedTotal, refusals, other_dealers AS otherDealers, sold, pages, requests,
    duration_ms AS durationMs, looks_like AS looksLike,
    CASE WHEN published_at IS NOT NULL THEN 'taken' WHEN held_file IS NOT NULL THEN 'held' ELSE 'kept' END AS effect
  FROM scraping_results AS results JOIN dealership_configs ON dealership_configs.id = dealership_id`;

interface ResultRow extends Omit<ScrapingResult, 'refusals'> {
  readonly dealershipId: number;
  readonly outcome: ScrapeOutcome;
  readonly refusals: string;
}

function toResult({ dealershipId: _dealershipId, refusals, ...row }: ResultRow): ScrapingResult {
  return { ...row, refusals: JSON.parse(refusals) as ScrapingResult['refusals'] };
}
