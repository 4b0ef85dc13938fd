import { describe, expect, it } from 'vitest';
import type { ScrapingProgress } from '../../main/core/scraping.ts';
import type { Engine } from '../../main/engine/start-engine.ts';
import { type Answer, serveFaults } from '../scraping/serve-faults.ts';
import { openEngine } from './open-engine.ts';

/** A sitemap with one vehicle, and the vehicle's page, as the schema.org adapter reads them. */
function serveShop(page: Answer) {
  return serveFaults({
    '/sitemap.xml': (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/xml' })
        .end('<urlset><url><loc>https://www.dealer.example/cars/1zzab12c0ra000001</loc></url></urlset>'),
    '/cars/1zzab12c0ra000001': page,
  });
}

const CAR: Answer = (_request, response) =>
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end(
      `<html><script type="application/ld+json">{"@type":"Car","vehicleIdentificationNumber":"1ZZAB12C0RA000001","brand":"Zephyr","model":"Breeze","vehicleModelDate":"2026"}</script></html>`,
    );

/** An engine with one dealership, whose website a server of this machine stands in for. */
async function openWithWebsite(origin: string): Promise<Engine> {
  const { engine } = await openEngine({ standIns: { hosts: { 'www.dealer.example': origin }, gap: 1 } });
  await engine.call('addDealership', { name: 'Test Dealer' });
  await engine.call('changeScrapingSite', {
    name: 'Test Dealer',
    patch: { host: 'dealer.example', adapter: 'schema-org', settings: {}, isEnabled: true },
  });
  return engine;
}

describe('scraping through the engine', () => {
  it('runs, tells every door how far it has come, and imports', async () => {
    const { origin } = await serveShop(CAR);
    const engine = await openWithWebsite(origin);
    const told: ScrapingProgress[] = [];
    const changed: string[] = [];
    engine.onScraping((progress) => told.push(progress));
    engine.onChanged((call) => changed.push(call));
    const result = await engine.call('runScrapers', { names: ['Test Dealer'] });
    expect(result).toMatchObject({
      ok: true,
      value: { run: { status: 'done', results: [{ outcome: 'ok', rows: 1 }] } },
    });
    expect(told.at(-1)).toMatchObject({ isRunning: false, sites: [{ dealership: 'Test Dealer', vehicles: 1 }] });
    expect(changed).toContain('runScrapers');
    const inventory = await engine.call('listInventory', {});
    expect(inventory).toMatchObject({
      ok: true,
      value: { total: 1, vehicles: [{ dealership: 'Test Dealer', make: 'Zephyr' }] },
    });
  });

  it('does not keep other writing calls waiting, and can be stopped from another door', async () => {
    const { origin } = await serveShop(() => undefined);
    const engine = await openWithWebsite(origin);
    const running = engine.call('runScrapers', { names: ['Test Dealer'] });
    await expect
      .poll(() => engine.call('readScraping', {}))
      .toMatchObject({ ok: true, value: { progress: { isRunning: true } } });
    await expect(engine.call('addDealership', { name: 'Another' })).resolves.toMatchObject({ ok: true });
    await expect(engine.call('runScrapers', { all: true })).resolves.toMatchObject({
      ok: false,
      problem: { code: 'scraping-is-running' },
    });
    await expect(engine.call('stopScraping', {})).resolves.toMatchObject({ ok: true, value: { stopped: true } });
    await expect(running).resolves.toMatchObject({ ok: true, value: { run: { status: 'stopped' } } });
  });

  it('ends a run when the call is cancelled, and when the application is closed', async () => {
    const { origin } = await serveShop(() => undefined);
    const engine = await openWithWebsite(origin);
    const controller = new AbortController();
    const running = engine.call('runScrapers', { names: ['Test Dealer'] }, { signal: controller.signal });
    await expect
      .poll(() => engine.call('readScraping', {}))
      .toMatchObject({ ok: true, value: { progress: { isRunning: true } } });
    controller.abort();
    await expect(running).resolves.toMatchObject({ ok: true, value: { run: { status: 'stopped' } } });
    void engine.call('runScrapers', { names: ['Test Dealer'] }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await engine.close();
  });
});
