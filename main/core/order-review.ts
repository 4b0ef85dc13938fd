import type { BillingSheet } from './billing-sheet.ts';
import type { ListEntry, ListOutcome, OrderDraft } from './order.ts';
import type { OriginalValues } from './order-edits.ts';
import type { OrderDetail } from './order-record.ts';
import type { Vehicle } from './vehicle.ts';
import type { VehicleCheck } from './vehicle-checks.ts';

/** A vehicle that was kept out of an order. */
export type HeldBackLine = OrderDraft['heldBack'][number] & {
  /** As the active inventory has it now, or as it was excluded; `null` when the inventory no longer has it. */
  readonly vehicle: Vehicle | null;
};

/** A vehicle of the feed that an earlier order took. */
export interface AlreadyOrderedLine {
  readonly vin: string;
  /** As the active inventory has it now; `null` when it no longer has it. */
  readonly vehicle: Vehicle | null;
  /** The order that took it; `''` when it has no number. */
  readonly orderNumber: string;
}

/** An order looked at closely: everything that publishing will write, and everything that it leaves out. */
export interface OrderReview extends OrderDetail {
  /** What the operator changed, by VIN: the values as they were prepared. */
  readonly originals: Readonly<Record<string, OriginalValues>>;
  readonly heldBackVehicles: readonly HeldBackLine[];
  readonly alreadyOrderedVehicles: readonly AlreadyOrderedLine[];
  /** What undo and redo would do, in words; `null` when there is nothing to do, or the order is no draft. */
  readonly undo: string | null;
  readonly redo: string | null;
  readonly checks: readonly VehicleCheck[];
  /** The day of the run sheet on which it stands, `YYYY-MM-DD`; `null` when it is on none. */
  readonly sheetDate: string | null;
  readonly billing: BillingSheet;
}

/** A text file of an order folder, exactly as it is written. */
export interface PreviewedFile {
  /** Relative to the order folder, with `/` between names. */
  readonly path: string;
  readonly text: string;
  readonly encoding: 'utf8' | 'utf16le';
}

/** A QR code as it is printed. */
export interface PreviewedQrCode {
  readonly vin: string;
  readonly content: string;
  /** The picture, base64. */
  readonly png: string;
  /** What a decoder reads from the picture. */
  readonly decoded: string;
}

/** An entry of a pasted list with what is known of it. */
export interface ClassifiedEntry extends ListEntry {
  /** The order in the dealership's VIN log that took it (`''` when without a number). */
  readonly alreadyOrderedIn?: string;
  /** Another dealership in whose feed it stands, when it is not in this one's. */
  readonly otherDealership?: string;
  /** Why a CAO order would leave it out. A LIST takes it all the same. */
  readonly heldBackBecause?: string;
  /** The vehicle's name in the dealership's feed. */
  readonly fullName?: string;
}

/** What was pasted, accounted for: the counts add up to the entries. */
export interface ListClassification {
  readonly entries: readonly ClassifiedEntry[];
  readonly counts: Readonly<Record<ListOutcome, number>>;
}
