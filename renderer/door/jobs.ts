import { useSyncExternalStore } from 'react';
import type { CallInput, CallName, CallOutput, Progress, Result } from '../../preload/contract.ts';
import { door } from './door.ts';

/** A writing call under way. */
export interface Job {
  readonly id: string;
  /** What it does, in the operator's words. */
  readonly label: string;
  readonly startedAt: number;
  readonly progress: Progress | null;
}

let jobs: readonly Job[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly Job[]): void {
  jobs = next;
  for (const listener of listeners) listener();
}

door.onEvent((event) => {
  if (event.kind !== 'progress') return;
  publish(jobs.map((job) => (job.id === event.job ? { ...job, progress: event.progress } : job)));
});

/** Runs a writing call as a job that the footer shows and can cancel. */
export async function runJob<Name extends CallName>(
  label: string,
  name: Name,
  input: CallInput<Name>,
): Promise<Result<CallOutput<Name>>> {
  const id = crypto.randomUUID();
  publish([...jobs, { id, label, startedAt: performance.now(), progress: null }]);
  try {
    return await door.calls[name](input, id);
  } finally {
    publish(jobs.filter((job) => job.id !== id));
  }
}

/** The jobs under way, oldest first. */
export function useJobs(): readonly Job[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => jobs,
  );
}
