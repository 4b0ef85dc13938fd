import { join } from 'node:path';
import { isMarked } from '../files/claim-orders-root.ts';
import { type FolderProbe, probeFolder } from '../files/probe-folder.ts';
import type { WorkflowContext } from './context.ts';
import { readDestination } from './find-destination.ts';
import { isKnownRoot } from './open-orders-root.ts';

/** Whether order folders can be written now. */
export interface OrdersFolderProbe extends FolderProbe {
  /** Absolute path of where order folders go. */
  readonly folder: string;
  /** It had orders before and has lost its marker, as the bare folder under a share that is not connected. */
  readonly isUnmarked: boolean;
  /** UTC ISO instant of the probe. */
  readonly at: string;
}

/**
 * Tries whether the orders folder, or a destination, is there, is the one used before, can be written to, and how much
 * room it has. Problem: `unknown-destination`.
 */
export async function probeOrdersFolder(
  context: Pick<WorkflowContext, 'reader' | 'paths' | 'now'>,
  input: { readonly destination?: string } = {},
): Promise<OrdersFolderProbe> {
  const { reader, paths, now } = context;
  const folder = input.destination === undefined ? paths.orders : readDestination(reader, input.destination).folder;
  const at = now().toISOString();
  const probe = await probeFolder(folder);
  const isOwn = folder === join(paths.data, 'orders');
  // The application's own folder is made with the first order; until then the folder above it answers for it.
  if (!probe.isThere && isOwn) return { ...(await probeFolder(paths.data)), folder, isUnmarked: false, at };
  const isUnmarked = probe.isThere && !isOwn && isKnownRoot({ reader }, folder) && !(await isMarked(folder));
  return { ...probe, folder, isUnmarked, at };
}
