import { renameSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { BUSY_PAUSES, isBusyCode } from '../core/patience.ts';

/** Tries that a file of this computer's own disk is worth, about three seconds. */
const TRIES = 7;

/**
 * Gives a file its new name in one step, over one that is there. A virus scanner that looks at what was just written is
 * waited for.
 */
export async function renameFile(from: string, to: string, rename: typeof renameSync = renameSync): Promise<void> {
  for (const pause of BUSY_PAUSES.slice(0, TRIES)) {
    try {
      rename(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!isBusyCode(code)) throw error;
    }
    await setTimeout(pause);
  }
  rename(from, to);
}
