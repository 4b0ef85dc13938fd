import type { ReactNode } from 'react';
import type { InventorySearch, InventorySort, ListedVehicle } from '../../preload/contract.ts';
import { CONDITION_WORDS } from '../review/vehicle-table.tsx';
import { formatInstant, formatPrice } from '../shell/words.ts';

/** A column of the grid of vehicles, the VIN aside, which every row begins with. */
export interface GridColumn {
  readonly heading: string;
  readonly width?: number;
  readonly align?: 'right';
  readonly isMono?: boolean;
  readonly sortBy?: InventorySort['by'];
  readonly show: (vehicle: ListedVehicle) => ReactNode;
}

const VIN: GridColumn = { heading: 'VIN', width: 165, sortBy: 'vin', show: ({ vin }) => vin };
const STOCK: GridColumn = {
  heading: 'Stock',
  width: 85,
  isMono: true,
  sortBy: 'stock',
  show: ({ stock }) => stock ?? '–',
};
const VEHICLE: GridColumn = { heading: 'Vehicle', sortBy: 'vehicle', show: ({ fullName }) => fullName || '–' };
const DEALERSHIP: GridColumn = {
  heading: 'Dealership',
  sortBy: 'dealership',
  show: ({ dealership, location }) => dealership ?? `${location} (no dealership)`,
};
const CONDITION: GridColumn = {
  heading: 'Condition',
  width: 92,
  sortBy: 'condition',
  show: ({ condition }) => CONDITION_WORDS[condition],
};
const LOT_STATUS: GridColumn = {
  heading: 'Lot status',
  width: 95,
  sortBy: 'lotStatus',
  show: ({ lotStatus }) => lotStatus || '–',
};
const DAYS: GridColumn = {
  heading: 'Days',
  width: 60,
  align: 'right',
  sortBy: 'days',
  show: ({ days }) => days ?? '–',
};
const PRICE: GridColumn = {
  heading: 'Price',
  width: 85,
  align: 'right',
  sortBy: 'price',
  show: ({ price }) => formatPrice(price),
};
const PRICE_BEFORE: GridColumn = {
  heading: 'Price before',
  width: 110,
  align: 'right',
  show: ({ change }) => formatPrice(change?.priceBefore ?? null),
};
const MOVED_FROM: GridColumn = { heading: 'Moved from', show: ({ change }) => change?.from ?? '–' };
const GRAPHICS: GridColumn = {
  heading: 'Order',
  width: 85,
  show: ({ orderedIn, excludedBecause }) => {
    if (excludedBecause !== null) return 'Excluded';
    return orderedIn === null ? '–' : orderedIn || 'no number';
  },
};
const LAST_SEEN: GridColumn = {
  heading: 'Last seen',
  width: 160,
  sortBy: 'lastSeen',
  show: ({ past }) => (past?.lastSeenAt ? formatInstant(past.lastSeenAt) : 'in no import'),
};
const STANDS_AT: GridColumn = { heading: 'Stands now at', show: ({ past }) => past?.standsAt ?? '–' };

const ACTIVE = [VIN, STOCK, VEHICLE, DEALERSHIP, CONDITION, LOT_STATUS, DAYS, PRICE, GRAPHICS];
const PRICED = [VIN, STOCK, VEHICLE, DEALERSHIP, CONDITION, LOT_STATUS, PRICE_BEFORE, PRICE, GRAPHICS];
const MOVED = [VIN, STOCK, VEHICLE, DEALERSHIP, MOVED_FROM, CONDITION, PRICE_BEFORE, PRICE, GRAPHICS];
const PAST = [VIN, STOCK, VEHICLE, DEALERSHIP, CONDITION, PRICE, GRAPHICS, LAST_SEEN, STANDS_AT];

/** The columns that tell most about what was looked for. */
export function listColumns({ scope, change }: InventorySearch): readonly GridColumn[] {
  if (scope === 'past' || change === 'gone') return PAST;
  if (change === 'price') return PRICED;
  return change === 'moved' ? MOVED : ACTIVE;
}
