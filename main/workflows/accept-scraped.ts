import { join } from 'node:path';
import type { ImportReport } from '../core/import-report.ts';
import { ProblemError } from '../core/problem.ts';
import { recordAudit } from '../database/audit.ts';
import { findDealership } from '../database/dealerships.ts';
import { inRehearsal, inTransaction, type ReadableDatabase } from '../database/open-database.ts';
import { readHeldVehicles, type StoredHeld, settleHeld } from '../database/scraping-runs.ts';
import type { WorkflowContext } from './context.ts';
import { findScrapedFolder } from './find-scraped-folder.ts';
import { type LoadFilesInput, loadFiles } from './load-files.ts';
import { makeActive } from './make-active.ts';
import { recordFailedImport } from './record-failed-import.ts';

/** Dealerships whose held vehicles are meant. */
interface HeldOf {
  readonly names: readonly string[];
}

/**
 * Takes vehicles that were held as the dealerships' own, in one import in update mode. Problems: `unknown-dealership`,
 * `nothing-held`, those of the import.
 */
export async function acceptScraped(context: WorkflowContext, { names }: HeldOf): Promise<ImportReport> {
  const { writer, now, log } = context;
  const held = findHeld(writer, names);
  const load = makeLoad(context, held);
  const report = await recordFailedImport(context, load, () =>
    inTransaction(writer, async () => {
      const made = await makeActive(context, await loadFiles(context, load), { guard: 'yes' });
      const at = now().toISOString();
      for (const { resultId } of held) settleHeld(writer, resultId, at);
      recordAudit(writer, { at, action: 'accept-scraped', subject: `import ${made.import.id}`, detail: { names } });
      return made;
    }),
  );
  log.imports.info(`Import ${report.import.id} is active: held vehicles of ${held.length} dealerships were accepted.`);
  return report;
}

/** What accepting held vehicles would bring, done for real and rolled back. Problems as of `acceptScraped`. */
export async function previewScraped(context: WorkflowContext, { names }: HeldOf): Promise<ImportReport> {
  const load = makeLoad(context, findHeld(context.writer, names));
  const report = await inRehearsal(context.writer, async () =>
    makeActive(context, await loadFiles(context, load), { guard: 'rehearse' }),
  );
  return { ...report, import: { ...report.import, status: 'staged' } };
}

/** Drops vehicles that were held; the dealerships keep those that they have. Problems: `nothing-held`. */
export async function discardScraped(
  context: WorkflowContext,
  { names }: HeldOf,
): Promise<{ readonly discarded: number }> {
  const { writer, now } = context;
  return inTransaction(writer, () => {
    const held = findHeld(writer, names);
    for (const { resultId } of held) settleHeld(writer, resultId, null);
    recordAudit(writer, { at: now().toISOString(), action: 'discard-scraped', subject: 'scraping', detail: { names } });
    return { discarded: held.length };
  });
}

function makeLoad({ paths }: WorkflowContext, held: readonly StoredHeld[]): LoadFilesInput {
  const folder = findScrapedFolder(paths);
  const files = held.map(({ file }) => ({ path: join(folder, file) }));
  return { files, mode: 'update', source: 'automated_scrape' };
}

function findHeld(db: ReadableDatabase, names: readonly string[]): readonly StoredHeld[] {
  const held = readHeldVehicles(db);
  return names.map((name) => {
    const dealership = findDealership(db, name);
    const found = held.get(dealership.id);
    if (found) return found;
    const message = `No vehicles of ${dealership.name} wait to be taken. Nothing was changed. Read its website again.`;
    throw new ProblemError('nothing-held', message, { dealership: dealership.name });
  });
}
