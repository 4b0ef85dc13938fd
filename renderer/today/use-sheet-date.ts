import { useSyncExternalStore } from 'react';
import { today } from './sheet-days.ts';

/** The day that was chosen on the run sheet, and on which day; the next morning begins with its own sheet again. */
let chosen: { readonly date: string; readonly on: string } | null = null;
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
    () => (chosen?.on === today() ? chosen.date : today()),
  );
  return [date, chooseSheetDate];
}

function chooseSheetDate(date: string): void {
  chosen = { date, on: today() };
  for (const listener of listeners) listener();
}
