import type { LogEntryAudit, LogEntryChange } from '../../main/core/log-entry-change.ts';
import type { MovingReport } from '../../main/core/moving-report.ts';
import type { VinLogState } from '../../main/core/vin-log-health.ts';
import type { LoggedVin, VinLogOrder } from '../../main/core/vin-log-order.ts';
import type { ById, ByName, FileReference, Nothing, PageInput, SavedText } from './words.ts';

/** One entry of a VIN log. */
export interface VinLogEntry {
  readonly vin: string;
  readonly orderNumber: string;
  readonly orderType: string;
  /** `YYYY-MM-DD`, or `null`. */
  readonly orderDate: string | null;
  readonly template: string;
  readonly flag: string;
}

export interface VinLogImportReport {
  readonly import: {
    readonly rows: number;
    readonly added: number;
    readonly known: number;
    readonly flagged: number;
  };
  /** The rows with a VIN, as they were read. */
  readonly entries: readonly {
    readonly line: number;
    readonly vin: string;
    readonly orderNumber: string;
    readonly orderDate: string | null;
    /** Why the VIN looks wrong, else `''`. */
    readonly flag: string;
    readonly outcome: 'added' | 'known';
  }[];
  /** Text that became no entry. */
  readonly ignored: readonly { readonly line: number; readonly text: string; readonly reason: string }[];
}

/** Which entries of the VIN logs are meant. */
export interface VinLogQuery {
  /** Every dealership when left out. */
  readonly dealership?: string;
  /** Part of a VIN or of an order number. */
  readonly search?: string;
  /** What was removed by hand, instead of what is in the logs. */
  readonly removed?: boolean;
}

/** A VIN log from outside. */
export interface VinLogHealth {
  readonly dealership: string;
  readonly state: VinLogState;
  readonly vins: number;
  /** `YYYY-MM-DD`, or `null`. */
  readonly lastOn: string | null;
  /** The most vehicles that any import ever brought. */
  readonly largestLot: number;
}

/** What was ordered before. */
export interface VinLogCalls {
  readVinLog(input: ByName): { readonly entries: readonly VinLogEntry[] };
  /** Takes VIN logs and dealership settings of another system over, many files at once. */
  moveIn(input: {
    readonly files: readonly { readonly file: FileReference; readonly dealership?: string }[];
    readonly dryRun?: boolean;
  }): MovingReport;
  /** Takes over a file, or text that was pasted; the number and the date are for rows that have no order. */
  importVinLog(
    input: ByName &
      ({ readonly file: FileReference } | { readonly text: string }) & {
        readonly orderNumber?: string;
        readonly orderDate?: string;
        readonly dryRun?: boolean;
      },
  ): VinLogImportReport;
  exportVinLog(input: ByName & { readonly file: FileReference }): { readonly file: string; readonly rows: number };
  /** The orders of the VIN logs, the newest first; `vins` counts the entries of all of them. */
  listVinLogOrders(input: VinLogQuery & PageInput): {
    readonly total: number;
    readonly vins: number;
    readonly orders: readonly VinLogOrder[];
  };
  listVinLogEntries(input: VinLogQuery & PageInput & Pick<VinLogOrder, 'dealership' | 'orderNumber' | 'orderId'>): {
    readonly total: number;
    readonly entries: readonly LoggedVin[];
  };
  /** Changes an imported or hand-written entry; `undo` is the change that takes this one back. */
  changeVinLogEntry(input: ById & LogEntryChange): { readonly undo: Required<LogEntryChange> };
  /** Takes an imported or hand-written entry out of its log, or with `restore` puts it back. */
  removeVinLogEntry(input: ById & { readonly restore?: boolean }): { readonly vin: string };
  /** What people did to an entry, the newest first. */
  readVinLogEntryAudit(input: ById): { readonly audit: readonly LogEntryAudit[] };
  /** Whose VIN logs files seem to be, from their names; `null` where nothing fits. */
  guessLogOwners(input: { readonly files: readonly string[] }): { readonly owners: readonly (string | null)[] };
  readVinLogHealth(input: Nothing): { readonly logs: readonly VinLogHealth[] };
  /** The found entries as CSV. */
  saveVinLog(input: VinLogQuery): SavedText;
  /** Takes an order's imported and hand-written entries out of a log. */
  removeVinLogOrder(input: ByName & { readonly orderNumber: string }): { readonly removed: number };
  /** Undoes the last removal of an order number. */
  restoreVinLogOrder(input: ByName & { readonly orderNumber: string }): { readonly restored: number };
}
