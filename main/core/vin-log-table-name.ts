/** What every VIN-log table's name ends with. */
const SUFFIX = '_vin_log';

/** Stands in where a name leaves nothing, or nothing that SQLite allows, to name a table after. */
const STAND_IN = 'dealership';

/**
 * Folds a dealership's name into the name of its VIN-log table: `Serra Honda O'Fallon` becomes
 * `serra_honda_ofallon_vin_log`. Accents are dropped; a name of nothing but symbols folds to `_vin_log`.
 */
export function foldTableName(name: string): string {
  return `${foldWords(name)}${SUFFIX}`;
}

/**
 * Finds the table name for a new dealership: the folded name, with a number where the name is taken already
 * (`weber_chevrolet_2_vin_log`). Never empty, and never one of the `sqlite_` names that SQLite keeps for itself.
 *
 * @param taken Every table name in use, in lower case.
 */
export function allocateTableName(name: string, taken: ReadonlySet<string>): string {
  const folded = foldWords(name);
  const isUsable = folded !== '' && !`${folded}${SUFFIX}`.startsWith('sqlite_');
  const words = isUsable ? folded : [STAND_IN, folded].filter(Boolean).join('_');
  let candidate = `${words}${SUFFIX}`;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${words}_${number}${SUFFIX}`;
  return candidate;
}

/** Quotes a table or column name for SQL. The only way an identifier that is not a literal gets into a statement. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function foldWords(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[\s/_-]+/g, '_')
    .replace(/[^a-z0-9_]/g, '')
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '');
}
