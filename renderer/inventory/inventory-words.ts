import type { ChangeKind, InventorySearch } from '../../preload/contract.ts';

/** The kinds of change in the order in which they are shown, as a list and as a chip with a count says them. */
export const CHANGES: readonly { readonly kind: ChangeKind; readonly heading: string; readonly chip: string }[] = [
  { kind: 'new', heading: 'New', chip: 'new' },
  { kind: 'gone', heading: 'Gone', chip: 'gone' },
  { kind: 'price', heading: 'Price changed', chip: 'price changed' },
  { kind: 'moved', heading: 'Moved here', chip: 'moved' },
];

/** Longer than this on the lot, in days, is worth a look. */
export const LONG_ON_THE_LOT = 60;

/** What the address of the screen looks for: `/inventory/new/Serra%20Honda`, `/inventory/past`, `/inventory/vehicle/VIN`. */
export function readAddress(list: string | undefined, of: string | undefined): InventorySearch {
  if (list === 'vehicle') return { search: of ?? '' };
  const change = CHANGES.find(({ kind }) => kind === list)?.kind;
  return {
    ...(list === 'past' && { scope: 'past' }),
    ...(change && { change }),
    ...(of !== undefined && { dealership: decodeURIComponent(of) }),
  };
}

/** The address of a list of what changed, of one dealership when it is named. */
export function makeAddress(change: ChangeKind, dealership: string | null = null): string {
  return dealership === null ? `/inventory/${change}` : `/inventory/${change}/${encodeURIComponent(dealership)}`;
}
