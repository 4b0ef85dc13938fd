/** How a vehicle of the active import differs from the import before it. */
export type ChangeKind = 'new' | 'gone' | 'price' | 'moved';

/** Vehicles that changed, by kind. */
export type ChangeCounts = Readonly<Record<ChangeKind, number>>;

/** The difference between the active import and the one before it. What was carried over into it did not change. */
export interface InventoryChanges {
  /** UTC ISO instant at which the import before was loaded; `null` when there was none. */
  readonly since: string | null;
  readonly total: ChangeCounts;
  /** The dealerships (and locations that match none) at which something changed; a moved vehicle counts where it is now. */
  readonly places: readonly (ChangeCounts & {
    readonly dealership: string | null;
    readonly location: string;
    /** In the active import. */
    readonly vehicles: number;
  })[];
}
