import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeLot } from '../scraping/make-lot.ts';
import { arrangeDay, SIX_LOTS } from './arrange-day.ts';
import { readLot, writeLots } from './make-feed.ts';
import { playWebsites } from './play-websites.ts';
import type { Workplace } from './workplace.ts';

/** What a busy shop has, for the tests that look at every screen. */
export interface BusyShop {
  /** The import that waits for the operator: it has rows to refuse, an unknown location and a loss of vehicles. */
  readonly stagedImport: number;
  readonly activeImport: number;
  /** An order on the share, and one that was voided. */
  readonly publishedOrder: number;
  readonly voidedOrder: number;
  /** Porsche's draft on the sheet of today. */
  readonly draft: number;
  /** Row of today's sheet that waits for a list. */
  readonly listRow: number;
}

/** Fills a workplace so that every screen has something on it. */
export async function arrangeShop(workplace: Workplace): Promise<BusyShop> {
  const feed = await arrangeDay(workplace);
  const later = join(workplace.desk, 'later_data.csv');
  writeLots(later, [{ location: 'Porsche of Somewhere', first: 900, toPrint: 2 }, ...SIX_LOTS.slice(0, 4)]);
  appendFileSync(later, '"1ZZSHORT","S1","Used","2020"\r\n');
  const before = join(workplace.desk, 'earlier_data.csv');
  const [glendale, porsche, ...others] = SIX_LOTS;
  // Two vehicles of the one are gone today, two of the other are new.
  writeLots(before, [
    { ...glendale, location: 'Glendale CDJR', first: 98, toPrint: 5 },
    { ...porsche, location: 'Porsche St. Louis', first: 202, toPrint: 3 },
    ...others,
  ]);
  const websites = await playWebsites();
  workplace.standIn(websites.hosts);
  const shop = await workplace.arrange(async (ask) => {
    await ask('importInventory', { files: [{ path: before }] });
    const { import: imported } = await ask('importInventory', { files: [{ path: feed }] });
    // So few vehicles instead of nine look suspicious, and wait for the operator.
    websites.porsche.show(makeLot(51, 3));
    await websites.arrange(ask);
    await ask('runScrapers', { names: [websites.porsche.dealership] });
    await ask('setDealership', { name: 'Mini of St. Louis', patch: { output: { linkBase: 'https://mini.example' } } });
    const { templates } = await ask('listTemplates', {});
    const pack = templates.find((template) => template.name === 'shortcut-pack');
    if (pack) await ask('saveTemplate', { name: 'Window card', layout: pack.layout });
    await ask('setDealership', { name: 'Spirit Lexus', patch: { output: { templateUsed: 'Window card' } } });
    const listed = join(workplace.desk, 'list.txt');
    writeFileSync(listed, readLot({ location: '', first: 800, toPrint: 3 }).toPrint.join('\n'));
    const order = async (number: string) => {
      const { orders } = await ask('orderDealerships', {
        type: 'list',
        names: ['Mini of St. Louis'],
        files: [{ path: listed }],
        number,
        yes: true,
      });
      return orders[0]?.id ?? 0;
    };
    const voidedOrder = await order('44001');
    await ask('voidOrder', { id: voidedOrder });
    const publishedOrder = await order('44002');
    const [excluded = ''] = readLot({ location: '', first: 850, toPrint: 1 }).toPrint;
    await ask('excludeFromCao', { name: 'Mini of St. Louis', vins: [excluded], reason: 'Promised to a customer' });
    const { date, rows } = await ask('openRunSheet', {});
    const porsche = rows.find((row) => row.dealership === 'Porsche St. Louis');
    const prepared = await ask('prepareRunSheetRow', { id: porsche?.id ?? 0 });
    const sheet = await ask('addRunSheetRow', { date, name: 'Mini of St. Louis', type: 'list' });
    const listRow = sheet.rows.find((row) => row.dealership === 'Mini of St. Louis')?.id ?? 0;
    const staged = await ask('stageImport', { files: [{ path: later }] });
    return {
      stagedImport: staged.import.id,
      activeImport: imported.id,
      publishedOrder,
      voidedOrder,
      draft: prepared.order?.id ?? 0,
      listRow,
    };
  });
  await websites.close();
  return shop;
}
