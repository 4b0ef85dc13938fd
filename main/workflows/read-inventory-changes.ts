import type { InventoryChanges } from '../core/inventory-changes.ts';
import { readChanges } from '../database/inventory-changes.ts';
import type { WorkflowContext } from './context.ts';

/** Counts what changed between the active import and the one before it, in all and per dealership. */
export function readInventoryChanges(context: Pick<WorkflowContext, 'reader'>): InventoryChanges {
  return readChanges(context.reader);
}
