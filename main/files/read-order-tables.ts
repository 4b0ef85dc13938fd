import { join } from 'node:path';
import { BILLING_FILE_END, VEHICLES_FILE_END } from '../core/order-folder-plan.ts';
import type { OrderFolderSummary } from '../core/order-summary.ts';
import { ProblemError } from '../core/problem.ts';
import { readErrorCode } from './order-disk.ts';
import { readTable } from './read-table.ts';

type Rows = readonly (readonly string[])[];

/** Reads the two tables of an order folder that name its vehicles; one that is gone or unreadable by now is empty. */
export async function readOrderTables(
  folder: string,
  { files }: Pick<OrderFolderSummary, 'files'>,
): Promise<{ readonly vehicles: Rows; readonly billing: Rows }> {
  const read = async (end: string) => {
    const path = files.find((file) => !file.path.includes('/') && file.path.endsWith(end))?.path;
    return path === undefined ? [] : readRows(join(folder, path));
  };
  return { vehicles: await read(VEHICLES_FILE_END), billing: await read(BILLING_FILE_END) };
}

async function readRows(path: string): Promise<Rows> {
  try {
    return (await readTable(path)).map(({ cells }) => cells);
  } catch (error) {
    if (error instanceof ProblemError || readErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
