import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSiteCatalogue } from '../../main/database/scraping-sites.ts';
import { ADAPTERS } from '../../main/scraping/adapter-registry.ts';
import { normalizeHost } from '../../main/scraping/site-hosts.ts';
import { changeScrapingSite } from '../../main/workflows/change-scraping-site.ts';
import { detectScrapingPlatform } from '../../main/workflows/detect-scraping-platform.ts';
import { listImports } from '../../main/workflows/list-imports.ts';
import { listScrapingSites } from '../../main/workflows/list-scraping-sites.ts';
import { loadCatalogue } from '../../main/workflows/load-catalogue.ts';
import { showDealership } from '../../main/workflows/show-dealership.ts';
import { tryScrapingSite } from '../../main/workflows/try-scraping-site.ts';
import { PROJECT } from '../house/plant-files.ts';
import { say, serveFaults } from '../scraping/serve-faults.ts';
import { makeLot, SHELF, shelve } from '../scraping/shelf-adapter.ts';
import { addWebsites, openScraping, setUpSite } from './open-scraping.ts';
import { addDealership, openShop, type Shop } from './open-shop.ts';

const readResource = (file: string): unknown => JSON.parse(readFileSync(join(PROJECT, 'resources', file), 'utf8'));
const catalogue = parseSiteCatalogue(readResource('scraping-sites.json'));
const documents = {
  dealerships: readResource('dealerships.json'),
  offLotStatuses: readResource('off-lot-statuses.json'),
  scrapingSites: readResource('scraping-sites.json'),
};
const siteOf = (shop: Shop, name: string) =>
  listScrapingSites(shop.context).sites.find(({ dealership }) => dealership === name);

describe('the catalogue of websites', () => {
  it('has a site for each of the 40 dealerships, under the host that the dealership has', async () => {
    const shop = await openShop();
    await loadCatalogue(shop.context, documents);
    const { sites } = listScrapingSites(shop.context);
    expect(sites).toHaveLength(40);
    expect(sites.filter(({ adapter, host }) => adapter === null || host === null)).toEqual([]);
  });

  it.each(catalogue)(
    'sets $host to a platform that is known, with settings that it takes',
    ({ host, adapter, settings }) => {
      const platform = ADAPTERS.find(({ id }) => id === adapter);
      expect(platform?.settings.safeParse(settings).error).toBeUndefined();
      expect(platform).toBeDefined();
      expect(normalizeHost(host)).toBe(host);
    },
  );

  it.each(['bommaritowestcounty.com', 'columbiabmw.com', 'joemachenstoyota.com', 'kiaofcolumbia.com'])(
    'names the dealership whose vehicles are meant at %s, which shows those of its group',
    (host) => {
      expect(catalogue.find((site) => site.host === host)?.settings).toMatchObject({ dealers: [expect.any(String)] });
    },
  );

  it('holds no key of anybody', () => {
    expect(JSON.stringify(catalogue)).not.toMatch(/[0-9a-f]{32}|api-?key|token|cookie|password/i);
  });

  it('never overwrites what the operator changed', async () => {
    const shop = await openShop();
    await loadCatalogue(shop.context, documents);
    await changeScrapingSite(shop.context, { name: 'Pappas Toyota', patch: { adapter: 'schema-org', settings: {} } });
    await changeScrapingSite(shop.context, { name: 'Spirit Lexus', patch: { adapter: null, host: null } });
    await loadCatalogue(shop.context, documents);
    expect(siteOf(shop, 'Pappas Toyota')).toMatchObject({ adapter: 'schema-org', settings: {} });
    expect(siteOf(shop, 'Spirit Lexus')).toMatchObject({ adapter: null, host: null });
  });

  it('does not set up a dealership whose website is another one by now', async () => {
    const shop = await openShop();
    await loadCatalogue(shop.context, { ...documents, scrapingSites: { sites: [] } });
    shop.context.writer.exec(`UPDATE dealership_configs SET site = 'new.example' WHERE name = 'Pappas Toyota'`);
    await loadCatalogue(shop.context, documents);
    expect(siteOf(shop, 'Pappas Toyota')).toMatchObject({ adapter: null, host: 'new.example' });
  });
});

describe('a change of a website', () => {
  it('takes an address as it is pasted, and is the dealership’s own', async () => {
    const shop = await openShop();
    await addDealership(shop, 'A');
    const { site } = await changeScrapingSite(shop.context, {
      name: 'A',
      patch: { host: ' https://www.Dealer.example/new?x=1 ', adapter: 'dealeron', settings: {}, isEnabled: true },
    });
    expect(site).toMatchObject({ host: 'dealer.example', adapterName: 'DealerOn', isEnabled: true, last: null });
    expect(showDealership(shop.context, { name: 'A' }).dealership).toMatchObject({
      site: 'dealer.example',
      scraperEnabled: true,
    });
  });

  it.each([
    [{ host: 'http://127.0.0.1:8080/' }, 'wrong-host'],
    [{ adapter: 'none-such' }, 'unknown-platform'],
    [{ adapter: 'dealeron', settings: { variant: 'morse' } }, 'wrong-settings'],
    [{ adapter: 'teamvelocity', settings: {} }, 'wrong-settings'],
  ])('is refused for %j, and nothing is changed', async (patch, code) => {
    const shop = await openShop();
    await addDealership(shop, 'A', { site: 'dealer.example' });
    await expect(changeScrapingSite(shop.context, { name: 'A', patch })).rejects.toMatchObject({ problem: { code } });
    expect(siteOf(shop, 'A')).toMatchObject({ host: 'dealer.example', adapter: null });
  });

  it('ends the rest of a site that was blocked, when it is another site', async () => {
    const shop = await openShop();
    const { id } = await addDealership(shop, 'A', { site: 'dealer.example' });
    await setUpSite(shop, id, 'dealeron');
    shop.context.writer.exec(`UPDATE scraping_sites SET left_alone_until = '2999-01-01T00:00:00.000Z'`);
    await changeScrapingSite(shop.context, { name: 'A', patch: { isEnabled: true } });
    expect(siteOf(shop, 'A')?.leftAloneUntil).not.toBeNull();
    await changeScrapingSite(shop.context, { name: 'A', patch: { host: 'other.example' } });
    expect(siteOf(shop, 'A')?.leftAloneUntil).toBeNull();
  });
});

describe('a trial of a website', () => {
  it('reads one page, shows what came back, and stores nothing', async () => {
    const shop = await openShop();
    const { routes, servers } = await addWebsites(shop, { A: shelve(makeLot(45)) });
    const { context } = openScraping(shop, routes);
    const trial = await tryScrapingSite(context, { name: 'A' });
    expect(trial).toMatchObject({ outcome: 'ok', rows: 10, reportedTotal: 45, refusals: [] });
    expect(trial.listings).toEqual(makeLot(10));
    expect(servers.get('A')?.seen.filter(({ path }) => path.startsWith('/cars'))).toHaveLength(1);
    expect(listImports(shop.context).imports).toEqual([]);
    expect(siteOf(shop, 'A')?.last).toBeNull();
  });

  it('takes changes that are not saved, and says what is wrong with them', async () => {
    const shop = await openShop();
    await addDealership(shop, 'A');
    const { origin } = await serveFaults({ '/cars': shelve(makeLot(3)), '/': say('<script src="shelf.js"></script>') });
    const { context } = openScraping(shop, { 'www.other.example': origin });
    await expect(tryScrapingSite(context, { name: 'A' })).rejects.toMatchObject({ problem: { code: 'no-website' } });
    const trial = await tryScrapingSite(context, { name: 'A', host: 'other.example', adapter: 'shelf', settings: {} });
    expect(trial).toMatchObject({ outcome: 'ok', rows: 3, platform: 'Shelf' });
    const wrong = { name: 'A', host: 'other.example', adapter: 'shelf', settings: { pageSize: 0 } };
    await expect(tryScrapingSite(context, wrong)).rejects.toMatchObject({ problem: { code: 'wrong-settings' } });
    expect(siteOf(shop, 'A')).toMatchObject({ host: null, adapter: null });
  });

  it('is no way around the rest of a site that was blocked', async () => {
    const shop = await openShop();
    const { routes, servers } = await addWebsites(shop, { A: shelve(makeLot(3)) });
    shop.context.writer.exec(`UPDATE scraping_sites SET left_alone_until = '2999-01-01T00:00:00.000Z'`);
    const { context } = openScraping(shop, routes);
    await expect(tryScrapingSite(context, { name: 'A' })).rejects.toMatchObject({ problem: { code: 'left-alone' } });
    expect(servers.get('A')?.seen).toEqual([]);
  });
});

describe('a look at which platform a website is on', () => {
  it('names it, or says that none is known by such a page', async () => {
    const shop = await openShop();
    await addDealership(shop, 'A', { site: 'dealer.example' });
    const known = await serveFaults({ '/': say('<html><script src="/shelf.js"></script></html>') });
    const other = await serveFaults({ '/': say('<html><h1>Welcome</h1></html>') });
    const { context } = openScraping(shop, { 'www.dealer.example': known.origin, 'www.other.example': other.origin });
    await expect(detectScrapingPlatform(context, { name: 'A' })).resolves.toEqual({
      host: 'dealer.example',
      adapter: 'shelf',
      adapterName: SHELF.name,
      certainty: 0.9,
    });
    await expect(detectScrapingPlatform(context, { name: 'A', host: 'other.example' })).resolves.toMatchObject({
      adapter: null,
    });
  });

  it('does not ask a website that is to be left alone, until its time is over', async () => {
    const shop = await openShop();
    const { id } = await addDealership(shop, 'A', { site: 'dealer.example' });
    const known = await serveFaults({ '/': say('<html><script src="/shelf.js"></script></html>') });
    const { context } = openScraping(shop, { 'www.dealer.example': known.origin });
    await setUpSite(shop, id);
    shop.context.writer.exec(`UPDATE scraping_sites SET left_alone_until = '2999-01-01T00:00:00.000Z'`);
    await expect(detectScrapingPlatform(context, { name: 'A' })).rejects.toMatchObject({
      problem: { code: 'website-not-read', message: expect.stringContaining('left alone until') },
    });
    expect(known.seen).toEqual([]);
    shop.context.writer.exec(`UPDATE scraping_sites SET left_alone_until = '2000-01-01T00:00:00.000Z'`);
    await expect(detectScrapingPlatform(context, { name: 'A' })).resolves.toMatchObject({ adapter: 'shelf' });
  });

  it('says so when the page cannot be read', async () => {
    const shop = await openShop();
    await addDealership(shop, 'A', { site: 'dealer.example' });
    const gone = await serveFaults({});
    const { context } = openScraping(shop, { 'www.dealer.example': gone.origin });
    await expect(detectScrapingPlatform(context, { name: 'A' })).rejects.toMatchObject({
      problem: { code: 'website-not-read' },
    });
  });
});
