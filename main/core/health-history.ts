/** The figures of one day, as they were recorded on it; `null` where nothing was. */
export interface HealthDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly importsLoaded: number;
  readonly importsFailed: number;
  readonly orders: number;
  /** Median time of publishing an order. */
  readonly orderMilliseconds: number | null;
  readonly databaseBytes: number | null;
  readonly backupBytes: number | null;
  /** Room left where order folders go. */
  readonly freeBytes: number | null;
  /** Calls that were to change something, those of them that were refused with a reason, and unforeseen failures. */
  readonly calls: number;
  readonly refused: number;
  readonly unforeseen: number;
}

/** How old a dealership's vehicles were on each day, in hours; `null` when nothing was recorded or it had none. */
export interface FreshnessLine {
  readonly dealership: string;
  /** One for each day of the history. */
  readonly hours: readonly (number | null)[];
}

/** What was recorded of the application's health, oldest day first. */
export interface HealthHistory {
  readonly days: readonly HealthDay[];
  readonly freshness: readonly FreshnessLine[];
}
