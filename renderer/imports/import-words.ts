import type { ImportStatus } from '../../preload/contract.ts';

/** How an import's status is said and coloured. */
export const IMPORT_STATUS: Readonly<Record<ImportStatus, { readonly color: string; readonly word: string }>> = {
  staged: { color: 'yellow', word: 'Waiting for you' },
  active: { color: 'green', word: 'Active' },
  archived: { color: 'gray', word: 'Archived' },
  failed: { color: 'red', word: 'Failed' },
};
