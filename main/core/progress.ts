/** How far a long piece of work has come. */
export interface Progress {
  /** What is being done, in the operator's words, for example `Reading complete_data.csv`. */
  readonly label: string;
  readonly done: number;
  /** `null` while the total is not known. */
  readonly total: number | null;
  readonly unit: 'rows' | 'vehicles' | 'orders' | 'bytes' | 'sites' | 'steps';
}
