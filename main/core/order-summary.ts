import type { OrderType } from './dealership.ts';
import type { FunnelStep, OrderDraft, OrderWarning } from './order.ts';
import type { Condition } from './vehicle.ts';

/** Name of the summary inside an order folder. */
export const ORDER_SUMMARY_FILE = 'order_summary.json';

/** One file of an order folder. */
export interface OrderFile {
  /** Relative to the folder, with `/` between names. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** What `order_summary.json` says. Readers check `schemaVersion` first; a change that breaks them raises it. */
export interface OrderFolderSummary {
  readonly schemaVersion: 1;
  readonly applicationVersion: string;
  readonly orderId: number;
  readonly orderNumber: string | null;
  readonly orderType: OrderType;
  readonly dealership: string;
  /** The table of the dealership's VIN log, which stays when the dealership is renamed; absent in older folders. */
  readonly vinLog?: string | undefined;
  /** A practice run never touches a VIN log. */
  readonly practice: boolean;
  /** UTC ISO instants. */
  readonly preparedAt: string;
  readonly writtenAt: string;
  readonly template: { readonly new: string; readonly used: string };
  /** `null` for a built-in layout; absent in folders of before there were other templates. */
  readonly templateVersion?: { readonly new: number | null; readonly used: number | null } | undefined;
  readonly counts: Readonly<Record<Condition | 'vehicles', number>>;
  readonly funnel: readonly FunnelStep[];
  readonly warnings: readonly OrderWarning[];
  /** Every file of the folder but the summary itself. */
  readonly files: readonly OrderFile[];
}

/** The facts of an order that its summary tells beside the draft's own. */
export interface OrderSummaryFacts {
  readonly orderId: number;
  readonly vinLog: string;
  readonly practice: boolean;
  readonly preparedAt: string;
  readonly writtenAt: string;
  readonly applicationVersion: string;
  readonly template: { readonly new: string; readonly used: string };
  readonly templateVersion: { readonly new: number | null; readonly used: number | null };
}

/** Sums up an order and the files written for it. */
export function buildOrderSummary(
  draft: OrderDraft,
  facts: OrderSummaryFacts,
  files: readonly OrderFile[],
): OrderFolderSummary {
  const count = (condition: Condition) => draft.vehicles.filter((vehicle) => vehicle.condition === condition).length;
  return {
    schemaVersion: 1,
    applicationVersion: facts.applicationVersion,
    orderId: facts.orderId,
    orderNumber: draft.number,
    orderType: draft.type,
    dealership: draft.dealership,
    vinLog: facts.vinLog,
    practice: facts.practice,
    preparedAt: facts.preparedAt,
    writtenAt: facts.writtenAt,
    template: facts.template,
    templateVersion: facts.templateVersion,
    counts: {
      vehicles: draft.vehicles.length,
      new: count('new'),
      po: count('po'),
      cpo: count('cpo'),
      unknown: count('unknown'),
    },
    funnel: draft.funnel,
    warnings: draft.warnings,
    files,
  };
}

/** The text of `order_summary.json`. */
export function formatOrderSummary(summary: OrderFolderSummary): string {
  return `${JSON.stringify(summary, null, 2)}\n`;
}
