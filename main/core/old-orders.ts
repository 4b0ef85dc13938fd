/** What old orders leave when they are cleared: the orders themselves, their vehicles and the VIN log stay. */
export interface OldOrders {
  /** Drafts that nobody published, and practice runs; they are deleted. Their folders stay. */
  readonly drafts: number;
  readonly practiceRuns: number;
  /** Published and voided orders whose held-back lists and edits go to a file of their own. */
  readonly archived: number;
  /** Absolute path of that file; `null` in a dry run, or when there was nothing for it. */
  readonly file: string | null;
}
