import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';

/** A JSON merge patch of a dealership's settings, with the one that takes it back. */
export interface DealershipChange {
  readonly name: string;
  readonly patch: Readonly<Record<string, unknown>>;
  readonly undo: Readonly<Record<string, unknown>>;
  /** What was changed, in words. */
  readonly words: string;
}

/** Saves a change and offers to take it back. @returns whether it was saved. */
export async function saveDealership(change: DealershipChange): Promise<boolean> {
  const { name, patch, undo, words } = change;
  const result = await runJob(`Saving ${name}`, 'setDealership', { name, patch });
  if (!result.ok) {
    announceProblem(`${name} was not saved`, result.problem);
    return false;
  }
  const newName = result.value.dealership.name;
  announceDone(newName, words, () => {
    void saveDealership({ name: newName, patch: undo, undo: patch, words: 'Taken back.' });
  });
  return true;
}
