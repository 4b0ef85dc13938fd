import type { Dealership } from '../../main/core/dealership.ts';
import type { RunSheet, RunSheetRow } from '../../main/core/run-sheet.ts';
import { addDealership, logVins, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';

export const MONDAY = '2026-11-23';
/** VINs of the vehicles below; the last is on no lot. */
export const [A = '', B = '', C = '', D = '', E = '', F = ''] = VINS;

/** A shop whose Monday has three CAO dealerships (two vehicles, one, none) and a LIST one. */
export async function openMonday(): Promise<{
  readonly shop: Shop;
  readonly alpha: Dealership;
  readonly beta: Dealership;
}> {
  const shop = await openShop();
  const alpha = await addDealership(shop, 'Alpha Motors', { schedule: ['mon', 'thu'] });
  const beta = await addDealership(shop, 'Beta Motors', { schedule: ['mon'] });
  await addDealership(shop, 'Delta Motors', { schedule: ['mon'] });
  await addDealership(shop, 'Lima Motors', { schedule: ['mon'], orderType: 'list' });
  await addDealership(shop, 'Tango Motors', { schedule: ['tue'] });
  await addDealership(shop, 'Sleeping Motors', { schedule: ['mon'], isActive: false });
  for (const dealership of [alpha, beta]) await logVins(shop, dealership, [C]);
  await stockLots(shop, [
    [
      alpha,
      [
        makeVehicle(A),
        makeVehicle(B, { condition: 'cpo' }),
        makeVehicle(C),
        makeVehicle(D, { lotStatus: 'In Transit' }),
      ],
    ],
    [beta, [makeVehicle(E)]],
  ]);
  return { shop, alpha, beta };
}

/** The row of a dealership. @throws Error when it is not on the sheet */
export function rowOf(sheet: RunSheet, dealership: string): RunSheetRow {
  const row = sheet.rows.find((one) => one.dealership === dealership);
  if (!row) throw new Error(`${dealership} is not on the sheet.`);
  return row;
}

/** The dealerships of the rows, in their order. */
export function namesOf({ rows }: RunSheet): readonly string[] {
  return rows.map(({ dealership }) => dealership);
}
