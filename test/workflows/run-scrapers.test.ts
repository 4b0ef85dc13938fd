import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../main/core/progress.ts';
import type { ScrapeOutcome } from '../../main/core/scrape-outcome.ts';
import { formatScrapedFeed } from '../../main/core/scraped-feed.ts';
import { acceptScraped, discardScraped, previewScraped } from '../../main/workflows/accept-scraped.ts';
import { checkHealth } from '../../main/workflows/check-health.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { listImports } from '../../main/workflows/list-imports.ts';
import { listInventory } from '../../main/workflows/list-inventory.ts';
import { listScrapingRuns } from '../../main/workflows/list-scraping-runs.ts';
import { describeSites } from '../../main/workflows/list-scraping-sites.ts';
import { runScrapers } from '../../main/workflows/run-scrapers.ts';
import { stopScraping } from '../../main/workflows/stop-scraping.ts';
import { type Answer, inTurn, say } from '../scraping/serve-faults.ts';
import { makeLot, SHELF, shelve } from '../scraping/shelf-adapter.ts';
import { addWebsites, openScraping, type ScrapingShop } from './open-scraping.ts';
import { openShop, type Shop } from './open-shop.ts';

/** A shop with two dealerships, A and B, whose websites answer as told. */
async function openTwo(a: Answer, b: Answer) {
  const shop = await openShop();
  const { routes, servers } = await addWebsites(shop, { A: a, B: b });
  return { shop, servers, scraping: openScraping(shop, routes) };
}

const vinsOf = (shop: Shop, dealership: string) =>
  listInventory(shop.context, { dealership, limit: 1000 }).vehicles.map(({ vin }) => vin);
const siteOf = (shop: Shop, name: string) =>
  describeSites(shop.context.reader, [SHELF], shop.context.now()).find(({ dealership }) => dealership === name);
const run = async (scraping: ScrapingShop, input: Parameters<typeof runScrapers>[1] = { all: true }) =>
  (await runScrapers(scraping.context, input)).run;
const outcomes = (results: readonly { readonly dealership: string; readonly outcome: ScrapeOutcome }[]) =>
  Object.fromEntries(results.map(({ dealership, outcome }) => [dealership, outcome]));

const ADDRESS = { street: '', locality: '', postalCode: '', region: '', country: '' };
const DOWN = say('', 'text/plain', 503);

describe('a run of scrapers', () => {
  it('makes one import in update mode of all that is good', async () => {
    const { shop, scraping } = await openTwo(shelve(makeLot(25)), shelve(makeLot(12, 100)));
    const made = await run(scraping);
    expect(outcomes(made.results)).toEqual({ A: 'ok', B: 'ok' });
    const { imports } = listImports(shop.context);
    expect(imports).toMatchObject([
      { id: made.importId, status: 'active', mode: 'update', source: 'automated_scrape', totalVehicles: 37 },
    ]);
    expect(vinsOf(shop, 'A')).toEqual(makeLot(25).map(({ vin }) => vin));
    expect(siteOf(shop, 'B')).toMatchObject({
      vehicles: 12,
      freshness: 'fresh',
      last: { effect: 'taken', rows: 12 },
      held: null,
    });
  });

  it('writes what it read as the scraper file that it imports', async () => {
    const { shop, scraping } = await openTwo(shelve(makeLot(1)), DOWN);
    await run(scraping, { names: ['A'] });
    const folder = join(shop.context.paths.data, 'scraped');
    const [file = ''] = readdirSync(folder);
    const [header, row] = readFileSync(join(folder, file), 'utf8').split('\r\n');
    expect(header).toBe(
      '"Vin","Stock","Type","Year","Make","Model","Trim","Ext Color","Status","Price","Body Style","Fuel Type","MSRP","Date In Stock","Street Address","Locality","Postal Code","Region","Country","Location","Vechile URL"',
    );
    expect(row).toMatch(
      /^"1ZZ.*","S1","Used","2026",.*"Call for price",.*,"1 Main ""Old"" St, Suite 2","Testville","63011","MO","US","A","https:/,
    );
  });

  it('changes nothing when its file is imported once more', async () => {
    const { shop, scraping } = await openTwo(shelve(makeLot(25)), shelve(makeLot(12, 100)));
    await run(scraping);
    const before = listInventory(shop.context, { limit: 1000 }).vehicles.map(({ file: _file, ...vehicle }) => vehicle);
    const folder = join(shop.context.paths.data, 'scraped');
    const files = readdirSync(folder).map((file) => ({ path: join(folder, file) }));
    const report = await importInventory(shop.context, { files });
    expect(report.dealerships.map(({ added, gone }) => [added, gone])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const after = listInventory(shop.context, { limit: 1000 }).vehicles.map(({ file: _file, ...vehicle }) => vehicle);
    expect(after).toEqual(before);
  });

  it('leaves the vehicles of a site that fails, and of one that is not asked', async () => {
    const { shop, scraping } = await openTwo(
      inTurn(shelve(makeLot(5)), shelve(makeLot(5)), DOWN),
      shelve(makeLot(12, 100)),
    );
    await run(scraping);
    const made = await run(scraping);
    expect(outcomes(made.results)).toEqual({ A: 'ok', B: 'ok' });
    const again = await run(scraping);
    expect(outcomes(again.results)).toEqual({ A: 'failed', B: 'ok' });
    expect(vinsOf(shop, 'A')).toHaveLength(5);
    await run(scraping, { names: ['B'] });
    expect(vinsOf(shop, 'A')).toHaveLength(5);
  });

  it('holds a suspicious result until the operator takes it', async () => {
    const { shop, scraping } = await openTwo(inTurn(shelve(makeLot(10)), shelve(makeLot(4))), shelve(makeLot(3, 100)));
    await run(scraping);
    const made = await run(scraping);
    expect(outcomes(made.results)).toEqual({ A: 'suspicious', B: 'ok' });
    expect(vinsOf(shop, 'A')).toHaveLength(10);
    expect(siteOf(shop, 'A')).toMatchObject({ held: { rows: 4, outcome: 'suspicious' }, last: { effect: 'held' } });
    const preview = await previewScraped(shop.context, { names: ['A'] });
    expect(preview.dealerships[0]).toMatchObject({ dealership: 'A', vehicles: 4, previous: 10, gone: 6 });
    expect(vinsOf(shop, 'A')).toHaveLength(10);
    await acceptScraped(shop.context, { names: ['A'] });
    expect(vinsOf(shop, 'A')).toHaveLength(4);
    expect(siteOf(shop, 'A')).toMatchObject({ held: null, last: { effect: 'taken' } });
    // What was accepted is the measure from now on.
    expect(outcomes((await run(scraping)).results)).toEqual({ A: 'ok', B: 'ok' });
    await expect(acceptScraped(shop.context, { names: ['A'] })).rejects.toMatchObject({
      problem: { code: 'nothing-held' },
    });
  });

  it('drops a held result when the operator says so, and forgets it when a better one comes', async () => {
    const flaky = inTurn(shelve(makeLot(10)), shelve(makeLot(4)), shelve(makeLot(4)), shelve(makeLot(10)));
    const { shop, scraping } = await openTwo(flaky, DOWN);
    await run(scraping, { names: ['A'] });
    await run(scraping, { names: ['A'] });
    await discardScraped(shop.context, { names: ['A'] });
    expect(siteOf(shop, 'A')?.held).toBeNull();
    await run(scraping, { names: ['A'] });
    expect(siteOf(shop, 'A')?.held).toMatchObject({ rows: 4 });
    await run(scraping, { names: ['A'] });
    expect(siteOf(shop, 'A')?.held).toBeNull();
  });

  it('compares with the inventory when the site was never read: a file may have brought more', async () => {
    const { shop, scraping } = await openTwo(
      inTurn(shelve(makeLot(30)), shelve(makeLot(30)), shelve(makeLot(30)), shelve(makeLot(5))),
      DOWN,
    );
    await run(scraping, { names: ['A'] });
    shop.context.writer.exec('DELETE FROM scraping_results');
    expect(outcomes((await run(scraping, { names: ['A'] })).results)).toEqual({ A: 'suspicious' });
  });

  it('leaves a blocked site alone for a day', async () => {
    const challenge = say('<title>Just a moment...</title>', 'text/html', 403);
    const { shop, scraping, servers } = await openTwo(challenge, shelve(makeLot(3)));
    expect(outcomes((await run(scraping)).results)).toEqual({ A: 'blocked', B: 'ok' });
    const asked = servers.get('A')?.seen.length;
    expect(siteOf(shop, 'A')?.leftAloneUntil).toBe(
      new Date(shop.context.now().getTime() + 24 * 3_600_000).toISOString(),
    );
    expect(outcomes((await run(scraping, { names: ['A'] })).results)).toEqual({ A: 'blocked' });
    expect(servers.get('A')?.seen).toHaveLength(asked ?? 0);
    const tomorrow = new Date(shop.context.now().getTime() + 25 * 3_600_000);
    await runScrapers(scraping.with({ now: () => tomorrow }), { names: ['A'] });
    expect(servers.get('A')?.seen.length).toBeGreaterThan(asked ?? 0);
  });

  it('leaves a site alone for a day at most, however long it asks for', async () => {
    const years = say('', 'text/plain', 429, { 'retry-after': '999999999' });
    const { shop, scraping } = await openTwo(years, shelve(makeLot(3)));
    await run(scraping);
    const tomorrow = new Date(shop.context.now().getTime() + 24 * 3_600_000);
    expect(siteOf(shop, 'A')?.leftAloneUntil).toBe(tomorrow.toISOString());
  });

  it('reads those that are due: switched on, and older than the last scheduled time', async () => {
    const { shop, scraping } = await openTwo(shelve(makeLot(3)), shelve(makeLot(3, 100)));
    await run(scraping, { names: ['A'] });
    expect(outcomes((await run(scraping, { due: true })).results)).toEqual({ B: 'ok' });
    expect((await run(scraping, { due: true })).results).toEqual([]);
    const tomorrow = new Date(shop.context.now().getTime() + 25 * 3_600_000);
    const { run: later } = await runScrapers(scraping.with({ now: () => tomorrow }), { due: true });
    expect(outcomes(later.results)).toEqual({ A: 'ok', B: 'ok' });
  });

  it('stores nothing in a dry run', async () => {
    const { shop, scraping } = await openTwo(shelve(makeLot(3)), DOWN);
    const made = await run(scraping, { all: true, dryRun: true });
    expect(outcomes(made.results)).toEqual({ A: 'ok', B: 'failed' });
    expect(listImports(shop.context).imports).toEqual([]);
    expect(listScrapingRuns(shop.context).runs).toEqual([]);
    expect(readdirSync(shop.context.paths.data)).not.toContain('scraped');
  });

  it('refuses a second run while one is under way', async () => {
    const { scraping } = await openTwo(shelve(makeLot(30)), DOWN);
    const first = run(scraping, { names: ['A'] });
    await expect(run(scraping)).rejects.toMatchObject({ problem: { code: 'scraping-is-running' } });
    expect((await first).results).toHaveLength(1);
  });

  it('refuses while another process that lives is reading, and goes on where one has died', async () => {
    const { shop, scraping } = await openTwo(shelve(makeLot(3)), DOWN);
    const insert = shop.context.writer.prepare(
      `INSERT INTO scraping_runs (origin, status, started_at, process) VALUES ('operator', 'running', ?, ?)`,
    );
    insert.run(shop.context.now().toISOString(), process.ppid);
    await expect(run(scraping)).rejects.toMatchObject({ problem: { code: 'scraping-is-running' } });
    shop.context.writer.exec('UPDATE scraping_runs SET process = 2147483000');
    expect((await run(scraping, { names: ['A'] })).status).toBe('done');
    expect(listScrapingRuns(shop.context).runs.map(({ status }) => status)).toEqual(['done', 'interrupted']);
  });

  it('says which site has no address, no platform, or needs a window', async () => {
    const { shop, scraping } = await openTwo(shelve(makeLot(3)), DOWN);
    shop.context.writer.exec(
      `UPDATE dealership_configs SET site = NULL WHERE name = 'A'; UPDATE scraping_sites SET adapter = NULL`,
    );
    const messages = (await run(scraping)).results.map(({ message }) => message);
    expect(messages).toEqual([
      'The dealership has no website here. Enter its address.',
      'No platform is chosen for the website. Look which one it is, and choose it.',
    ]);
    const windowed = openScraping(shop, {}, { adapters: [{ ...SHELF, needsBrowser: true }] });
    shop.context.writer.exec(`UPDATE scraping_sites SET adapter = 'shelf'`);
    const [, needing] = (await run(windowed)).results;
    expect(needing?.message).toContain('in the desktop application only');
  });

  it('asks by the real name of the dealership, whatever was typed, and refuses one that is not known', async () => {
    const { scraping } = await openTwo(shelve(makeLot(3)), DOWN);
    expect(outcomes((await run(scraping, { names: [' a '] })).results)).toEqual({ A: 'ok' });
    await expect(run(scraping, { names: ['Z'] })).rejects.toMatchObject({ problem: { code: 'unknown-dealership' } });
    await expect(run(scraping, {})).rejects.toMatchObject({ problem: { code: 'nothing-to-scrape' } });
  });

  it('tells how far each site has come, and shows no VIN on the console', async () => {
    const { scraping } = await openTwo(shelve(makeLot(25)), DOWN);
    await run(scraping);
    const last = scraping.announced.at(-1);
    expect(last).toMatchObject({ isRunning: false });
    expect(last?.sites).toMatchObject([
      { dealership: 'A', state: 'done', outcome: 'ok', vehicles: 25, total: 25, page: 3, pages: 3 },
      { dealership: 'B', state: 'done', outcome: 'failed' },
    ]);
    expect(last?.lines.map(({ text }) => text).join(' ')).toContain('answers 503. Trying again in');
    expect(JSON.stringify(scraping.announced)).not.toMatch(/1ZZ[\dA-Z]{14}/);
  });

  it('leaves everything as it was when it is stopped, at whichever request, and holds what was read well', async () => {
    for (const stopAt of [1, 2, 3]) {
      const held: Answer = (request, response, nth) => {
        if (nth < stopAt) shelve(makeLot(30, 100))(request, response, nth);
        else setTimeout(() => stopScraping(two.scraping.context), 120);
      };
      const two = await openTwo(shelve(makeLot(5)), held);
      const made = await run(two.scraping);
      expect(made.status).toBe('stopped');
      expect(outcomes(made.results)).toEqual({ A: 'ok', B: 'cancelled' });
      expect(listImports(two.shop.context).imports).toEqual([]);
      expect(siteOf(two.shop, 'A')?.held).toMatchObject({ rows: 5 });
      await acceptScraped(two.shop.context, { names: ['A'] });
      expect(vinsOf(two.shop, 'A')).toHaveLength(5);
    }
  });

  it('keeps the inventory and says why when the import fails', async () => {
    const { shop, scraping } = await openTwo(shelve(makeLot(5)), shelve(makeLot(5, 100)));
    await run(scraping);
    shop.context.writer.exec(
      `CREATE TRIGGER refuse BEFORE INSERT ON import_locations BEGIN SELECT RAISE(ABORT, 'no more'); END`,
    );
    await expect(run(scraping)).rejects.toThrow('no more');
    expect(listInventory(shop.context, {}).total).toBe(10);
    expect(listScrapingRuns(shop.context).runs[0]).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('no more'),
    });
    expect(scraping.desk.progress?.isRunning).toBe(false);
  });

  it('looks once more when it takes over: a file may have brought more vehicles while it was reading', async () => {
    const { shop, scraping } = await openTwo(shelve(makeLot(10)), DOWN);
    const { context } = scraping;
    let hasImported = false;
    const report = async () => {
      if (hasImported) return;
      hasImported = true;
      const lots = [{ dealership: 'A', address: ADDRESS, listings: makeLot(50) }];
      writeFileSync(join(shop.context.paths.data, 'dropped.csv'), formatScrapedFeed(lots));
      await context.takeTurn((turn) =>
        importInventory(turn, { files: [{ path: join(turn.paths.data, 'dropped.csv') }] }),
      );
    };
    const { run: made } = await runScrapers({ ...context, report: () => void report() }, { names: ['A'] });
    expect(outcomes(made.results)).toEqual({ A: 'suspicious' });
    expect(vinsOf(shop, 'A')).toHaveLength(50);
    expect(siteOf(shop, 'A')?.held).toMatchObject({ rows: 10 });
  });

  it('tells how many of its sites are read', async () => {
    const { scraping } = await openTwo(shelve(makeLot(3)), shelve(makeLot(3, 100)));
    const told: Progress[] = [];
    const context = { ...scraping.context, report: (progress: Progress) => void told.push(progress) };
    await runScrapers(context, { names: ['A', 'B'] });
    expect(told).toMatchObject([
      { done: 1, total: 2, unit: 'sites' },
      { done: 2, total: 2, unit: 'sites' },
    ]);
  });

  it('keeps the files of a month, and those that wait for the operator', async () => {
    const { shop, scraping } = await openTwo(inTurn(shelve(makeLot(10)), shelve(makeLot(4))), shelve(makeLot(3, 100)));
    await run(scraping);
    await run(scraping);
    const folder = join(shop.context.paths.data, 'scraped');
    const before = readdirSync(folder);
    expect(before).toHaveLength(3);
    const old = new Date(shop.context.now().getTime() - 31 * 86_400_000);
    for (const file of before) utimesSync(join(folder, file), old, old);
    await run(scraping, { names: ['B'] });
    const after = readdirSync(folder);
    expect(after.filter((file) => before.includes(file))).toEqual(before.filter((file) => file.includes('_held_')));
    await acceptScraped(shop.context, { names: ['A'] });
  });

  it('keeps the inventory and says why when the file cannot be written', async () => {
    const { shop, scraping } = await openTwo(shelve(makeLot(5)), DOWN);
    writeFileSync(join(shop.context.paths.data, 'scraped'), 'in the way');
    await expect(run(scraping, { names: ['A'] })).rejects.toMatchObject({ problem: { code: 'file-not-written' } });
    expect(listScrapingRuns(shop.context).runs[0]).toMatchObject({ status: 'failed', results: [{ effect: 'kept' }] });
    expect(listImports(shop.context).imports).toEqual([]);
    expect(scraping.desk.progress?.isRunning).toBe(false);
  });

  it('publishes no less than the canaries allow, and never touches others, whatever a site does', {
    timeout: 60_000,
  }, async () => {
    const lot = makeLot(20);
    const faults: Record<string, Answer> = {
      fine: shelve(lot),
      status: say('', 'text/plain', 500),
      forbidden: say('no', 'text/plain', 403),
      missing: say('', 'text/plain', 404),
      challenge: say('<title>Just a moment...</title>', 'text/html', 503),
      truncated: say('{"total":20,"pages":2,"cars":[{"vin":', 'application/json'),
      wrongType: say('<html>hello</html>'),
      reset: (_request, response) => response.destroy(),
      empty: say('', 'application/json'),
      few: shelve(lot.slice(0, 3)),
      blank: shelve(lot.map((car) => ({ ...car, stock: '', url: '' }))),
      drift: shelve(lot, { total: 90 }),
      first: (request, response, nth) => {
        request.url = '/cars?page=1';
        shelve(lot, { pages: null })(request, response, nth);
      },
      away: (_request, response) => response.writeHead(302, { location: 'https://elsewhere.example/' }).end(),
    };
    const names = fc.constantFrom(...Object.keys(faults));
    await fc.assert(
      fc.asyncProperty(fc.array(names, { minLength: 1, maxLength: 4 }), async (script) => {
        const answers = script.map((name) => faults[name] as Answer);
        const seeded = inTurn(shelve(lot), shelve(lot), ...answers);
        const { shop, scraping } = await openTwo(seeded, shelve(makeLot(7, 500)));
        await run(scraping);
        const neighbours = vinsOf(shop, 'B');
        const made = await run(scraping, { names: ['A'] });
        const vins = vinsOf(shop, 'A');
        expect(vins.length).toBeGreaterThanOrEqual(12);
        expect(vinsOf(shop, 'B')).toEqual(neighbours);
        if (made.results[0]?.outcome !== 'ok') expect(vins).toHaveLength(20);
        expect((await checkHealth(shop.context)).checks.filter(({ ok, id }) => !ok && id !== 'backups')).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('makes one import of 38 sites of 300 vehicles', { timeout: 60_000 }, async () => {
    const shop = await openShop();
    const sites = Object.fromEntries(
      Array.from({ length: 38 }, (_, at) => [`Dealer ${at}`, shelve(makeLot(300, at * 1000 + 1), {}, 100)]),
    );
    const { routes } = await addWebsites(shop, sites);
    const { context } = openScraping(shop, routes);
    const { run: made } = await runScrapers(context, { all: true });
    expect(new Set(made.results.map(({ outcome }) => outcome))).toEqual(new Set(['ok']));
    expect(listInventory(shop.context, {}).total).toBe(11_400);
    expect(listImports(shop.context).imports).toHaveLength(1);
  });
});
