import type { HeldBackReason } from '../../preload/contract.ts';

/** Why vehicles were held back, as a heading says it. */
export const HELD_BACK_WORDS: Readonly<Record<HeldBackReason, string>> = {
  excluded: 'Excluded from CAO',
  condition: 'Condition is not wanted',
  'on-the-lot': 'Off the lot',
  stock: 'Stock number is missing',
  price: 'Price',
  keywords: 'A word that is left out',
  make: 'Another make',
  year: 'Model year',
  seasoning: 'Not long enough on the lot',
  operator: 'Excluded by the operator',
};
