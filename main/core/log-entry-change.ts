/** What is changed of an entry of a VIN log that no order of this application made; what is left out stays. */
export interface LogEntryChange {
  readonly vin?: string;
  readonly orderNumber?: string;
  /** `YYYY-MM-DD`, or `null`. */
  readonly orderDate?: string | null;
}

/** One thing that a person did to an entry of a VIN log. */
export interface LogEntryAudit {
  /** UTC ISO instant. */
  readonly at: string;
  readonly action: 'change' | 'remove' | 'restore';
  /** Of a change, each value that is different now: what it was, and what it became. */
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}
