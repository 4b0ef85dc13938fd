import type { Settings } from '../core/settings.ts';
import { readShopSettings } from '../database/shop-settings.ts';
import type { WorkflowContext } from './context.ts';

/** Reads every choice of the shop that is not a dealership's own. */
export function readSettings(context: Pick<WorkflowContext, 'reader'>): { readonly settings: Settings } {
  return { settings: readShopSettings(context.reader) };
}
