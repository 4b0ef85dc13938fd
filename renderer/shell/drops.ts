import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

/** What a screen says while files are dragged over it. */
interface DropWords {
  readonly title: string;
  readonly hint: string;
}

/** A screen that takes the files which are dropped on it. */
interface DropTaker extends DropWords {
  readonly take: (files: readonly File[]) => void;
}

let current: DropTaker | null = null;
const listeners = new Set<() => void>();

function change(taker: DropTaker | null): void {
  current = taker;
  for (const listener of listeners) listener();
}

/** Lets the screen that is shown take dropped files, in place of their import. */
export function useDrops({ title, hint }: DropWords, take: (files: readonly File[]) => void): void {
  const onDrop = useEffectEvent(take);
  useEffect(() => {
    change({ title, hint, take: onDrop });
    return () => change(null);
  }, [title, hint]);
}

/** Who takes dropped files now; `null` when they are imported. */
export function useDropTaker(): DropTaker | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
