import type { Result } from '../core/problem.ts';
import type { CallCounts } from '../workflows/record-health.ts';

/** Nothing was counted yet. */
export const NO_CALLS: CallCounts = { calls: 0, refused: 0, unforeseen: 0 };

/** A question, and a cancel, are no failures. */
const NO_FAILURES: ReadonlySet<string> = new Set(['needs-confirmation', 'cancelled']);

/** Counts one more call. @param isChanging whether the call was to change something. */
export function countCall(counts: CallCounts, isChanging: boolean, result: Result<unknown>): CallCounts {
  const code = result.ok ? '' : result.problem.code;
  const isUnforeseen = code === 'unexpected';
  const isRefused = isChanging && code !== '' && !isUnforeseen && !NO_FAILURES.has(code);
  return {
    calls: counts.calls + (isChanging ? 1 : 0),
    refused: counts.refused + (isRefused ? 1 : 0),
    unforeseen: counts.unforeseen + (isUnforeseen ? 1 : 0),
  };
}
