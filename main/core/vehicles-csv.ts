import { type CsvTable, formatCsv, makeHarmless } from './csv-cells.ts';
import type { Vehicle } from './vehicle.ts';

const HEADER = ['VIN', 'Make', 'Model', 'Year', 'Price', 'Full_Name', 'URL', 'Dealership'] as const;

/** The cells of `[DEALERSHIP]_vehicles.csv`, one row per vehicle in the order given. */
export function listVehicleCells(vehicles: readonly Vehicle[], dealershipName: string): CsvTable {
  const rows = vehicles.map((vehicle) =>
    [
      vehicle.vin,
      vehicle.make,
      vehicle.model,
      vehicle.year === null ? '' : String(vehicle.year),
      formatPrice(vehicle.price),
      vehicle.fullName,
      vehicle.url ?? '',
      dealershipName,
    ].map(makeHarmless),
  );
  return { header: HEADER, rows, quotedColumns: [HEADER.indexOf('Full_Name')] };
}

/** The text of `[DEALERSHIP]_vehicles.csv` (UTF-8 without BOM, CRLF, `Full_Name` always quoted). */
export function formatVehiclesCsv(vehicles: readonly Vehicle[], dealershipName: string): string {
  return formatCsv(listVehicleCells(vehicles, dealershipName));
}

/** Dollars as digits, whole ones without decimals: `22500`, `22500.50`; blank when there is no price. */
function formatPrice(price: number | null): string {
  if (price === null) return '';
  return Number.isInteger(price) ? String(price) : price.toFixed(2);
}
