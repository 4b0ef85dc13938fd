import { setImmediate } from 'node:timers/promises';

/** Between two long statements: progress gets out, and a cancel that came meanwhile ends the work with its reason. */
export async function letOthersIn(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}
