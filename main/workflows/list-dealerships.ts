import { selectCaoVehicles } from '../core/select-cao-vehicles.ts';
import { readCaoInventory } from '../database/cao-inventory.ts';
import { type DealershipSummary, listDealershipSummaries } from '../database/dealerships.ts';
import { readOffLotKeys } from '../database/off-lot-statuses.ts';
import type { WorkflowContext } from './context.ts';
import { formatLocalDate } from './local-time.ts';

/** Lists every dealership with its numbers; `toPrint` is how many vehicles a CAO order would take today. */
export function listDealerships(context: WorkflowContext): {
  readonly dealerships: readonly (DealershipSummary & { readonly toPrint: number })[];
} {
  const { reader } = context;
  const today = { asOf: formatLocalDate(context.now()), offLot: readOffLotKeys(reader) };
  const dealerships = listDealershipSummaries(reader).map((dealership) => ({
    ...dealership,
    toPrint: selectCaoVehicles(readCaoInventory(reader, dealership), dealership.rules, today).vehicles.length,
  }));
  return { dealerships };
}
