import type { VinLogState } from '../../preload/contract.ts';

const TYPES: Readonly<Record<string, string>> = {
  cao: 'CAO',
  list: 'LIST',
  maintenance: 'MAINTENANCE',
  legacy: 'Imported',
  manual: 'By hand',
};

/** How the type of a log's entry is said. */
export function nameLogType(type: string): string {
  return TYPES[type] ?? type;
}

/** How the state of a log is said, and what to do about it. */
export const LOG_STATE: Readonly<
  Record<VinLogState, { readonly color: string; readonly word: string; readonly advice: string }>
> = {
  ok: { color: 'green', word: 'In order', advice: '' },
  empty: {
    color: 'red',
    word: 'Empty',
    advice: 'A CAO order would take the whole lot. Import the log of the older system.',
  },
  stale: {
    color: 'yellow',
    word: 'No entry for 60 days',
    advice: 'Check that its orders are made here and are not written down elsewhere.',
  },
  'larger-than-lot': {
    color: 'gray',
    word: 'Larger than the lot ever was',
    advice: 'Usual after some months. In a new log, check that the file was that of this dealership.',
  },
};
