import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_RULES, WEEKDAYS } from '../../main/core/dealership.ts';
import { type Lot, readLot, writeLots } from './make-feed.ts';
import type { Workplace } from './workplace.ts';

/** Six dealerships with their lots: what the daily job of these tests is about. */
export const SIX_LOTS: readonly Lot[] = [
  { location: 'Glendale CDJR', first: 100, toPrint: 3, ordered: 2, inTransit: 1 },
  { location: 'Porsche St. Louis', first: 200, toPrint: 5, ordered: 1, inTransit: 2, withoutStock: 1 },
  { location: "Serra Honda O'Fallon", first: 300, toPrint: 2, ordered: 3 },
  { location: 'South County DCJR', first: 400, toPrint: 4, ordered: 1, withoutStock: 2 },
  { location: 'Spirit Lexus', first: 500, toPrint: 1, ordered: 1 },
  { location: 'Volvo Cars West County', first: 600, toPrint: 2, ordered: 1, inTransit: 1 },
];

/**
 * Makes exactly these dealerships due today, whatever weekday it is, as CAO orders of any vehicle; their VIN logs hold
 * what was ordered before. Returns the path of the scraper's file, which is not imported yet.
 */
export async function arrangeDay(workplace: Workplace, lots: readonly Lot[] = SIX_LOTS): Promise<string> {
  const names = lots.map((lot) => lot.location);
  // Sunday is 0 for Date and the last day here.
  const today = WEEKDAYS[(new Date().getDay() + 6) % 7] ?? 'mon';
  await workplace.arrange(async (ask) => {
    const { dealerships } = await ask('listDealerships', {});
    const others = dealerships.filter((line) => line.schedule.includes(today) && !names.includes(line.name));
    if (others.length > 0)
      await ask('setDealerships', { names: others.map((line) => line.name), patch: { schedule: [] } });
    const patch = { schedule: [today], orderType: 'cao', rules: DEFAULT_RULES };
    await ask('setDealerships', { names, patch });
    for (const lot of lots) {
      const file = join(workplace.desk, `log ${lot.location}.csv`);
      writeFileSync(file, ['ORDER #,VIN', ...readLot(lot).ordered.map((vin) => `40001,${vin}`), ''].join('\r\n'));
      await ask('importVinLog', { name: lot.location, file: { path: file } });
    }
  });
  const feed = join(workplace.desk, 'complete_data.csv');
  writeLots(feed, lots);
  return feed;
}

/** The same, with the scraper's file imported and active. */
export async function arrangeImportedDay(workplace: Workplace, lots: readonly Lot[] = SIX_LOTS): Promise<void> {
  const feed = await arrangeDay(workplace, lots);
  await workplace.arrange((ask) => ask('importInventory', { files: [{ path: feed }] }));
}
