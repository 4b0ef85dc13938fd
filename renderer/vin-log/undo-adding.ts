import type { VinLogImportReport } from '../../preload/contract.ts';
import { door } from '../door/door.ts';
import { runJob } from '../door/jobs.ts';
import { PAGE_ROWS } from '../door/use-pages.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatPlural } from '../shell/words.ts';

/**
 * Finds the entries that were just added to a dealership's log and returns what takes exactly these out again;
 * `undefined` where they cannot be told from what the log had before: only when every row was new is each of them an
 * entry, and they are found where they share an order number and fit on a page.
 */
export async function findUndoOfAdding(
  dealership: string,
  { import: { rows, added }, entries }: VinLogImportReport,
): Promise<(() => void) | undefined> {
  const [first] = entries;
  const isOneOrder = entries.every(({ orderNumber }) => orderNumber === first?.orderNumber);
  if (!first || !isOneOrder || added < rows || rows > PAGE_ROWS) return undefined;
  const scope = { dealership, orderNumber: first.orderNumber, orderId: null };
  const counted = await door.calls.listVinLogEntries({ ...scope, limit: 1 });
  if (!counted.ok) return undefined;
  // The newest are the last.
  const offset = Math.max(0, counted.value.total - rows);
  const listed = await door.calls.listVinLogEntries({ ...scope, limit: rows, offset });
  if (!listed.ok) return undefined;
  const vins = new Set(entries.map(({ vin }) => vin));
  const ids = listed.value.entries.filter(({ vin }) => vins.has(vin)).map(({ id }) => id);
  return ids.length === rows ? () => void takeOut(dealership, ids) : undefined;
}

async function takeOut(dealership: string, ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    const result = await runJob('Removing from the VIN log', 'removeVinLogEntry', { id });
    if (!result.ok) return announceProblem('Not all of the added VINs are out of the VIN log again', result.problem);
  }
  announceDone(
    `VIN log of ${dealership}`,
    `${formatPlural(ids.length, 'added VIN is', 'added VINs are')} out of it again, among those removed by hand.`,
  );
}
