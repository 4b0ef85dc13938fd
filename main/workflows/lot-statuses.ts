import { foldLotStatus } from '../core/lot-status.ts';
import type { LotStatusChange, LotStatusCount, LotStatusEffect, LotStatusTable } from '../core/lot-status-table.ts';
import { ProblemError } from '../core/problem.ts';
import { selectCaoVehicles } from '../core/select-cao-vehicles.ts';
import { recordAudit } from '../database/audit.ts';
import { readCaoInventory } from '../database/cao-inventory.ts';
import { listDealerships } from '../database/dealerships.ts';
import {
  addOffLotStatus,
  countLotStatuses,
  listOffLotStatuses,
  readOffLotKeys,
  removeOffLotStatus,
} from '../database/off-lot-statuses.ts';
import { inTransaction, type ReadableDatabase } from '../database/open-database.ts';
import type { WorkflowContext } from './context.ts';
import { formatLocalDate } from './local-time.ts';

/** Lists the lot statuses that mean "off the lot", and the others of the active inventory, with their vehicles. */
export function readLotStatuses({ reader }: Pick<WorkflowContext, 'reader'>): LotStatusTable {
  const counts = countLotStatuses(reader);
  const offLot = readOffLotKeys(reader);
  const found = Map.groupBy(counts, ({ status }) => foldLotStatus(status));
  const sum = (key: string) => (found.get(key) ?? []).reduce((total, { vehicles }) => total + vehicles, 0);
  const onTheLot = [...found].filter(([key]) => !offLot.has(key));
  return {
    offTheLot: listOffLotStatuses(reader).map((status) => ({ status, vehicles: sum(foldLotStatus(status)) })),
    onTheLot: onTheLot
      .map(([key, [first]]): LotStatusCount => ({ status: first?.status ?? '', vehicles: sum(key) }))
      .sort((left, right) => right.vehicles - left.vehicles),
  };
}

/** What a change of the table would mean for today's CAO orders; the dealerships that it does not touch are left out. */
export function previewLotStatuses(
  context: Pick<WorkflowContext, 'reader' | 'now'>,
  change: LotStatusChange,
): { readonly effects: readonly LotStatusEffect[] } {
  const { reader, now } = context;
  const offLot = readOffLotKeys(reader);
  const changed = new Set([...offLot, ...change.add.map(foldLotStatus)]);
  for (const status of change.remove) changed.delete(foldLotStatus(status));
  const asOf = formatLocalDate(now());
  const effects = listDealerships(reader)
    .filter(({ isActive }) => isActive)
    .map((dealership) => {
      const inventory = readCaoInventory(reader, dealership);
      const count = (keys: ReadonlySet<string>) =>
        selectCaoVehicles(inventory, dealership.rules, { asOf, offLot: keys }).vehicles.length;
      return { dealership: dealership.name, before: count(offLot), after: count(changed) };
    });
  return { effects: effects.filter(({ before, after }) => before !== after) };
}

/**
 * Changes the table of lot statuses that mean "off the lot". It counts from the next order on; drafts stay as they were
 * reviewed. Problem: `wrong-lot-status` for a blank one, which always means "on the lot".
 *
 * @returns the table, and the change that takes this one back.
 */
export function changeLotStatuses(
  context: Pick<WorkflowContext, 'writer' | 'now'>,
  change: LotStatusChange,
): Promise<{ readonly table: LotStatusTable; readonly undo: LotStatusChange }> {
  const { writer, now } = context;
  if (change.add.some((status) => foldLotStatus(status) === '')) {
    const message = 'A blank lot status always means that the vehicle is on the lot. Nothing was changed.';
    throw new ProblemError('wrong-lot-status', message);
  }
  return inTransaction(writer, () => {
    const spelled = findSpelling(writer);
    const removed = change.remove
      .map((status) => spelled(status))
      .filter((status) => removeOffLotStatus(writer, status));
    const added = change.add.filter((status) => addOffLotStatus(writer, status));
    const at = now().toISOString();
    recordAudit(writer, { at, action: 'change-lot-statuses', subject: 'settings', detail: { added, removed } });
    return { table: readLotStatuses({ reader: writer }), undo: { add: removed, remove: added } };
  });
}

/** How the table writes a status, so that taking it out and putting it back changes nothing. */
function findSpelling(db: ReadableDatabase): (status: string) => string {
  const table = new Map(listOffLotStatuses(db).map((status) => [foldLotStatus(status), status]));
  return (status) => table.get(foldLotStatus(status)) ?? status;
}
