import type { EditableField } from './editable-fields.ts';
import type { OrderVehicle } from './order.ts';
import { hasValidCheckDigit } from './vin.ts';

/** Something about one vehicle of an order that is worth a look; nothing here keeps an order from being published. */
export interface VehicleCheck {
  readonly vin: string;
  /** Where to look. */
  readonly field: EditableField | 'vin';
  readonly code: 'missing-stock' | 'missing-price' | 'missing-url' | 'check-digit' | 'long-trim' | 'duplicate-stock';
  readonly message: string;
}

/** Characters of a trim that still fit on a printed window graphic. */
const LONGEST_TRIM = 40;

/** Looks through the vehicles of an order, in their order. */
export function findVehicleChecks(vehicles: readonly OrderVehicle[]): readonly VehicleCheck[] {
  const owners = Map.groupBy(vehicles, ({ stock }) => stock?.toUpperCase());
  return vehicles.flatMap((vehicle) => {
    const sharing = vehicle.stock === null ? 1 : (owners.get(vehicle.stock.toUpperCase())?.length ?? 1);
    return checkVehicle(vehicle, sharing).map((check) => ({ ...check, vin: vehicle.vin }));
  });
}

function checkVehicle(vehicle: OrderVehicle, sharing: number): readonly Omit<VehicleCheck, 'vin'>[] {
  const { vin, stock, price, url, trim } = vehicle;
  const checks: readonly (Omit<VehicleCheck, 'vin'> | false)[] = [
    !hasValidCheckDigit(vin) && {
      field: 'vin',
      code: 'check-digit',
      message: 'The check digit of the VIN is wrong: compare it with the vehicle.',
    },
    stock === null && { field: 'stock', code: 'missing-stock', message: 'The stock number is missing.' },
    sharing > 1 && {
      field: 'stock',
      code: 'duplicate-stock',
      message: `${sharing} vehicles of the order have the stock number ${stock}.`,
    },
    trim.length > LONGEST_TRIM && {
      field: 'trim',
      code: 'long-trim',
      message: `The trim has ${trim.length} characters; more than ${LONGEST_TRIM} may not fit.`,
    },
    // A LIST placeholder has the price 0.
    !price && { field: 'price', code: 'missing-price', message: 'The price is missing.' },
    !/^https?:\/\//i.test(url ?? '') && {
      field: 'url',
      code: 'missing-url',
      message: 'There is no web address: the QR code opens no page.',
    },
  ];
  return checks.filter((check) => check !== false);
}
