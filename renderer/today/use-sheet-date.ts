import { useSyncExternalStore } from 'react';
import { today } from './sheet-days.ts';

/** The day that was chosen on the run sheet; `null` while it is today's, so that it goes on with the days. */
let chosen: string | null = null;
const listeners = new Set<() => void>();

/**
 * The day of the run sheet that is worked on, `YYYY-MM-DD`, and the way to choose another. Review and list entry work
 * on the same one, and coming back from them finds it again.
 */
export function useSheetDate(): readonly [date: string, choose: (date: string) => void] {
  const date = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen ?? today(),
  );
  return [date, chooseSheetDate];
}

function chooseSheetDate(date: string): void {
  chosen = date === today() ? null : date;
  for (const listener of listeners) listener();
}
