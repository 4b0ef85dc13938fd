import { basename } from 'node:path';
import { type IgnoredText, type ParsedVinLog, parseVinLog } from '../core/parse-vin-log.ts';
import { planVinLogImport, type VinLogImportPlan } from '../core/plan-vin-log-import.ts';
import { ProblemError } from '../core/problem.ts';
import { findDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import { listLoggedVins } from '../database/vin-logs.ts';
import { readTable, splitTable } from '../files/read-table.ts';
import type { WorkflowContext } from './context.ts';
import { takeOverLog } from './take-over-log.ts';

/** What taking over a legacy log did, or, in a dry run, would do. */
export interface VinLogImport {
  /** rows = added + known; flagged ones are among both. */
  readonly import: Pick<VinLogImportPlan, 'rows' | 'added' | 'known' | 'flagged'>;
  readonly form: ParsedVinLog['form'];
  readonly entries: VinLogImportPlan['entries'];
  /** Text of the file that became no entry. */
  readonly ignored: readonly IgnoredText[];
}

/** A log as a file, or as text that was pasted from a spreadsheet or written by hand. */
export type VinLogSource = { readonly file: { readonly path: string } } | { readonly text: string };

/**
 * Takes over a log of the older system or VINs written by hand, all of it or nothing; doing it again adds nothing.
 * `orderNumber` and `orderDate` (`YYYY-MM-DD`) are for the rows that have none of their own.
 * Problems: `unknown-dealership`, `no-vins`, and those of reading the file.
 */
export async function importVinLog(
  context: WorkflowContext,
  input: VinLogSource & {
    readonly name: string;
    readonly orderNumber?: string;
    readonly orderDate?: string;
    readonly dryRun?: boolean;
  },
): Promise<VinLogImport> {
  const { reader, writer, signal } = context;
  const { orderNumber = '', orderDate = null } = input;
  const owner = findDealership(reader, input.name);
  const isText = 'text' in input;
  const file = isText ? 'The pasted text' : basename(input.file.path);
  const read = parseVinLog(isText ? splitTable(input.text, file) : await readTable(input.file.path));
  const parsed = {
    ...read,
    entries: read.entries.map((line) =>
      line.orderNumber === '' ? { ...line, orderNumber, orderDate: line.orderDate ?? orderDate } : line,
    ),
  };
  if (parsed.entries.length === 0) {
    throw new ProblemError('no-vins', `${file} has no VINs. Nothing was changed. Check that it is a VIN log.`, {
      file,
      ignored: parsed.ignored.slice(0, 20),
    });
  }
  signal.throwIfAborted();
  const plan = input.dryRun
    ? planVinLogImport(parsed.entries, listLoggedVins(reader, owner))
    : await inTransaction(writer, () => takeOverLog(context, owner, parsed, isText ? null : file));
  const { rows, added, known, flagged, entries } = plan;
  return { import: { rows, added, known, flagged }, form: parsed.form, entries, ignored: parsed.ignored };
}
