import type { InventoryFacets } from '../core/inventory-search.ts';
import { readInventoryFacets as read } from '../database/inventory.ts';
import type { WorkflowContext } from './context.ts';

/** Counts the makes and lot statuses of the active inventory, for whoever wants to narrow it. */
export function readInventoryFacets(context: Pick<WorkflowContext, 'reader'>): InventoryFacets {
  return read(context.reader);
}
