import type { OutputRules } from './dealership.ts';
import type { ListEntry, OrderVehicle } from './order.ts';
import type { InventoryVehicle } from './vehicle.ts';
import { readVehicleLink } from './vehicle-link.ts';
import { decodeMake, decodeModelYear } from './vin.ts';

/** What a LIST order knows beside its entries. */
export interface ListContext {
  readonly dealership: string;
  /** The dealership's active inventory. */
  readonly inventoryByVin: ReadonlyMap<string, InventoryVehicle>;
  /** The order numbers of the VINs that are in the dealership's VIN log (`''` when without a number). */
  readonly loggedIn: ReadonlyMap<string, string>;
  readonly output: Pick<OutputRules, 'enrichList' | 'decodeVin' | 'linkBase'>;
}

/**
 * The vehicle that stands for a VIN of which nothing else is known: make and model `Unknown`, year 0, price 0, full
 * name `Vehicle {VIN}`, URL `/vehicle/{VIN}`, absolute with a link base. Year and make come from the VIN if so set.
 */
export function makePlaceholder(
  vin: string,
  dealership: string,
  output: Pick<OutputRules, 'decodeVin' | 'linkBase'>,
): OrderVehicle {
  return {
    vin,
    stock: null,
    condition: 'unknown',
    lotStatus: '',
    year: (output.decodeVin ? decodeModelYear(vin) : null) ?? 0,
    make: (output.decodeVin ? decodeMake(vin) : null) ?? 'Unknown',
    model: 'Unknown',
    trim: '',
    color: '',
    price: 0,
    msrp: null,
    bodyStyle: '',
    fuelType: '',
    fullName: `Vehicle ${vin}`,
    url: makeLink(vin, output),
    inStockOn: null,
    location: dealership,
    source: 'list',
    alreadyOrderedIn: null,
    onWebsite: false,
  };
}

/**
 * The vehicles of a LIST: one for every VIN that was given, in the order given; no rule leaves one out, and what was
 * ordered before is kept and marked. Entries without a VIN, and those given twice, are not among them.
 */
export function buildListVehicles(entries: readonly ListEntry[], context: ListContext): readonly OrderVehicle[] {
  return entries.flatMap(({ outcome, vin }) => {
    if (vin === undefined || (outcome !== 'vin' && outcome !== 'stock')) return [];
    const alreadyOrderedIn = context.loggedIn.get(vin) ?? null;
    return [{ ...describeVehicle(vin, context), alreadyOrderedIn, onWebsite: context.inventoryByVin.has(vin) }];
  });
}

/** CAO united with a LIST: the CAO vehicles that the LIST does not have, then the LIST, marked where both have one. */
export function uniteMaintenance(cao: readonly OrderVehicle[], list: readonly OrderVehicle[]): readonly OrderVehicle[] {
  const listed = new Set(list.map(({ vin }) => vin));
  const chosen = new Set(cao.map(({ vin }) => vin));
  return [
    ...cao.filter(({ vin }) => !listed.has(vin)),
    ...list.map((vehicle) => (chosen.has(vehicle.vin) ? { ...vehicle, alsoInCao: true as const } : vehicle)),
  ];
}

/** Whether an order's vehicle goes to the VIN log: what CAO chose always, what was only listed if the dealership logs it. */
export function isLogged(vehicle: OrderVehicle, output: Pick<OutputRules, 'logListOrders'>): boolean {
  return vehicle.source === 'cao' || vehicle.alsoInCao === true || output.logListOrders;
}

function describeVehicle(vin: string, { dealership, inventoryByVin, output }: ListContext): OrderVehicle {
  const placeholder = makePlaceholder(vin, dealership, output);
  const known = output.enrichList ? inventoryByVin.get(vin) : undefined;
  if (!known) return placeholder;
  const { file: _file, line: _line, absentColumns: _absent, excludedBecause: _why, isInLog: _log, ...vehicle } = known;
  return { ...placeholder, ...vehicle, url: vehicle.url ?? placeholder.url };
}

function makeLink(vin: string, output: Pick<OutputRules, 'linkBase'>): string {
  const path = `/vehicle/${vin}`;
  return readVehicleLink({ url: path }, output) ?? path;
}
