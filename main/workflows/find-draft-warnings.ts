import { countDay } from '../core/civil-date.ts';
import type { Dealership, OrderType } from '../core/dealership.ts';
import type { ListEntry, OrderWarning } from '../core/order.ts';
import { findOrderWarnings, type OrderTally } from '../core/order-warnings.ts';
import { findMappedLater } from '../database/import-locations.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import { readUsualOrderSize } from '../database/orders.ts';
import { readLastResult } from '../database/scraping-runs.ts';
import { countLog } from '../database/vin-logs.ts';
import { findNumberWarning } from './find-number-warning.ts';
import { formatLocalDate } from './local-time.ts';

/** Finds what is worth a look in an order before it is published. */
export function findDraftWarnings(
  db: ReadableDatabase,
  order: {
    readonly dealership: Dealership;
    readonly type: OrderType;
    readonly number: string | null;
    readonly tally: OrderTally;
    readonly entries: readonly ListEntry[];
    /** Vehicles of the dealership in the active inventory. */
    readonly feed: number;
    /** UTC ISO instant at which its vehicles were read, from a file or its website, or `null`. */
    readonly importedAt: string | null;
    readonly now: Date;
  },
): readonly OrderWarning[] {
  const { dealership, type, number, tally, entries, feed, importedAt, now } = order;
  const inventoryAgeDays =
    importedAt === null ? null : countDay(formatLocalDate(now)) - countDay(formatLocalDate(new Date(importedAt)));
  const warnings = findOrderWarnings(tally, {
    type,
    logEntries: countLog(db, dealership),
    usualVehicles: readUsualOrderSize(db, dealership.id),
    inventoryAgeDays,
  });
  return [
    ...warnings,
    ...findNumberWarning(db, number),
    ...(type !== 'list' && feed === 0
      ? [inform('not-in-feed', `${dealership.name} has no vehicle in the inventory.`)]
      : []),
    ...(type === 'list' ? [] : [...askForActivation(db, dealership), ...tellOfWebsite(db, dealership)]),
    ...findUnmatched(entries),
  ];
}

/** Vehicles of a website that could not be read, or that wait to be taken, are older than they need be. */
function tellOfWebsite(db: ReadableDatabase, { id, scraperEnabled }: Dealership): readonly OrderWarning[] {
  const last = scraperEnabled ? readLastResult(db, id) : null;
  if (last === null || last.effect === 'taken' || last.outcome === 'cancelled') return [];
  const what =
    last.effect === 'held'
      ? `${last.rows} newer vehicles of its website wait to be taken (${last.outcome}).`
      : `Its website could not be read the last time (${last.outcome}).`;
  return [inform('website-failed', `${what} These vehicles are from before.`)];
}

function askForActivation(db: ReadableDatabase, { id, name }: Dealership): readonly OrderWarning[] {
  const found = findMappedLater(db, id);
  if (!found) return [];
  const message = `${found.vehicles} vehicles are missing: their location became a name of ${name} after the import. Activate import ${found.importId} again to count them in.`;
  return [{ code: 'mapped-later', message, asks: true }];
}

/** What may be a mistyped VIN is a car that somebody waits for, so it asks; other text is only told. */
function findUnmatched(entries: readonly ListEntry[]): readonly OrderWarning[] {
  const warnings: OrderWarning[] = [];
  const mistyped = entries.filter(({ outcome }) => outcome === 'invalid').length;
  if (mistyped > 0) {
    const what =
      mistyped === 1 ? '1 entry of the list is no valid VIN' : `${mistyped} entries of the list are no valid VINs`;
    const message = `${what} and became no vehicle. Correct the list, or order without.`;
    warnings.push({ code: 'invalid-entries', message, asks: true });
  }
  const unknown = entries.filter(({ outcome }) => outcome === 'unknown-stock' || outcome === 'ambiguous-stock').length;
  if (unknown > 0) warnings.push(inform('unmatched-entries', `${unknown} of the list's entries became no vehicle.`));
  return warnings;
}

function inform(code: string, message: string): OrderWarning {
  return { code, message, asks: false };
}
