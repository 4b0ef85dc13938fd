/** A lot status with how many vehicles of the active inventory have it. */
export interface LotStatusCount {
  /** As it is written; `''` for a blank one. */
  readonly status: string;
  readonly vehicles: number;
}

/** The lot statuses that mean "off the lot", and those of the active inventory that do not. */
export interface LotStatusTable {
  readonly offTheLot: readonly LotStatusCount[];
  readonly onTheLot: readonly LotStatusCount[];
}

/** Lot statuses that are put into the table of those off the lot, and taken out of it. */
export interface LotStatusChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** What a change of the table means for a dealership's CAO order of today. */
export interface LotStatusEffect {
  readonly dealership: string;
  /** Vehicles that a CAO order would take. */
  readonly before: number;
  readonly after: number;
}
