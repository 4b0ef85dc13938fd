import { basename } from 'node:path';
import { findLogOwner } from '../core/match-log-file.ts';
import { compareSettings, type MovedLog, type MovedSettings, type MovingReport } from '../core/moving-report.ts';
import { parseVinLog } from '../core/parse-vin-log.ts';
import { type Problem, ProblemError } from '../core/problem.ts';
import { hasSettingsHeadings, type OlderSettings, readOlderSettings } from '../core/read-older-settings.ts';
import { recordAudit } from '../database/audit.ts';
import { backUp, nameBackup } from '../database/back-up.ts';
import { parseDealershipSettings, settingsOf } from '../database/dealership-settings.ts';
import { findDealership, findNameOwner, insertDealership, listDealerships } from '../database/dealerships.ts';
import { pruneBackups } from '../database/list-backup-files.ts';
import { inRehearsal, inSavepoint, inTransaction } from '../database/open-database.ts';
import { readGroup } from '../database/shop-settings.ts';
import { type ForeignDocument, readDocument } from '../files/read-document.ts';
import type { TableRow } from '../files/read-table.ts';
import type { WorkflowContext } from './context.ts';
import { patchDealership } from './set-dealership.ts';
import { takeOverLog } from './take-over-log.ts';

/** A file to take over, and whose VIN log it is where its name does not say. */
export interface MovingFile {
  readonly file: { readonly path: string };
  /** A dealership's name or alias. */
  readonly dealership?: string;
}

interface ReadFile {
  readonly place: number;
  readonly name: string;
  readonly dealership: string | undefined;
  readonly content: ForeignDocument | Problem;
}

/**
 * Takes VIN logs and dealership settings of another system over, many files at once, in one transaction; a dry run does
 * the same and takes it back. A backup is made first. Each log and each dealership is taken whole or not at all, and the report says why not.
 * Doing it again adds nothing.
 */
export async function moveIn(
  context: WorkflowContext,
  input: { readonly files: readonly MovingFile[]; readonly dryRun?: boolean },
): Promise<MovingReport> {
  const { writer, signal, report } = context;
  const files: ReadFile[] = [];
  for (const [done, { file, dealership }] of input.files.entries()) {
    signal.throwIfAborted();
    report({ label: 'Reading files', done, total: input.files.length, unit: 'steps' });
    files.push({ place: done, name: basename(file.path), dealership, content: await read(file.path) });
  }
  if (!input.dryRun) {
    await backUp(writer, nameBackup(context.paths.backups, 'before-moving-in', context.now()));
    pruneBackups(context.paths.backups, context.now(), readGroup(writer, 'backups'));
  }
  const run = input.dryRun ? inRehearsal : inTransaction;
  return run(writer, async () => {
    const parts: MovingReport[] = [];
    // Settings first: they may bring the names by which logs are found.
    const settingsFirst = files.toSorted((left, right) => Number(isLog(left)) - Number(isLog(right)));
    for (const [done, file] of settingsFirst.entries()) {
      signal.throwIfAborted();
      report({ label: input.dryRun ? 'Looking' : 'Taking over', done, total: files.length, unit: 'steps' });
      parts.push(takeFile(context, file));
      await new Promise(setImmediate);
    }
    return { logs: parts.flatMap(({ logs }) => logs), settings: parts.flatMap(({ settings }) => settings) };
  });
}

async function read(path: string): Promise<ForeignDocument | Problem> {
  try {
    return await readDocument(path);
  } catch (error) {
    return toProblem(error);
  }
}

function isLog({ content }: ReadFile): boolean {
  return !('kind' in content) || (content.kind === 'table' && !findSettingsTable(content.rows));
}

function takeFile(context: WorkflowContext, file: ReadFile): MovingReport {
  const { content, name } = file;
  if (!('kind' in content)) return { logs: [emptyLog(file, content)], settings: [] };
  const table = content.kind === 'table' ? findSettingsTable(content.rows) : content.value;
  if (table === null && content.kind === 'table') return { logs: [takeLog(context, file, content.rows)], settings: [] };
  try {
    return { logs: [], settings: readOlderSettings(table).map((one) => takeSettings(context, name, one)) };
  } catch (error) {
    return { logs: [emptyLog(file, toProblem(error))], settings: [] };
  }
}

/** The records of a table of settings; `null` when the table is something else. */
function findSettingsTable(rows: readonly TableRow[]): readonly Readonly<Record<string, string>>[] | null {
  const [heading, ...records] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (!heading || !hasSettingsHeadings(heading.cells)) return null;
  return records.map(({ cells }) =>
    Object.fromEntries(heading.cells.map((key, column) => [key, cells[column]?.trim() ?? ''])),
  );
}

function takeLog(context: WorkflowContext, file: ReadFile, rows: readonly TableRow[]): MovedLog {
  const { writer } = context;
  try {
    const owner =
      file.dealership === undefined
        ? findLogOwner(file.name, listDealerships(writer))
        : findDealership(writer, file.dealership);
    const parsed = parseVinLog(rows);
    if (parsed.entries.length === 0) {
      const message = `${file.name} has no VINs. Nothing of it is taken over. Check that it is a VIN log.`;
      return emptyLog(file, { code: 'no-vins', message });
    }
    const ignored = parsed.ignored.length;
    if (!owner) {
      const message = `No dealership is called as ${file.name} is. Nothing of it is taken over. Say whose log it is.`;
      return { ...emptyLog(file, { code: 'unknown-owner', message }), rows: parsed.entries.length, ignored };
    }
    const { rows: read, added, known, flagged } = takeOverLog(context, owner, parsed, file.name);
    return {
      file: file.name,
      place: file.place,
      dealership: owner.name,
      rows: read,
      added,
      known,
      flagged,
      ignored,
      problem: null,
    };
  } catch (error) {
    return emptyLog(file, toProblem(error));
  }
}

function emptyLog({ name, place, dealership }: ReadFile, problem: Problem): MovedLog {
  return {
    file: name,
    place,
    dealership: dealership ?? null,
    rows: 0,
    added: 0,
    known: 0,
    flagged: 0,
    ignored: 0,
    problem,
  };
}

/** A savepoint for each dealership: what is wrong with one must leave nothing of it behind, and the others alone. */
function takeSettings(context: WorkflowContext, file: string, older: OlderSettings): MovedSettings {
  const { writer } = context;
  const isNew = findNameOwner(writer, older.name) === undefined;
  const base = { file, dealership: older.name, isNew, ignored: older.ignored };
  try {
    return inSavepoint(writer, () => {
      if (isNew) addNew(context, older.name);
      const before = settingsOf(findDealership(writer, older.name));
      const patch = { ...older.patch, ...uniteAliases(context, before, older.aliases) };
      const after = settingsOf(patchDealership(context, older.name, patch));
      return { ...base, dealership: after.name, changes: compareSettings(before, after), problem: null };
    });
  } catch (error) {
    return { ...base, changes: [], problem: toProblem(error) };
  }
}

function addNew({ writer, now }: WorkflowContext, name: string): void {
  const at = now().toISOString();
  const { id } = insertDealership(writer, parseDealershipSettings({ name }), at);
  recordAudit(writer, { at, action: 'add-dealership', subject: `dealership ${id}`, detail: { name } });
}

/** The names known here stay; those that are new and nobody else's are added. */
function uniteAliases(
  { writer }: WorkflowContext,
  { aliases }: { readonly aliases: readonly string[] },
  more: readonly string[],
): { readonly aliases?: readonly string[] } {
  const added = more.filter((alias) => findNameOwner(writer, alias) === undefined);
  return added.length === 0 ? {} : { aliases: [...aliases, ...added] };
}

function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  throw error;
}
