import { formatCsv, makeHarmless } from '../core/csv-cells.ts';
import { findDealership } from '../database/dealerships.ts';
import { readLog } from '../database/vin-logs.ts';
import { writeTextFile } from '../files/write-text-file.ts';
import type { WorkflowContext } from './context.ts';

/** Headings that importing a VIN log reads again. */
const HEADER = ['VIN', 'ORDER_NUMBER', 'ORDER_TYPE', 'ORDER_DATE', 'TEMPLATE', 'FLAG'];

/**
 * Writes a dealership's VIN log to a new CSV file, one row a VIN.
 * Problems: `unknown-dealership`, `file-exists`, `file-not-written`.
 */
export async function exportVinLog(
  context: WorkflowContext,
  input: { readonly name: string; readonly file: { readonly path: string } },
): Promise<{ readonly file: string; readonly rows: number }> {
  const entries = readLog(context.reader, findDealership(context.reader, input.name));
  const rows = entries.map(({ vin, orderNumber, orderType, orderDate, template, flag }) =>
    [vin, orderNumber, orderType, orderDate ?? '', template, flag].map(makeHarmless),
  );
  await writeTextFile(input.file.path, formatCsv({ header: HEADER, rows }));
  return { file: input.file.path, rows: rows.length };
}
