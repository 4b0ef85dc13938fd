import type { VinLogLine } from './parse-vin-log.ts';

/** An entry that a VIN log has already. */
export interface LoggedVin {
  readonly vin: string;
  readonly orderNumber: string;
}

/** What importing a legacy log means. rows = added + known; flagged ones are among both. */
export interface VinLogImportPlan {
  readonly rows: number;
  /** VINs that the log did not have. */
  readonly added: number;
  /** Rows whose VIN the log had, or the file has further up. */
  readonly known: number;
  readonly flagged: number;
  readonly entries: readonly (VinLogLine & { readonly outcome: 'added' | 'known' })[];
  /** The rows for the history: every VIN and order once, those aside that the log has. */
  readonly toRecord: readonly VinLogLine[];
}

/** Compares the lines of a legacy log with a VIN log. Importing a file again records nothing. */
export function planVinLogImport(lines: readonly VinLogLine[], logged: Iterable<LoggedVin>): VinLogImportPlan {
  const vins = new Set<string>();
  const pairs = new Set<string>();
  const remember = ({ vin, orderNumber }: LoggedVin) => {
    vins.add(vin);
    pairs.add(`${vin} ${orderNumber}`);
  };
  for (const entry of logged) remember(entry);

  const entries: VinLogImportPlan['entries'][number][] = [];
  const toRecord: VinLogLine[] = [];
  for (const line of lines) {
    entries.push({ ...line, outcome: vins.has(line.vin) ? 'known' : 'added' });
    if (!pairs.has(`${line.vin} ${line.orderNumber}`)) toRecord.push(line);
    remember(line);
  }
  const added = entries.filter(({ outcome }) => outcome === 'added').length;
  const flagged = entries.filter(({ flag }) => flag !== '').length;
  return { rows: entries.length, added, known: entries.length - added, flagged, entries, toRecord };
}
