import type { CallOutput } from '../../preload/contract.ts';
import { formatTable } from './format-table.ts';

/** A dealership's VIN log. */
export function formatVinLog({ entries }: CallOutput<'readVinLog'>): string {
  if (entries.length === 0) return 'The VIN log is empty.';
  const table = formatTable(entries, [
    { header: 'VIN', value: (entry) => entry.vin },
    { header: 'Order', value: (entry) => entry.orderNumber || '-' },
    { header: 'Type', value: (entry) => entry.orderType },
    { header: 'Date', value: (entry) => entry.orderDate ?? '-' },
    { header: 'Flag', value: (entry) => entry.flag },
  ]);
  return `${table}\n${entries.length} entries`;
}

/** What a VIN-log import did, or would do. */
export function formatVinLogImport({ import: report }: CallOutput<'importVinLog'>): string {
  return `${report.rows} VIN rows: ${report.added} added, ${report.known} already known, ${report.flagged} flagged.`;
}

/** What moving in from another system did, or would do: every file and every dealership in it. */
export function formatMovingReport({ logs, settings }: CallOutput<'moveIn'>): string {
  const logTable = formatTable(logs, [
    { header: 'VIN log', value: (log) => log.file },
    { header: 'Dealership', value: (log) => log.dealership ?? '-' },
    { header: 'Rows', value: (log) => log.rows, align: 'right' },
    { header: 'Added', value: (log) => log.added, align: 'right' },
    { header: 'Known', value: (log) => log.known, align: 'right' },
    { header: 'Flagged', value: (log) => log.flagged, align: 'right' },
    { header: '', value: (log) => log.problem?.message ?? '' },
  ]);
  const settingsTable = formatTable(settings, [
    { header: 'Settings of', value: (one) => (one.isNew ? `${one.dealership} (new)` : one.dealership) },
    { header: 'Changes', value: (one) => one.changes.map(({ setting }) => setting).join(', ') || '-' },
    { header: 'No place here', value: (one) => one.ignored.join(', ') || '-' },
    { header: '', value: (one) => one.problem?.message ?? '' },
  ]);
  return [logs.length > 0 ? logTable : '', settings.length > 0 ? settingsTable : ''].filter(Boolean).join('\n\n');
}

/** Why a VIN is, or is not, in the next CAO order. */
export function formatWhy({ verdict, steps }: CallOutput<'explainVin'>): string {
  const lines = steps.map((step) => `  ${step.passed ? 'passes' : 'STOPS '}  ${step.step}: ${step.message}`);
  return [verdict, ...lines].join('\n');
}

/** The debugging checklist. */
export function formatChecks({ checks }: CallOutput<'checkHealth'>): string {
  return formatTable(checks, [
    { header: '', value: (check) => (check.ok ? 'ok' : 'LOOK') },
    { header: 'Check', value: (check) => check.id },
    { header: 'Value', value: (check) => check.value },
    { header: '', value: (check) => check.message },
  ]);
}

/** The backups, newest first. */
export function formatBackups({ backups }: CallOutput<'listBackups'>): string {
  if (backups.length === 0) return 'No backups yet.';
  return formatTable(backups, [
    { header: 'Made at', value: (backup) => backup.createdAt },
    { header: 'Bytes', value: (backup) => backup.bytes, align: 'right' },
    { header: 'File', value: (backup) => backup.file },
  ]);
}
