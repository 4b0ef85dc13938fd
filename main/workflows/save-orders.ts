import { formatCsv, makeHarmless } from '../core/csv-cells.ts';
import type { OrderSummary } from '../core/order-record.ts';
import type { WorkflowContext } from './context.ts';
import { listOrders } from './list-orders.ts';
import { formatLocalDate } from './local-time.ts';
import type { SavedText } from './save-vin-log.ts';

const COLUMNS: readonly (readonly [heading: string, cell: (order: OrderSummary) => string | number | null])[] = [
  ['Order', (order) => order.number],
  ['Dealership', (order) => order.dealership],
  ['Type', (order) => order.type.toUpperCase()],
  ['Status', (order) => (order.practice ? `${order.status}, practice` : order.status)],
  ['Vehicles', (order) => order.vehicles],
  ['Prepared', (order) => formatDay(order.createdAt)],
  ['Exported', (order) => formatDay(order.publishedAt)],
  ['Voided', (order) => formatDay(order.voidedAt)],
  ['Folder', (order) => order.folder],
];

/** Makes a CSV table of orders, in the order in which their ids are given; an id that is not there is left out. */
export function saveOrders(context: WorkflowContext, input: { readonly ids: readonly number[] }): SavedText {
  const orders = new Map(listOrders(context).orders.map((order) => [order.id, order]));
  const found = input.ids.flatMap((id) => orders.get(id) ?? []);
  const header = COLUMNS.map(([heading]) => heading);
  const rows = found.map((order) => COLUMNS.map(([, cell]) => makeHarmless(String(cell(order) ?? ''))));
  return { fileName: 'Orders.csv', text: formatCsv({ header, rows }), rows: rows.length };
}

function formatDay(instant: string | null): string | null {
  return instant === null ? null : formatLocalDate(new Date(instant));
}
