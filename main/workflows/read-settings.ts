import type { PathMapping } from '../core/map-path.ts';
import { readSetting } from '../database/settings.ts';
import type { WorkflowContext } from './context.ts';
import { readPathMapping } from './read-path-mapping.ts';

/** The choices that belong to the workstation's place in the shop. */
export interface OutputSettings {
  /** Absolute path of where order folders go; `null` for the application's own folder. */
  readonly ordersFolder: string | null;
  /** How the Adobe workstation sees the orders folder, or `null` when it sees the same path. */
  readonly pathMapping: PathMapping | null;
}

/** Reads where order folders go and how the Adobe workstation sees them. */
export function readSettings(context: Pick<WorkflowContext, 'reader'>): { readonly settings: OutputSettings } {
  const output = readSetting(context.reader, 'output');
  const ordersFolder =
    typeof output === 'object' && output !== null && 'ordersFolder' in output && typeof output.ordersFolder === 'string'
      ? output.ordersFolder
      : null;
  return { settings: { ordersFolder, pathMapping: readPathMapping(context.reader) } };
}
