import type { UseQueryResult } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { ScrapingProgress, ScrapingState } from '../../preload/contract.ts';
import { door } from '../door/door.ts';
import { type CallProblem, useRead } from '../door/use-read.ts';

let told: ScrapingProgress | null = null;
const listeners = new Set<() => void>();

door.onEvent((event) => {
  if (event.kind !== 'scraping') return;
  told = event.progress;
  for (const listener of listeners) listener();
});

/** The reading of websites as it is now; what the door tells of a run counts more than what was read before it. */
export function useScraping(): {
  readonly state: UseQueryResult<ScrapingState, CallProblem>;
  readonly progress: ScrapingProgress | null;
} {
  const state = useRead('readScraping', {});
  const live = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => told,
  );
  const known = state.data?.progress ?? null;
  const isNewer = live !== null && (known === null || live.startedAt >= known.startedAt);
  return { state, progress: isNewer ? live : known };
}
