import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { renumberBillingCsv } from '../core/billing-sheet.ts';
import { BILLING_FILE_END } from '../core/order-folder-plan.ts';
import { formatOrderSummary, ORDER_SUMMARY_FILE, type OrderFolderSummary } from '../core/order-summary.ts';
import { ProblemError } from '../core/problem.ts';
import { explainDiskError } from './explain-disk-error.ts';
import { isBusy, REAL_DISK, readErrorCode } from './order-disk.ts';
import { readOrderSummary } from './read-order-summary.ts';
import { describeFile } from './verify-order-folder.ts';
import { type Patience, whileBusy } from './while-busy.ts';

/**
 * Writes another order number into an order folder: its summary and its billing sheet. Each file changes in one
 * step; after a failure or a crash, doing it again finishes it. Problems: those of readOrderSummary,
 * `order-folder-damaged` when the billing sheet is gone, `file-in-use` when it is open elsewhere.
 */
export async function renumberOrderFolder(
  folder: string,
  number: string | null,
  patience: Patience = {},
): Promise<OrderFolderSummary> {
  const read = await readOrderSummary(folder);
  if (!read.ok) throw new ProblemError(read.problem.code, read.problem.message, read.problem.details);
  const billing = read.value.files.find((file) => file.path.endsWith(BILLING_FILE_END));
  const sheet = billing && renumberBillingCsv(await readText(join(folder, billing.path)), number);
  if (!billing || !sheet) throw damaged(folder);
  const bytes = Buffer.from(sheet);
  const files = read.value.files.map((file) => (file === billing ? describeFile(file.path, bytes) : file));
  const summary = { ...read.value, orderNumber: number, files };
  try {
    await replaceFiles(folder, patience, [
      [billing.path, bytes],
      [ORDER_SUMMARY_FILE, Buffer.from(formatOrderSummary(summary))],
    ]);
  } catch (error) {
    throw isBusy(error) ? busy(folder) : explainDiskError(error, folder);
  }
  return summary;
}

/** The text of a file; `''` when there is none. */
async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (readErrorCode(error) === 'ENOENT') return '';
    throw error;
  });
}

/** Everything is on the disk under other names before the first file changes, so that only renaming is left. */
async function replaceFiles(
  folder: string,
  patience: Patience,
  files: readonly (readonly [path: string, bytes: Uint8Array])[],
): Promise<void> {
  const { disk = REAL_DISK } = patience;
  const pairs = files.map(([path, bytes]) => ({
    bytes,
    target: join(folder, path),
    fresh: join(folder, `${path}.new`),
  }));
  try {
    for (const { fresh, bytes } of pairs) {
      await rm(fresh, { force: true });
      await disk.writeFile(fresh, bytes);
    }
    for (const { fresh, target } of pairs) await whileBusy(() => disk.rename(fresh, target), patience);
    await disk.flushFolder(folder);
  } finally {
    for (const { fresh } of pairs) await rm(fresh, { force: true });
  }
}

function busy(folder: string): ProblemError {
  return new ProblemError(
    'file-in-use',
    `The billing sheet or the summary in ${folder} is open in another program. The order number may be changed in one ` +
      'of them only. Close the program and change the number again.',
    { folder },
  );
}

function damaged(folder: string): ProblemError {
  return new ProblemError(
    'order-folder-damaged',
    `The billing sheet of ${folder} is missing or was rewritten by hand. The order number was not changed there. ` +
      'Export the order again and change the number of the new folder.',
    { folder },
  );
}
