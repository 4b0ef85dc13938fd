import { basename } from 'node:path';
import { type IgnoredText, type ParsedVinLog, parseVinLog, type VinLogLine } from '../core/parse-vin-log.ts';
import { planVinLogImport, type VinLogImportPlan } from '../core/plan-vin-log-import.ts';
import { ProblemError } from '../core/problem.ts';
import { recordAudit } from '../database/audit.ts';
import { findDealership } from '../database/dealerships.ts';
import { inTransaction, type ReadableDatabase } from '../database/open-database.ts';
import { type LogOwner, listLoggedVins, type NewLogEntry, recordLogEntries } from '../database/vin-logs.ts';
import { readTable } from '../files/read-table.ts';
import type { WorkflowContext } from './context.ts';

/** What taking over a legacy log did, or, in a dry run, would do. */
export interface VinLogImport {
  /** rows = added + known; flagged ones are among both. */
  readonly import: Pick<VinLogImportPlan, 'rows' | 'added' | 'known' | 'flagged'>;
  readonly form: ParsedVinLog['form'];
  readonly entries: VinLogImportPlan['entries'];
  /** Text of the file that became no entry. */
  readonly ignored: readonly IgnoredText[];
}

/**
 * Takes over a log of the older system, all of it or nothing; importing a file again adds nothing.
 * Problems: `unknown-dealership`, `no-vins`, and those of reading the file.
 */
export async function importVinLog(
  context: WorkflowContext,
  input: { readonly name: string; readonly file: { readonly path: string }; readonly dryRun?: boolean },
): Promise<VinLogImport> {
  const { reader, writer, now, signal, log } = context;
  const owner = findDealership(reader, input.name);
  const file = basename(input.file.path);
  const parsed = parseVinLog(await readTable(input.file.path));
  if (parsed.entries.length === 0) {
    throw new ProblemError('no-vins', `${file} has no VINs. Nothing was changed. Check that it is a VIN log.`, {
      file,
      ignored: parsed.ignored.slice(0, 20),
    });
  }
  signal.throwIfAborted();
  const plan = input.dryRun ? planImport(reader, owner, parsed) : await inTransaction(writer, commit);
  const { rows, added, known, flagged, entries } = plan;
  return { import: { rows, added, known, flagged }, form: parsed.form, entries, ignored: parsed.ignored };

  function commit(): VinLogImportPlan {
    const made = planImport(writer, owner, parsed);
    const at = now().toISOString();
    const newEntries = made.toRecord.map((line) => toEntry(line, file));
    recordLogEntries(writer, owner, newEntries, at);
    const detail = { file, rows: made.rows, added: made.added, known: made.known, flagged: made.flagged };
    recordAudit(writer, { at, action: 'import-vin-log', subject: `dealership ${owner.id}`, detail });
    log.database.info(`VIN log of dealership ${owner.id}: ${made.added} VINs added, ${made.known} rows known already.`);
    return made;
  }
}

function planImport(db: ReadableDatabase, owner: LogOwner, parsed: ParsedVinLog): VinLogImportPlan {
  return planVinLogImport(parsed.entries, listLoggedVins(db, owner));
}

function toEntry(line: VinLogLine, source: string): NewLogEntry {
  const { vin, orderNumber, orderDate, template, flag } = line;
  const orderType = line.orderType ?? 'legacy';
  return { vin, orderNumber, orderType, orderOn: orderDate, processedOn: null, template, flag, orderId: null, source };
}
