import { setTimeout } from 'node:timers/promises';

/** Time as the runner sees it, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits; an abort ends the wait at once by throwing the signal's reason. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Time as it is. */
export const REAL_CLOCK: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    signal.throwIfAborted();
    if (milliseconds <= 0) return;
    try {
      await setTimeout(milliseconds, undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  },
};
