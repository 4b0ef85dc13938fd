import type { InventorySearch } from '../../preload/contract.ts';

/** A way to name a facet of the search, or to take it away with `null`, `false`, `''` or `undefined`. */
export type SetFacet = <Key extends keyof InventorySearch>(
  key: Key,
  value: InventorySearch[Key] | null | undefined | false | '',
) => void;

/** The search and the way to change it. */
export interface FacetProps {
  readonly search: InventorySearch;
  readonly set: SetFacet;
}
