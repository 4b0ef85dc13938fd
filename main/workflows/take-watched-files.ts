import { join } from 'node:path';
import type { ImportReport } from '../core/import-report.ts';
import { ProblemError } from '../core/problem.ts';
import type { WatchedFolder } from '../core/settings.ts';
import { type Announcement, findDoubts } from '../core/watched-files.ts';
import { readImportReport } from '../database/import-account.ts';
import { insertFailedImport } from '../database/imports.ts';
import { inTransaction } from '../database/open-database.ts';
import { readGroup } from '../database/shop-settings.ts';
import { type FileVersion, keepFileVersion, listFileVersions, settleWatchedImport } from '../database/watched-files.ts';
import type { FeedFile } from '../files/list-feed-files.ts';
import { activateImport } from './activate-import.ts';
import type { WorkflowContext } from './context.ts';
import { loadFiles } from './load-files.ts';
import { findNewVersions } from './look-in-watched-folder.ts';
import { previewImport } from './preview-import.ts';

/** Failures that are no fault of the file: it may be whole and readable at the next look. */
const PASSING: ReadonlySet<string> = new Set(['file-missing', 'file-unreadable', 'file-changed']);

/** Files between which more milliseconds lie were not made by one run of the scraper. */
const DELIVERY_GAP = 4 * 3_600_000;

/**
 * Stages files that arrived in the watched folder, what was delivered together as one import, and makes it active when
 * there is nothing in it to look at and the operator wants that. A file and what became of it are remembered in the transaction that stages it, so that
 * no file is taken twice. A file that is refused does not keep the others from being staged.
 *
 * @returns what there is to say about it.
 */
export async function takeWatchedFiles(
  context: WorkflowContext,
  input: { readonly folder: string; readonly arrived: readonly FeedFile[] },
): Promise<readonly Announcement[]> {
  const settings = readGroup(context.reader, 'watchedFolder');
  // The folder may have been changed since the look.
  if (settings.folder !== input.folder) return [];
  const versions = await findNewVersions(context, input.folder, input.arrived);
  const announcements: Announcement[] = [];
  for (const delivery of groupDeliveries(versions)) {
    announcements.push(...(await takeDelivery(context, input.folder, delivery, settings)));
  }
  return announcements;
}

/**
 * Parts files into deliveries, the oldest first: what the scraper wrote on different days, while nobody looked, must not
 * become one inventory, in which vehicles that are gone since would stand again. Files of a delivery stay in their order.
 */
function groupDeliveries(versions: readonly FileVersion[]): readonly (readonly FileVersion[])[] {
  const timeOf = ({ modifiedAt }: FileVersion) => Date.parse(modifiedAt);
  const times = versions.map(timeOf).sort((left, right) => left - right);
  const starts = times.filter((time, index) => time - (times[index - 1] ?? -Infinity) > DELIVERY_GAP);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? Infinity;
    return versions.filter((version) => timeOf(version) >= start && timeOf(version) < end);
  });
}

async function takeDelivery(
  context: WorkflowContext,
  folder: string,
  versions: readonly FileVersion[],
  settings: WatchedFolder,
): Promise<readonly Announcement[]> {
  try {
    return await stageVersions(context, folder, versions, settings);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (versions.length === 1) return recordRefusal(context, folder, versions, error, settings);
  }
  // One of them is no feed: each is an import of its own, and a person decides about them.
  const announcements: Announcement[] = [];
  for (const version of versions) {
    try {
      announcements.push(...(await stageVersions(context, folder, [version], { ...settings, activate: false })));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      announcements.push(...(await recordRefusal(context, folder, [version], error, settings)));
    }
  }
  return announcements;
}

async function stageVersions(
  context: WorkflowContext,
  folder: string,
  versions: readonly FileVersion[],
  { mode, activate }: WatchedFolder,
): Promise<readonly Announcement[]> {
  const { writer, now, log } = context;
  const files = versions.map(({ file }) => ({ path: join(folder, file) }));
  const staged = await inTransaction(writer, async () => {
    // Another window may watch the same folder.
    const taken = new Set(listFileVersions(writer, folder).map(({ sha256 }) => sha256));
    if (versions.some(({ sha256 }) => taken.has(sha256))) return null;
    const importId = await loadFiles(context, { files, mode });
    const what = { folder, takenAt: now().toISOString(), outcome: 'staged', importId, message: '' } as const;
    for (const version of versions) keepFileVersion(writer, { ...version, ...what });
    return readImportReport(writer, importId);
  });
  if (staged === null) return [];
  const { id, rowsStored } = staged.import;
  log.imports.info(`Import ${id} is staged from the watched folder: ${rowsStored} rows stored.`);
  const names = versions.map(({ file }) => file).join(', ');
  return [activate ? await activateClean(context, staged, names) : announceStaged(staged, names, [])];
}

async function activateClean(context: WorkflowContext, staged: ImportReport, names: string): Promise<Announcement> {
  const { id } = staged.import;
  const { writer, log } = context;
  const preview = await previewImport(context, { id });
  const doubts = findDoubts(preview);
  if (doubts.length > 0) {
    const message = doubts.join(' ');
    await inTransaction(writer, () => settleWatchedImport(writer, id, { outcome: 'staged', message }));
    return announceStaged(preview, names, doubts);
  }
  await activateImport(context, { id });
  await inTransaction(writer, () => settleWatchedImport(writer, id, { outcome: 'activated', message: '' }));
  log.imports.info(`Import ${id} was clean and is active.`);
  const text = `${staged.import.rowsStored} vehicles, nothing refused, every location known. It is active.`;
  return { kind: 'done', title: `${names} is imported`, text, path: `/imports/${id}` };
}

function announceStaged(
  { import: { id, rowsStored } }: ImportReport,
  names: string,
  doubts: readonly string[],
): Announcement {
  const why = doubts.length === 0 ? 'Nothing is active yet.' : `It was not made active: ${doubts.join(' ')}`;
  return {
    kind: 'done',
    title: `${names} has arrived`,
    text: `${rowsStored} vehicles read. ${why}`,
    path: `/imports/${id}`,
  };
}

async function recordRefusal(
  context: WorkflowContext,
  folder: string,
  versions: readonly FileVersion[],
  error: ProblemError,
  { mode }: WatchedFolder,
): Promise<readonly Announcement[]> {
  const { writer, now, log } = context;
  const { message, code } = error.problem;
  const at = now().toISOString();
  await inTransaction(writer, () => {
    const files = versions.map(({ file }) => file);
    const importId = insertFailedImport(writer, {
      mode,
      source: 'manual_csv',
      importedAt: at,
      files,
      failure: message,
    });
    const what = { folder, takenAt: at, outcome: 'refused', importId, message } as const;
    for (const version of versions) keepFileVersion(writer, { ...version, ...what });
  });
  log.imports.warn(`A file of the watched folder was refused: ${code}`);
  return [{ kind: 'problem', title: 'A new file cannot be used', text: message, path: '/imports' }];
}

function isRefusal(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.problem.details?.file !== undefined && !PASSING.has(error.problem.code);
}
