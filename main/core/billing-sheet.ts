import { formatCsvRow, makeHarmless } from './csv-cells.ts';
import type { OrderType } from './dealership.ts';
import type { ListEntry, OrderDraft, OrderVehicle } from './order.ts';
import type { Condition } from './vehicle.ts';

const ORDER_LABEL = 'Order';

/** What stands for the number of an earlier order that has none. */
export const WITHOUT_NUMBER = 'an order without a number';

const BILLED_CONDITION: Readonly<Record<Condition, string>> = { new: 'New', po: 'PO', cpo: 'CPO', unknown: 'Unknown' };

/** What an order is billed by. Made from the reviewed draft, so before the order's own VINs are logged. */
export interface BillingSheet {
  readonly dealership: string;
  readonly type: OrderType;
  readonly number: string | null;
  readonly vehicles: readonly BilledVehicle[];
  readonly totals: BillingTotals;
  /** What the dealership asked for and the active inventory does not have, as VINs or as it was entered. */
  readonly notOnWebsite: readonly string[];
}

/** A vehicle that the shop produced. */
export interface BilledVehicle {
  readonly vin: string;
  readonly stock: string;
  readonly condition: Condition;
  readonly name: string;
  /** The earlier order that had this VIN already (`''` when without a number), else `null`. */
  readonly alreadyOrderedIn: string | null;
}

/** produced = new + po + cpo + unknown. */
export interface BillingTotals {
  readonly new: number;
  readonly po: number;
  readonly cpo: number;
  readonly unknown: number;
  /** Produced, plus what was asked for and could not be made into a vehicle. */
  readonly ordered: number;
  readonly produced: number;
  /** Produced although the VIN log had the VIN before this order. */
  readonly duplicates: number;
  readonly notOnWebsite: number;
}

/** Sums up an order for billing. */
export function buildBillingSheet(
  order: Pick<OrderDraft, 'dealership' | 'type' | 'number' | 'vehicles' | 'entries'>,
): BillingSheet {
  const { vehicles } = order;
  const notOnWebsite = [
    ...vehicles.filter((vehicle) => !vehicle.onWebsite).map((vehicle) => vehicle.vin),
    ...order.entries.filter((entry) => entry.outcome === 'unknown-stock').map((entry) => entry.input),
  ];
  const count = (condition: Condition) => vehicles.filter((vehicle) => vehicle.condition === condition).length;
  return {
    dealership: order.dealership,
    type: order.type,
    number: order.number,
    vehicles: vehicles.map(billVehicle),
    totals: {
      new: count('new'),
      po: count('po'),
      cpo: count('cpo'),
      unknown: count('unknown'),
      ordered: vehicles.length + order.entries.filter(isUnfulfilled).length,
      produced: vehicles.length,
      duplicates: vehicles.filter((vehicle) => vehicle.alreadyOrderedIn !== null).length,
      notOnWebsite: notOnWebsite.length,
    },
    notOnWebsite,
  };
}

/** The text of `[DEALERSHIP]_billing.csv`: the order, its totals, its vehicles, and what was not found. */
export function formatBillingCsv(sheet: BillingSheet): string {
  const { totals } = sheet;
  const rows: readonly (readonly string[])[] = [
    [ORDER_LABEL, sheet.number ?? ''],
    ['Dealership', sheet.dealership],
    ['Type', sheet.type.toUpperCase()],
    [],
    ['New', String(totals.new)],
    ['PO', String(totals.po)],
    ['CPO', String(totals.cpo)],
    ...(totals.unknown > 0 ? [['Unknown', String(totals.unknown)]] : []),
    ['Ordered', String(totals.ordered)],
    ['Produced', String(totals.produced)],
    ['Duplicates', String(totals.duplicates)],
    ['Not on Website', String(totals.notOnWebsite)],
    [],
    ['VIN', 'Vehicle', 'Stock', 'Condition', 'Already ordered in'],
    ...sheet.vehicles.map((vehicle) => [
      vehicle.vin,
      vehicle.name,
      vehicle.stock,
      BILLED_CONDITION[vehicle.condition],
      vehicle.alreadyOrderedIn === null ? '' : vehicle.alreadyOrderedIn || WITHOUT_NUMBER,
    ]),
    ...(sheet.notOnWebsite.length > 0 ? [[], ['Not on Website'], ...sheet.notOnWebsite.map((text) => [text])] : []),
  ];
  return rows.map((row) => `${formatCsvRow(row.map(makeHarmless))}\r\n`).join('');
}

/** The same billing sheet with another order number in its first line; `null` when that line is no longer ours. */
export function renumberBillingCsv(csv: string, number: string | null): string | null {
  const endOfLine = csv.indexOf('\r\n');
  if (endOfLine < 0 || !csv.startsWith(`${ORDER_LABEL},`)) return null;
  return formatCsvRow([ORDER_LABEL, makeHarmless(number ?? '')]) + csv.slice(endOfLine);
}

function billVehicle(vehicle: OrderVehicle): BilledVehicle {
  return {
    vin: vehicle.vin,
    stock: vehicle.stock ?? '',
    condition: vehicle.condition,
    name: vehicle.fullName,
    alreadyOrderedIn: vehicle.alreadyOrderedIn,
  };
}

/** Asked for, but no vehicle came of it; repeated and ignored entries were not asked for. */
function isUnfulfilled(entry: ListEntry): boolean {
  return entry.outcome === 'invalid' || entry.outcome === 'unknown-stock' || entry.outcome === 'ambiguous-stock';
}
