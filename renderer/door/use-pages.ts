import { useQueries } from '@tanstack/react-query';
import type { CallInput, CallName, CallOutput } from '../../preload/contract.ts';
import { read } from './use-read.ts';

/** Rows that are read at a time. */
export const PAGE_ROWS = 200;

/** The part of a long list that is on screen, counted from 0, both ends included. */
export interface ShownRows {
  readonly first: number;
  readonly last: number;
}

/**
 * Reads those pages of a long list that are on screen and returns a way to get at their rows; a row whose page is still
 * on its way is `undefined`. An empty range (`last` below `first`) reads nothing.
 */
export function usePages<Name extends CallName, Row>(
  name: Name,
  input: CallInput<Name>,
  shown: ShownRows,
  pick: (page: CallOutput<Name>) => readonly Row[],
): (index: number) => Row | undefined {
  const firstPage = Math.floor(shown.first / PAGE_ROWS);
  const count = shown.last < shown.first ? 0 : Math.floor(shown.last / PAGE_ROWS) - firstPage + 1;
  const pages = useQueries({
    queries: Array.from({ length: count }, (_, at) => {
      const page = { ...input, limit: PAGE_ROWS, offset: (firstPage + at) * PAGE_ROWS };
      return {
        queryKey: [name, page],
        queryFn: (): Promise<CallOutput<Name>> => read(name, page),
      };
    }),
  });
  return (index) => {
    const data = pages[Math.floor(index / PAGE_ROWS) - firstPage]?.data;
    return data === undefined ? undefined : pick(data)[index % PAGE_ROWS];
  };
}
