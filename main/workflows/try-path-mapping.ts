import { sep } from 'node:path';
import { isInside, isWindowsPath, mapPath, type PathMapping } from '../core/map-path.ts';
import type { PathMappingTrial } from '../core/picture-check.ts';
import { ProblemError } from '../core/problem.ts';
import { listOrderSummaries } from '../database/orders.ts';
import { isMarked } from '../files/claim-orders-root.ts';
import { isFolder } from '../files/is-folder.ts';
import { checkPicturesOf } from './check-order-pictures.ts';
import type { WorkflowContext } from './context.ts';

/** Tries paths of the Adobe workstation that need not be saved, as far as this computer can see. */
export async function tryPathMapping(
  context: Pick<WorkflowContext, 'reader' | 'now' | 'paths'>,
  { pathMapping }: { readonly pathMapping: PathMapping | null },
): Promise<PathMappingTrial> {
  const { orders } = context.paths;
  return {
    isInEffect: pathMapping !== null && isInside(orders, pathMapping.from),
    there: await lookThere(mapPath(orders, pathMapping)),
    newestOrder: await checkNewestOrder(context, pathMapping),
  };
}

async function lookThere(folder: string): Promise<PathMappingTrial['there']> {
  if (isWindowsPath(folder) !== (sep === '\\')) return 'unknown';
  if (!(await isFolder(folder))) return 'nothing';
  return (await isMarked(folder)) ? 'same' : 'other';
}

async function checkNewestOrder(
  context: Pick<WorkflowContext, 'reader' | 'now' | 'paths'>,
  mapping: PathMapping | null,
): Promise<PathMappingTrial['newestOrder']> {
  const newest = listOrderSummaries(context.reader).find(
    ({ status, practice, folder }) =>
      status === 'published' && !practice && folder !== null && isInside(folder, context.paths.orders),
  );
  if (!newest) return null;
  const { id, dealership } = newest;
  try {
    return { id, dealership, check: await checkPicturesOf(context, id, () => mapping) };
  } catch (error) {
    // A folder that was taken away after printing has nothing to look at.
    if (error instanceof ProblemError) return null;
    throw error;
  }
}
