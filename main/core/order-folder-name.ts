import type { OrderType } from './dealership.ts';
import { makeSafeFileName } from './safe-file-name.ts';

/**
 * Names an order's folder `[DEALERSHIP]_[CAO|LIST|MAINTENANCE]_[YYYYMMDD_HHMMSS]`; `localTime` is the last part.
 * A name that `taken` knows (compare without regard to case, as Windows does) gets `_2`, `_3` and so on.
 */
export function nameOrderFolder(
  dealership: string,
  type: OrderType,
  localTime: string,
  taken: (name: string) => boolean,
): string {
  return findFreeName(`${makeSafeFileName(dealership)}_${type.toUpperCase()}_${localTime}`, taken);
}

/** The name itself when it is free, else with the first free suffix `_2`, `_3` and so on. */
export function findFreeName(name: string, taken: (name: string) => boolean): string {
  let candidate = name;
  for (let suffix = 2; taken(candidate); suffix += 1) candidate = `${name}_${suffix}`;
  return candidate;
}

/** Names the hidden folder in which an order folder is written before it is published. */
export function nameStagingFolder(id: number | string): string {
  return `.staging-${id}`;
}
