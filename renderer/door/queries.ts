import { QueryClient } from '@tanstack/react-query';
import type { CallInput, CallName, CallOutput } from '../../preload/contract.ts';
import { door } from './door.ts';

/** What the screens have read. It is read again when a writing call succeeds anywhere. */
export const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY } },
});
door.onEvent((event) => {
  if (event.kind === 'changed') void readAgain();
});

/**
 * A first answer that is on its way may be of the time before the change; React Query alone would take it for the answer
 * after it. A rehearsal is left to end, as it takes long, and has its turn among the changes.
 */
async function readAgain(): Promise<void> {
  await queries.cancelQueries({ predicate: ({ meta }) => meta?.isRehearsal !== true });
  await queries.invalidateQueries();
}

/**
 * Shows what a writing call answered before it is read again: a form that was saved is not unsaved for a moment more.
 *
 * @param change Makes what is shown of what was read before; it is not called when nothing was.
 */
export function showAtOnce<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  change: (shown: CallOutput<Name>) => CallOutput<Name>,
): void {
  queries.setQueryData<CallOutput<Name>>([name, input], (shown) => shown && change(shown));
}
