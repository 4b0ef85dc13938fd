import { BUSY_PAUSES } from '../core/patience.ts';
import { isBusy, type OrderDisk, REAL_DISK } from './order-disk.ts';

/** How long-suffering work on a share is done. */
export interface Patience {
  /** Aborted when the operator cancels while it is being tried again. */
  readonly signal?: AbortSignal | undefined;
  readonly disk?: OrderDisk;
}

/** Does work on a file, and does it again while another program is in the way; throws the last error when it stays. */
export async function whileBusy<Value>(work: () => Promise<Value>, patience: Patience = {}): Promise<Value> {
  const { disk = REAL_DISK, signal } = patience;
  for (const pause of BUSY_PAUSES) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
    await disk.wait(pause, signal);
  }
  signal?.throwIfAborted();
  return work();
}
