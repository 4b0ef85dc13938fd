import { join } from 'node:path';
import { ProblemError } from '../core/problem.ts';
import { formatScrapedFeed } from '../core/scraped-feed.ts';
import type { ScrapingResult, ScrapingRun } from '../core/scraping.ts';
import { inTransaction } from '../database/open-database.ts';
import {
  endScrapingRun,
  insertScrapingResult,
  insertScrapingRun,
  listScrapingRuns,
  readHeldVehicles,
} from '../database/scraping-runs.ts';
import { leaveSiteAlone, type StoredSite } from '../database/scraping-sites.ts';
import { createFolder } from '../files/create-folder.ts';
import { forEachConcurrently } from '../files/for-each-concurrently.ts';
import { removeOldFiles } from '../files/remove-old-files.ts';
import { writeTextFile } from '../files/write-text-file.ts';
import { isProcessAlive } from '../scraping/is-process-alive.ts';
import type { BackgroundContext, WorkflowContext } from './context.ts';
import { findScrapedFolder } from './find-scraped-folder.ts';
import { findSitesToScrape, type SitesToScrape } from './find-sites-to-scrape.ts';
import { loadFiles } from './load-files.ts';
import { formatLocalStamp } from './local-time.ts';
import { makeActive } from './make-active.ts';
import { recordFailedImport } from './record-failed-import.ts';
import { type ScrapedSite, scrapeSite } from './scrape-site.ts';
import { settleScrapingRuns } from './settle-scraping-runs.ts';

/** Which sites, and how. */
export interface RunScrapersInput extends SitesToScrape {
  /** Reads the sites and says what became of them; nothing is stored. */
  readonly dryRun?: boolean;
}

/** By whom a run was begun, and what had been missed before it. */
export interface RunOrigin {
  readonly origin: ScrapingRun['origin'];
  readonly missed: readonly string[];
}

/** Files of what was read are kept for so many milliseconds. */
const KEPT_FEEDS = 30 * 86_400_000;

/** Sites that are read at the same time; their requests are limited further. */
const SITES_AT_ONCE = 6;

const BY_HAND: RunOrigin = { origin: 'operator', missed: [] };

/**
 * Reads websites of dealerships. What is good becomes one import in update mode, through the same file, checks and
 * activation as a dropped one; the vehicles of every other dealership stay as they are. When it is stopped nothing is
 * imported, and what was read well by then is held for the operator.
 *
 * Problems: `scraping-is-running`, `unknown-dealership`, `nothing-to-scrape`, and those of the import.
 */
export async function runScrapers(
  context: BackgroundContext,
  input: RunScrapersInput,
  by: RunOrigin = BY_HAND,
): Promise<{ readonly run: ScrapingRun }> {
  const { scraping: desk } = context;
  const signal = desk.begin(by.origin, context.signal);
  const startedAt = context.now().toISOString();
  try {
    const begun = await begin({ ...context, signal }, input, by, startedAt);
    desk.setSites(begun.sites.map(({ dealership }) => dealership));
    const scraped: ScrapedSite[] = [];
    await forEachConcurrently(begun.sites, SITES_AT_ONCE, async (site) => {
      const one = await scrapeSite({ ...context, signal }, site);
      scraped.push(one);
      const label = `${site.dealership}: ${one.result.message}`;
      context.report({ label, done: scraped.length, total: begun.sites.length, unit: 'sites' });
    });
    if (begun.id === null) return { run: describeDryRun(scraped, by, startedAt, context.now().toISOString()) };
    return { run: await publish({ ...context, signal }, begun.id, scraped) };
  } finally {
    desk.end();
  }
}

async function begin(
  context: BackgroundContext,
  input: RunScrapersInput,
  { origin, missed }: RunOrigin,
  startedAt: string,
): Promise<{ readonly id: number | null; readonly sites: readonly StoredSite[] }> {
  if (input.dryRun)
    return { id: null, sites: context.look(({ reader }) => findSitesToScrape(reader, input, context.now())) };
  return context.takeTurn(({ writer }) =>
    inTransaction(writer, () => {
      settleScrapingRuns(writer, startedAt, isProcessAlive);
      const sites = findSitesToScrape(writer, input, context.now());
      const id = insertScrapingRun(writer, { origin, startedAt, process: process.pid, missed });
      return { id, sites };
    }),
  );
}

/** Everything that a run leaves behind, in one transaction: the import, the results, the end of the run. */
async function publish(context: BackgroundContext, id: number, read: readonly ScrapedSite[]): Promise<ScrapingRun> {
  const isStopped = context.signal.aborted;
  // What was stopped has still to be written down.
  const { signal } = new AbortController();
  return context.takeTurn(async (turn) => {
    const scraped = read.map((one) => ({ ...one, result: { ...one.result, ...one.judge(turn.writer) } }));
    const good = isStopped ? [] : scraped.filter(({ result }) => result.outcome === 'ok');
    try {
      const names = await writeFiles(turn, id, scraped, isStopped);
      await takeOver({ ...turn, signal }, id, { scraped, names, good, isStopped });
    } catch (error) {
      await failRun({ ...turn, signal }, id, scraped, error);
      throw error;
    }
    await removeOldFeeds(turn);
    const run = listScrapingRuns(turn.writer, 1)[0];
    if (!run) throw new Error(`Run ${id} is gone.`);
    return run;
  });
}

/** Files that were imported long ago are of use to nobody; those that wait for the operator stay. */
async function removeOldFeeds({ writer, paths, now }: WorkflowContext): Promise<void> {
  const held = new Set([...readHeldVehicles(writer).values()].map(({ file }) => file));
  await removeOldFiles(findScrapedFolder(paths), new Date(now().getTime() - KEPT_FEEDS), held);
}

interface FileNames {
  /** The file of all good vehicles, or `null` when there are none to import. */
  readonly feed: string | null;
  /** The file of a dealership's vehicles that wait, by the dealership's id. */
  readonly held: ReadonlyMap<number, string>;
}

async function writeFiles(
  context: WorkflowContext,
  id: number,
  scraped: readonly ScrapedSite[],
  isStopped: boolean,
): Promise<FileNames> {
  const folder = findScrapedFolder(context.paths);
  const good = isStopped ? [] : scraped.filter(({ result }) => result.outcome === 'ok');
  const waiting = scraped.filter(({ result: { outcome } }) => isWorthHolding(outcome, isStopped));
  const stamp = `${formatLocalStamp(context.now())}_run_${id}`;
  const held = new Map(waiting.map(({ site }) => [site.dealershipId, `${stamp}_held_${site.dealershipId}.csv`]));
  if (good.length + waiting.length > 0) await createFolder(folder);
  const feed = good.length === 0 ? null : `${stamp}.csv`;
  if (feed !== null) await writeTextFile(join(folder, feed), formatScrapedFeed(good.map(({ lot }) => lot)));
  for (const { site, lot } of waiting) {
    await writeTextFile(join(folder, held.get(site.dealershipId) ?? ''), formatScrapedFeed([lot]));
  }
  return { feed, held };
}

/** What was read well when everything was stopped is as worth keeping as what looks wrong. */
function isWorthHolding(outcome: ScrapingResult['outcome'], isStopped: boolean): boolean {
  return outcome === 'partial' || outcome === 'suspicious' || (isStopped && outcome === 'ok');
}

async function takeOver(
  context: WorkflowContext,
  id: number,
  run: {
    readonly scraped: readonly ScrapedSite[];
    readonly names: FileNames;
    readonly good: readonly ScrapedSite[];
    readonly isStopped: boolean;
  },
): Promise<void> {
  const { writer, paths, log } = context;
  const { scraped, names, good, isStopped } = run;
  const load = {
    files: names.feed === null ? [] : [{ path: join(findScrapedFolder(paths), names.feed) }],
    mode: 'update',
    source: 'automated_scrape',
  } as const;
  await recordFailedImport(context, load, () =>
    inTransaction(writer, async () => {
      const importId = names.feed === null ? null : await loadFiles(context, load);
      // The canaries have asked already whether so many vehicles may go.
      if (importId !== null) await makeActive(context, importId, { guard: 'yes' });
      const at = context.now().toISOString();
      const ended = endScrapingRun(writer, id, { status: isStopped ? 'stopped' : 'done', at, importId });
      if (!ended) throw lostRun();
      for (const one of scraped) {
        keepResult(writer, id, one, {
          publishedAt: good.includes(one) ? at : null,
          heldFile: names.held.get(one.site.dealershipId) ?? null,
        });
      }
    }),
  );
  log.imports.info(`Scraping run ${id}: ${good.length} of ${scraped.length} sites taken over.`);
}

function keepResult(
  writer: WorkflowContext['writer'],
  id: number,
  { site, result, measure, leftAloneUntil }: ScrapedSite,
  kept: { readonly publishedAt: string | null; readonly heldFile: string | null },
): void {
  const { dealership: _dealership, effect: _effect, ...facts } = result;
  insertScrapingResult(writer, id, { ...facts, dealershipId: site.dealershipId, measure, ...kept });
  if (result.requests > 0) leaveSiteAlone(writer, site.dealershipId, leftAloneUntil);
}

/** The import failed: the inventory is as it was, and the history says why. */
async function failRun(
  { writer, now }: WorkflowContext,
  id: number,
  scraped: readonly ScrapedSite[],
  error: unknown,
): Promise<void> {
  const failure = error instanceof Error ? error.message : String(error);
  await inTransaction(writer, () => {
    if (!endScrapingRun(writer, id, { status: 'failed', at: now().toISOString(), failure })) return;
    for (const one of scraped) keepResult(writer, id, one, { publishedAt: null, heldFile: null });
  }).catch(() => undefined);
}

function lostRun(): ProblemError {
  return new ProblemError(
    'scraping-run-lost',
    'The database was replaced while websites were read. Nothing was imported. Run the websites again.',
  );
}

function describeDryRun(
  scraped: readonly ScrapedSite[],
  by: RunOrigin,
  startedAt: string,
  endedAt: string,
): ScrapingRun {
  const isStopped = scraped.some(({ result }) => result.outcome === 'cancelled');
  return {
    id: 0,
    ...by,
    status: isStopped ? 'stopped' : 'done',
    startedAt,
    endedAt,
    importId: null,
    failure: null,
    results: scraped.map(({ result }) => result),
  };
}
