/** Words of a log's file name that say nothing of whose log it is. */
const IDLE_WORDS: ReadonlySet<string> = new Set(['vin', 'vins', 'log', 'logs', 'vinlog', 'vinlogs']);

/** By what a dealership's log may be called. */
export interface LogNames {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Code of the dealership's log in the older system, or `null`. */
  readonly legacyLogCode: string | null;
}

/**
 * Guesses whose VIN log a file is from its name: `vin_log_porsche_st_louis.csv` and `PORSCHE_STL_VIN_LOG.csv` are those
 * of the dealership with this name, alias or code. Equality, never a part; `null` when none or several fit.
 */
export function guessLogOwner(fileName: string, dealerships: readonly LogNames[]): string | null {
  const wanted = fold(fileName.replace(/\.[^.]*$/, ''));
  const fitting = dealerships.filter(({ name, aliases, legacyLogCode }) =>
    [name, ...aliases, legacyLogCode ?? ''].some((text) => wanted !== '' && fold(text) === wanted),
  );
  return fitting.length === 1 ? (fitting[0]?.name ?? null) : null;
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => !IDLE_WORDS.has(word))
    .join('');
}
