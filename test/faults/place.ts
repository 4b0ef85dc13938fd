import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDealership } from '../../main/database/dealerships.ts';
import { inTransaction } from '../../main/database/open-database.ts';
import { writeScrapingSite } from '../../main/database/scraping-sites.ts';
import { backUpDatabase } from '../../main/workflows/back-up-database.ts';
import type { WorkflowContext } from '../../main/workflows/context.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { importVinLog } from '../../main/workflows/import-vin-log.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { publishOrder } from '../../main/workflows/publish-order.ts';
import { makeVin } from '../core/make-order.ts';
import { openPlace } from './deeds.ts';
import { FILED } from './read-websites.ts';

/** The two dealerships of the place, and the names of their VIN-log tables. */
export const PORSCHE = 'Porsche St. Louis';
export const GLENDALE = 'Glendale CDJR';
export const LOG_TABLES = ['porsche_st_louis_vin_log', 'glendale_cdjr_vin_log'] as const;

/** A data folder and an orders folder that can be put back to how they were before each round. */
export interface Place {
  readonly root: string;
  readonly data: string;
  readonly orders: string;
  /** A feed that is not imported yet. */
  readonly feed: string;
  /** VINs of the active inventory: before the feed is imported, and after. */
  readonly oldVins: readonly string[];
  readonly newVins: readonly string[];
  /** VINs in the logs that no order of this application put there. */
  readonly legacyVins: readonly string[];
  /** Everything as it was in the beginning. */
  reset(): void;
  /** The same, on a disk that `mount` puts on the empty folder. */
  resetOnto(mount: (empty: string) => void): void;
  remove(): void;
}

const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

/**
 * Makes a place with an active import, VIN logs, one published order (1) and one draft (2), and a backup of before the
 * last change.
 */
export async function makePlace(root: string): Promise<Place> {
  const at = (name: string) => join(root, 'place', name);
  const [data, orders, template] = [at('data'), at('share'), join(root, 'template')];
  const feed = join(root, 'new.csv');
  const old = join(root, 'old.csv');
  const lots = { old: [numbers(0, 60), numbers(100, 40)], new: [numbers(30, 1540), numbers(2000, 60)] } as const;
  const vinsOf = ([porsche, glendale]: readonly [readonly number[], readonly number[]]) =>
    [...porsche, ...glendale].map(makeVin).toSorted();
  const legacy = [numbers(10, 48), numbers(100, 30)] as const;
  mkdirSync(data, { recursive: true });
  mkdirSync(orders);
  writeFileSync(old, writeFeed(lots.old));
  writeFileSync(feed, writeFeed(lots.new));
  const place = await openPlace(data, orders);
  try {
    const { context } = place;
    for (const [index, name] of [PORSCHE, GLENDALE].entries()) {
      const text = `ORDER #,VIN\n${(legacy[index] ?? []).map((vin) => `44000,${makeVin(vin)}`).join('\n')}\n`;
      await importVinLog(context, { name, text });
    }
    await importInventory(context, { files: [{ path: old }], yes: true });
    await giveWebsites(context);
    const first = await prepareOrder(context, { name: PORSCHE, type: 'cao', number: '45001', store: true });
    if (first.status === 'ready') await publishOrder(context, { id: first.id ?? 0, yes: true });
    await backUpDatabase(context, {});
    await prepareOrder(context, { name: GLENDALE, type: 'cao', number: '45002', store: true });
  } finally {
    place.close();
  }
  cpSync(join(root, 'place'), template, { recursive: true, preserveTimestamps: true });
  return {
    root,
    data,
    orders,
    feed,
    oldVins: vinsOf(lots.old),
    newVins: vinsOf(lots.new),
    legacyVins: legacy.flat().map(makeVin),
    reset() {
      rmSync(join(root, 'place'), { recursive: true, force: true });
      cpSync(template, join(root, 'place'), { recursive: true, preserveTimestamps: true });
    },
    resetOnto(mount) {
      rmSync(join(root, 'place'), { recursive: true, force: true });
      mkdirSync(join(root, 'place'));
      mount(join(root, 'place'));
      cpSync(template, join(root, 'place'), { recursive: true, preserveTimestamps: true });
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Gives both dealerships a website on the platform of read-websites.ts. */
async function giveWebsites({ writer, now }: WorkflowContext): Promise<void> {
  const address = { street: '', locality: '', postalCode: '', region: '', country: '' };
  await inTransaction(writer, () => {
    for (const name of [PORSCHE, GLENDALE]) {
      const { id } = findDealership(writer, name);
      const site = { adapter: FILED, settings: { lot: name }, address };
      writeScrapingSite(writer, id, site, now().toISOString());
    }
  });
}

function writeFeed([porsche, glendale]: readonly [readonly number[], readonly number[]]): string {
  const line = (location: string) => (number: number) =>
    `${makeVin(number)},S${number},Used,2022,Honda,Accord,In Stock,"$22,500",10/01/2025,${location},https://dealer.example/${number}`;
  return [
    'Vin,Stock,Type,Year,Make,Model,Status,Price,Date In Stock,Location,Vechile URL',
    ...porsche.map(line(PORSCHE)),
    ...glendale.map(line(GLENDALE)),
    '',
  ].join('\r\n');
}
