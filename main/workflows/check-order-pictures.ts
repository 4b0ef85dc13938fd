import { join } from 'node:path';
import type { PathMapping } from '../core/map-path.ts';
import type { PictureCheck } from '../core/picture-check.ts';
import { ProblemError } from '../core/problem.ts';
import { listOrderFolders } from '../database/order-folders.ts';
import { findLostPictures, findPictures } from '../files/find-pictures.ts';
import { readOrderSummary } from '../files/read-order-summary.ts';
import type { WorkflowContext } from './context.ts';
import { findPathMapping } from './find-destination.ts';
import { readStoredOrder } from './read-stored-order.ts';

/**
 * Looks whether every picture that the Adobe files of a published order name is there, along the paths of the Adobe
 * workstation as they are set now. Problems: `unknown-order`, `order-not-published`, `order-folder-missing`,
 * `order-folder-damaged`, `file-unreadable`.
 */
export function checkOrderPictures(
  context: Pick<WorkflowContext, 'reader' | 'now'>,
  input: { readonly id: number },
): Promise<PictureCheck> {
  return checkPicturesOf(context, input.id, (root) => findPathMapping(context.reader, root));
}

/** Looks along paths that need not be saved. Problems: those of checkOrderPictures. */
export async function checkPicturesOf(
  { reader, now }: Pick<WorkflowContext, 'reader' | 'now'>,
  id: number,
  findMapping: (root: string) => PathMapping | null,
): Promise<PictureCheck> {
  const order = readStoredOrder(reader, id);
  const written = listOrderFolders(reader, id).findLast(({ status }) => status === 'written');
  if (order.status !== 'published' || !written) {
    const message = `Order ${id} of ${order.dealership} has no folder on the share whose pictures could be looked for.`;
    throw new ProblemError('order-not-published', message, { id, status: order.status });
  }
  const folder = join(written.root, written.folder);
  const summary = await readOrderSummary(folder);
  if (!summary.ok) throw new ProblemError(summary.problem.code, summary.problem.message, summary.problem.details);
  const files = summary.value.files.map(({ path }) => path).filter((path) => path.startsWith('adobe/'));
  const pictures = await findPictures(folder, files);
  return {
    folder,
    adobeFiles: files.length,
    pictures: new Set(pictures.map(({ path }) => path)).size,
    lost: await findLostPictures(pictures, written.root, findMapping(written.root)),
    at: now().toISOString(),
  };
}
