import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrderFile, OrderFolderSummary } from '../core/order-summary.ts';
import { fail, type Result } from '../core/problem.ts';
import { readErrorCode } from './order-disk.ts';
import { readOrderSummary } from './read-order-summary.ts';

/**
 * Tells whether a folder is the whole folder of an order, as it was written: its summary names the order, and every
 * file that the summary lists is there with its SHA-256. Files that were added later do not matter. Problems:
 * `order-folder-missing`, `order-folder-foreign`, `order-folder-damaged` with the paths in `details.files`.
 */
export async function verifyOrderFolder(folder: string, orderId: number): Promise<Result<OrderFolderSummary>> {
  const summary = await readOrderSummary(folder);
  if (!summary.ok) return summary;
  if (summary.value.orderId !== orderId) {
    return fail('order-folder-foreign', `The folder ${folder} belongs to another order.`, { folder });
  }
  const changed: string[] = [];
  for (const file of summary.value.files) {
    if (!(await isAsWritten(folder, file))) changed.push(file.path);
  }
  if (changed.length === 0) return summary;
  return fail('order-folder-damaged', `Files of the order folder ${folder} are missing or changed.`, {
    folder,
    files: changed,
  });
}

/** A file's entry for the summary. */
export function describeFile(path: string, bytes: Uint8Array): OrderFile {
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function isAsWritten(folder: string, file: OrderFile): Promise<boolean> {
  try {
    return describeFile(file.path, await readFile(join(folder, file.path))).sha256 === file.sha256;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(readErrorCode(error))) return false;
    throw error;
  }
}
