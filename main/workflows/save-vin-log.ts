import { formatCsv, makeHarmless } from '../core/csv-cells.ts';
import { makeSafeFileName } from '../core/safe-file-name.ts';
import { readEntriesToExport } from '../database/vin-log-orders.ts';
import type { WorkflowContext } from './context.ts';
import { readScope, type VinLogQuery } from './list-vin-log-orders.ts';

const HEADER = ['DEALERSHIP', 'VIN', 'ORDER_NUMBER', 'ORDER_TYPE', 'ORDER_DATE', 'TEMPLATE', 'FLAG', 'SOURCE'];

/** A text file for the window to save. */
export interface SavedText {
  readonly fileName: string;
  readonly text: string;
  readonly rows: number;
}

/** Makes the CSV file of the entries that a query finds, every order of a VIN. Problems: `unknown-dealership`. */
export function saveVinLog(context: Pick<WorkflowContext, 'reader'>, input: VinLogQuery): SavedText {
  const entries = readEntriesToExport(context.reader, readScope(context.reader, input));
  const rows = entries.map(({ dealership, vin, orderNumber, orderType, orderDate, template, flag, source }) =>
    [dealership, vin, orderNumber, orderType, orderDate ?? '', template, flag, source].map(makeHarmless),
  );
  const of = input.dealership === undefined ? 'VIN logs' : `VIN log of ${input.dealership}`;
  return { fileName: `${makeSafeFileName(of)}.csv`, text: formatCsv({ header: HEADER, rows }), rows: rows.length };
}
