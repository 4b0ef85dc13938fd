/** The entries of one order in a VIN log, counted; of a search, those that it found. */
export interface VinLogOrder {
  readonly dealership: string;
  /** `''` for entries that belong to no order. */
  readonly orderNumber: string;
  /** The order of this application that made the entries, or `null` when they were imported or written by hand. */
  readonly orderId: number | null;
  readonly orderType: string;
  /** `YYYY-MM-DD`, or `null`. */
  readonly orderDate: string | null;
  readonly vins: number;
  readonly flagged: number;
  /** UTC ISO instant of the newest entry. */
  readonly addedAt: string;
}

/** One entry of an order of a VIN log. */
export interface LoggedVin {
  readonly id: number;
  readonly vin: string;
  /** The vehicle's name in the order, the inventory or a past import; `''` when nothing knows it. */
  readonly vehicle: string;
  readonly orderType: string;
  readonly orderDate: string | null;
  readonly template: string;
  readonly flag: string;
  /** The file that it came from, for example; `''` for an order of this application. */
  readonly source: string;
  readonly addedAt: string;
}
