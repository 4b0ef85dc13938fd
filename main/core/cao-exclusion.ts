/** A VIN that the operator keeps out of a dealership's CAO orders. */
export interface CaoExclusion {
  readonly dealership: string;
  readonly vin: string;
  /** In the operator's words. */
  readonly reason: string;
  /** UTC ISO instant. */
  readonly excludedAt: string;
  /** The vehicle as the dealership's active inventory names it; `null` when it is not in it. */
  readonly fullName: string | null;
}
