import { formatCsv, makeHarmless } from '../core/csv-cells.ts';
import type { AnalyticsLine, AnalyticsPeriod } from '../core/order-analytics.ts';
import { makeSafeFileName } from '../core/safe-file-name.ts';
import type { WorkflowContext } from './context.ts';
import { readOrderAnalytics } from './read-order-analytics.ts';
import type { SavedText } from './save-vin-log.ts';

const COLUMNS: readonly (readonly [heading: string, cell: (line: AnalyticsLine) => number | null])[] = [
  ['Orders', (line) => line.orders],
  ['Vehicles', (line) => line.vehicles],
  ['New', (line) => line.new],
  ['Pre-owned', (line) => line.po],
  ['Certified', (line) => line.cpo],
  ['Duplicates avoided', (line) => line.duplicates],
  ['Median days to order', (line) => line.medianDays],
  ['Vehicles with known days', (line) => line.timed],
];

/** Makes a CSV of what was ordered in a period, by week or by dealership. Problems: those of readOrderAnalytics. */
export function saveOrderAnalytics(
  context: Pick<WorkflowContext, 'reader'>,
  input: AnalyticsPeriod & { readonly by: 'week' | 'dealership' },
): SavedText {
  const { by, ...period } = input;
  const { weeks, dealerships } = readOrderAnalytics(context, period);
  const lines: readonly (readonly [name: string, line: AnalyticsLine])[] =
    by === 'week' ? weeks.map((line) => [line.week, line]) : dealerships.map((line) => [line.dealership, line]);
  const header = [by === 'week' ? 'Week from' : 'Dealership', ...COLUMNS.map(([heading]) => heading)];
  const rows = lines.map(([name, line]) => [
    makeHarmless(name),
    ...COLUMNS.map(([, cell]) => String(cell(line) ?? '')),
  ]);
  const subject = period.name === undefined ? '' : ` of ${period.name}`;
  const fileName = makeSafeFileName(`Orders${subject} by ${by} ${period.from} to ${period.to}`);
  return { fileName: `${fileName}.csv`, text: formatCsv({ header, rows }), rows: rows.length };
}
