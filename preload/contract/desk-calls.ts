import type { OrderType } from '../../main/core/dealership.ts';
import type { OrderEdit } from '../../main/core/order-edits.ts';
import type { OrderDetail, OrderResult } from '../../main/core/order-record.ts';
import type { ListClassification, OrderReview, PreviewedFile, PreviewedQrCode } from '../../main/core/order-review.ts';
import type { RunSheet, UnfinishedRow } from '../../main/core/run-sheet.ts';
import type { ById, ByName, Confirmable } from './words.ts';

/** What is changed of a row of the run sheet; what is left out stays. */
export interface RunSheetChange extends ById, Confirmable {
  readonly type?: OrderType;
  /** `null` takes the number away. */
  readonly number?: string | null;
  readonly listText?: string;
  readonly isReady?: boolean;
  /** The place in the sheet, counted from 0. */
  readonly position?: number;
}

/** The run sheet, and orders on the way to be written. */
export interface DeskCalls {
  /** The run sheet of a day (today when left out) as it is; nothing is filled in. A brief one is not counted. */
  readRunSheet(input: { readonly date?: string; readonly brief?: boolean }): RunSheet;
  /** The run sheet of a day, filled from the schedule when it is opened for the first time. */
  openRunSheet(input: { readonly date?: string }): RunSheet;
  addRunSheetRow(input: ByName & { readonly date: string; readonly type?: OrderType }): RunSheet;
  /** Takes a row off the sheet, its draft with it. A row whose order is published stays. */
  removeRunSheetRow(input: ById & Confirmable): RunSheet;
  changeRunSheetRow(input: RunSheetChange): RunSheet;
  /** Orders of the days before that were never written and still have something to print. */
  listUnfinishedRows(input: { readonly date?: string }): { readonly rows: readonly UnfinishedRow[] };
  /** Moves such rows to a day's sheet. */
  takeOverRows(input: { readonly date: string; readonly ids: readonly number[] }): RunSheet;
  /** Leaves such rows on their day, so that they are not offered again; or offers them again. */
  leaveRows(input: { readonly ids: readonly number[]; readonly isLeft: boolean }): { readonly changed: number };
  /** Numbers the rows below that have something to print as a series that begins with this row's number. */
  fillOrderNumbers(input: ById): RunSheet;
  /** Makes, or returns, the row's draft; `null` when there is nothing to print. */
  prepareRunSheetRow(input: ById): { readonly order: OrderDetail | null };
  /** Throws the row's draft away, edits included, and prepares it again from the active import. */
  refreshRunSheetRow(input: ById): { readonly order: OrderDetail | null };
  /**
   * Publishes each row's draft in a transaction of its own; a failure stays in its row and touches no other. One whose
   * orders folder is away waits for it.
   */
  runOrders(input: Confirmable & { readonly ids: readonly number[]; readonly practice?: boolean }): {
    readonly orders: readonly OrderResult[];
  };
  /** Makes a draft beside the run sheet; `null` when there is nothing to print. */
  prepareOrder(input: ByName & { readonly type: OrderType; readonly text?: string; readonly number?: string }): {
    readonly order: OrderDetail | null;
  };
  /** Publishes a draft. When the orders folder is away the order waits for it: `waitingSince` says so. */
  publishOrder(input: ById & Confirmable & { readonly number?: string; readonly practice?: boolean }): {
    readonly order: OrderDetail;
  };
  discardDraft(input: ById): { readonly discarded: number };
  /** Publishes the orders whose orders folder is back; with an id, tries that one now, into the present orders folder. */
  publishWaitingOrders(input: Partial<ById>): { readonly orders: readonly OrderResult[] };
  /** Ends the waiting of an order: it is a draft like any other again. */
  cancelWaiting(input: ById): { readonly order: OrderDetail };
  reviewOrder(input: ById): { readonly order: OrderReview };
  editOrder(input: ById & { readonly edit: OrderEdit }): { readonly order: OrderReview };
  undoOrderEdit(input: ById): { readonly order: OrderReview };
  redoOrderEdit(input: ById): { readonly order: OrderReview };
  /** The text files of the order folder. Paths of a draft name the folder that publishing now would make. */
  previewOrderFiles(input: ById): { readonly folder: string; readonly files: readonly PreviewedFile[] };
  readQrCodes(input: ById & { readonly offset?: number; readonly limit?: number }): {
    readonly total: number;
    readonly codes: readonly PreviewedQrCode[];
  };
  /** Says of everything in a pasted text what it is and what is known of it. */
  classifyList(input: ByName & { readonly text: string }): ListClassification;
}
