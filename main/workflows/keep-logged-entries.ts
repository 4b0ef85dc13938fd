import { findLogOwner, readDealership } from '../database/dealerships.ts';
import { type EntryBefore, listVinsPublishedHere, readOrdersBefore } from '../database/later-orders.ts';
import { recordLogEntries } from '../database/vin-logs.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Keeps in the VIN logs what orders had logged in the database before the restored one, where the order itself is not to
 * be had again: somebody took its folder away, or it is out of reach. Call it in a transaction.
 */
export function keepLoggedEntries({ writer, log }: Pick<WorkflowContext, 'writer' | 'log'>, at: string): void {
  const orders = Map.groupBy(readOrdersBefore(writer).entries, (entry) => `${entry.vinLogTable} ${entry.preparedAt}`);
  const lost = [...orders.values()].flatMap((entries) => {
    const here = entries[0] && listVinsPublishedHere(writer, entries[0]);
    return entries.filter(({ vin }) => !here?.has(vin));
  });
  for (const [table, entries] of Map.groupBy(lost, ({ vinLogTable }) => vinLogTable)) {
    const owner = findLogOwner(writer, table);
    if (owner !== undefined) recordLogEntries(writer, readDealership(writer, owner), entries.map(toEntry), at);
  }
  if (lost.length > 0) log.orders.warn(`After restoring: ${lost.length} VIN-log entries kept without their order.`);
}

function toEntry({ vin, orderNumber, orderType, orderOn, processedOn, template }: EntryBefore) {
  const source = 'before a backup was restored';
  return { vin, orderNumber, orderType, orderOn, processedOn, template, flag: '', orderId: null, source };
}
