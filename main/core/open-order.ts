import type { OrderType } from './dealership.ts';

/** An order that is not written yet and can still take a vehicle: a row of a run sheet, or a draft beside it. */
export interface OpenOrder {
  /** The row, or `null` for a draft that is on no run sheet. */
  readonly rowId: number | null;
  /** The draft, or `null` for a row for which none was made yet. */
  readonly orderId: number | null;
  /** The day of the run sheet, `YYYY-MM-DD`; `null` for a draft that is on none. */
  readonly date: string | null;
  readonly type: OrderType;
  readonly number: string | null;
  /** In the draft; `null` while there is none. */
  readonly vehicles: number | null;
}
