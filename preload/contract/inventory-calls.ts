import type { CaoExclusion } from '../../main/core/cao-exclusion.ts';
import type { InventoryChanges } from '../../main/core/inventory-changes.ts';
import type {
  InventoryFacets,
  InventorySearch,
  InventorySort,
  ListedVehicle,
} from '../../main/core/inventory-search.ts';
import type { OpenOrder } from '../../main/core/open-order.ts';
import type { Vehicle } from '../../main/core/vehicle.ts';
import type { VehicleStory } from '../../main/core/vehicle-story.ts';
import type { ByName, Nothing, PageInput, SavedText } from './words.ts';

/** A page of the vehicles that a search finds. */
export interface InventoryQuery extends InventorySearch, PageInput {
  /** In file order when left out. */
  readonly sort?: InventorySort;
}

/** A row of the active import beside the vehicle that was made of it. */
export interface ComparedVehicle {
  readonly dealership: string | null;
  readonly file: string;
  readonly line: number;
  /** As in the file, by the feed's columns; `null` where the file has no such column. */
  readonly cells: Readonly<Record<string, string | null>>;
  readonly vehicle: Vehicle;
}

export interface InventoryPage {
  readonly total: number;
  readonly vehicles: readonly ListedVehicle[];
}

/** The vehicles of the active import and of the past. */
export interface InventoryCalls {
  listInventory(input: InventoryQuery): InventoryPage;
  /** The found vehicles as a CSV table, or their VINs alone, one a line. */
  saveInventory(input: InventorySearch & Pick<InventoryQuery, 'sort'> & { readonly as: 'csv' | 'vins' }): SavedText;
  readInventoryFacets(input: Nothing): InventoryFacets;
  /** Every row of a VIN in the active import. */
  compareVehicle(input: { readonly vin: string }): { readonly rows: readonly ComparedVehicle[] };
  /** The orders of a dealership that can still take a vehicle. */
  listOpenOrders(input: ByName): { readonly dealership: string; readonly orders: readonly OpenOrder[] };
  /** Puts vehicles of the active inventory into an order that is not written yet; one step that `undoOrderEdit` takes back. */
  addToOrder(
    input: ({ readonly rowId: number } | { readonly orderId: number }) & {
      readonly vins: readonly string[];
      readonly because: string;
    },
  ): { readonly orderId: number; readonly dealership: string; readonly added: number };
  /** What changed between the active import and the one before it. */
  readInventoryChanges(input: Nothing): InventoryChanges;
  /**
   * Keeps VINs out of every CAO order of a dealership that is prepared from now on. `drafts` are those that have one of
   * them and stay as they were reviewed.
   */
  excludeFromCao(input: ByName & { readonly vins: readonly string[]; readonly reason: string }): {
    readonly dealership: string;
    readonly excluded: number;
    readonly drafts: readonly number[];
  };
  revokeCaoExclusion(input: ByName & { readonly vins: readonly string[] }): {
    readonly dealership: string;
    readonly revoked: number;
  };
  /** The VINs that are excluded from CAO, the newest first; of one dealership, when it is named. */
  listCaoExclusions(input: Partial<ByName>): { readonly exclusions: readonly CaoExclusion[] };
  /** Where a VIN is, which logs have it, which orders took it; of one dealership, when it is named. */
  readVehicleStory(input: Partial<ByName> & { readonly vin: string }): VehicleStory;
}
