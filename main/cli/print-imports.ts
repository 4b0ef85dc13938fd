import type { CallOutput, ImportReport } from '../../preload/contract.ts';
import { formatTable } from './format-table.ts';

/** Refusals printed before the rest is only counted; `--json` has them all. */
const REFUSALS_SHOWN = 20;

/** An import's account: rows, files, refusals, the difference per dealership, warnings. */
export function formatImportReport(report: ImportReport): string {
  const { id, status, mode, rowsRead, rowsStored, rowsRefused } = report.import;
  const parts = [
    `Import ${id} is ${status} (${mode}): ${rowsRead} rows read = ${rowsStored} stored + ${rowsRefused} refused.`,
    formatTable(report.files, [
      { header: 'File', value: (file) => file.file },
      { header: 'Encoding', value: (file) => file.encoding },
      { header: 'Delimiter', value: (file) => (file.delimiter === '\t' ? 'tab' : file.delimiter) },
      { header: 'Header line', value: (file) => file.headerLine, align: 'right' },
      { header: 'Rows', value: (file) => file.rows, align: 'right' },
    ]),
    formatTable(report.dealerships, [
      { header: 'Dealership', value: (line) => line.dealership ?? `(unmatched) ${line.location}` },
      { header: 'Vehicles', value: (line) => line.vehicles, align: 'right' },
      { header: 'Before', value: (line) => line.previous, align: 'right' },
      { header: 'Added', value: (line) => line.added, align: 'right' },
      { header: 'Gone', value: (line) => line.gone, align: 'right' },
    ]),
  ];
  for (const { location, rows } of report.unmatchedLocations) {
    parts.push(
      `No dealership is known as "${location}" (${rows} rows). Add it to all the aliases of one with: dealerships set NAME '{"aliases":[...]}', then activate this import again: imports activate ${id}`,
    );
  }
  for (const { file, line, message } of report.refusals.slice(0, REFUSALS_SHOWN)) {
    parts.push(`Refused: ${file}, line ${line}: ${message}`);
  }
  const more = report.refusals.length - REFUSALS_SHOWN;
  if (more > 0) parts.push(`... and ${more} more refused rows (--json lists them all)`);
  for (const { message, count } of report.warnings) parts.push(`Note: ${message} (${count})`);
  return parts.join('\n\n').replace(/\n\n(Refused|Note|\.\.\.)/g, '\n$1');
}

/** The import history, newest first. */
export function formatImports({ imports }: CallOutput<'listImports'>): string {
  if (imports.length === 0) return 'Nothing has been imported yet.';
  return formatTable(imports, [
    { header: 'Id', value: (line) => line.id, align: 'right' },
    { header: 'Status', value: (line) => line.status },
    { header: 'Imported at', value: (line) => line.importedAt },
    { header: 'Source', value: (line) => line.source },
    { header: 'Vehicles', value: (line) => line.totalVehicles, align: 'right' },
    { header: 'Dealerships', value: (line) => line.dealershipsCount, align: 'right' },
    { header: 'Files', value: (line) => line.failure ?? line.files.join(', ') },
  ]);
}

/** A page of the active inventory. */
export function formatInventory({ total, vehicles }: CallOutput<'listInventory'>): string {
  if (total === 0) return 'No vehicles. Import a scraper file first.';
  const table = formatTable(vehicles, [
    { header: 'VIN', value: (vehicle) => vehicle.vin },
    { header: 'Stock', value: (vehicle) => vehicle.stock ?? '-' },
    { header: 'Condition', value: (vehicle) => vehicle.condition },
    { header: 'Lot status', value: (vehicle) => vehicle.lotStatus || '-' },
    { header: 'Vehicle', value: (vehicle) => vehicle.fullName },
    { header: 'Price', value: (vehicle) => vehicle.price ?? '-', align: 'right' },
    { header: 'Dealership', value: (vehicle) => vehicle.dealership ?? `(unmatched) ${vehicle.location}` },
  ]);
  return `${table}\n${vehicles.length} of ${total} vehicles`;
}
