import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';
import { BUILT_COMMAND } from '../build-program.ts';
import { makeDataFolder, openEngine } from '../engine/open-engine.ts';
import { PROJECT } from '../house/plant-files.ts';
import { say, serveFaults } from '../scraping/serve-faults.ts';

const SOURCE = join(PROJECT, 'main', 'cli', 'index.ts');
const HEADER = 'Vin,Stock,Type,Year,Make,Model,Trim,Status,Price,Location,Vechile URL';
const VINS = ['1ZZAA00A3AA000001', '1ZZAA00A5AA000002', '1ZZAA00A7AA000003'];

let folder: string;
let feed: string;

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function silverfox(
  args: readonly string[],
  stdin = '',
  environment: NodeJS.ProcessEnv = {},
  program = BUILT_COMMAND,
): Promise<Run> {
  const own = ['--data', join(folder, 'data'), '--orders', join(folder, 'orders')];
  const child = spawn(process.execPath, [program, ...own, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  child.stdin.end(stdin);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, stdout, stderr };
}

async function silverfoxJson(args: readonly string[], stdin = '', environment: NodeJS.ProcessEnv = {}) {
  const run = await silverfox([...args, '--json'], stdin, environment);
  return { code: run.code, document: JSON.parse(run.stdout) };
}

beforeEach(() => {
  folder = makeDataFolder();
  mkdirSync(join(folder, 'orders'));
  feed = join(folder, 'feed.csv');
  const rows = VINS.map(
    (vin, index) =>
      `${vin},S${index},New,2026,Zed,Zephyr,Sport,In Stock,"$30,00${index}",Porsche St. Louis,https://example.com/${vin}`,
  );
  writeFileSync(feed, `${[HEADER, ...rows].join('\n')}\n`);
});

describe('the command line', () => {
  it('imports a feed, orders what is new, says why a VIN is not in the next order, and logs no VIN', async () => {
    const imported = await silverfoxJson(['import', feed]);
    expect(imported).toMatchObject({
      code: 0,
      document: { ok: true, import: { status: 'active', rowsRead: 3, rowsStored: 3, rowsRefused: 0 } },
    });

    const asked = await silverfoxJson(['order', 'cao', 'porsche  ST. LOUIS', '--number', '45175']);
    expect(asked).toMatchObject({ code: 1, document: { ok: false, problem: { code: 'needs-confirmation' } } });

    const ordered = await silverfoxJson(['order', 'cao', 'Porsche St. Louis', '--number', '45175', '--yes']);
    expect(ordered.code).toBe(0);
    const [order] = ordered.document.orders;
    expect(order).toMatchObject({ status: 'published', type: 'cao', number: '45175', alreadyOrdered: 0 });
    expect(order.vehicles.map(({ vin }: { vin: string }) => vin)).toEqual(VINS);
    expect(readdirSync(join(order.folder, 'qr_codes')).sort()).toEqual(VINS.map((vin) => `${vin}.png`));

    const again = await silverfoxJson(['order', 'cao', 'Porsche St. Louis']);
    expect(again).toMatchObject({
      code: 0,
      document: { ok: true, orders: [{ status: 'nothing-new', alreadyOrdered: 3 }] },
    });
    const shown = await silverfoxJson(['orders', 'show', String(order.id)]);
    expect(shown.document.orders).toMatchObject([{ id: order.id, number: '45175', folder: order.folder }]);
    const why = await silverfoxJson(['why', 'Porsche St. Louis', VINS[0] ?? '']);
    expect(why.document.verdict).toMatch(/^Already ordered/);
    const log = await silverfoxJson(['vin-log', 'Porsche St. Louis']);
    expect(log.document.entries).toHaveLength(3);

    const logs = join(folder, 'data', 'logs');
    const written = readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'));
    expect(written.join('\n')).toContain('is published');
    for (const vin of VINS) expect(written.join('\n')).not.toContain(vin);
  }, 40_000);

  it('takes a LIST from standard input and accounts for every entry', async () => {
    await silverfoxJson(['import', feed]);
    const pasted = `Please do these:\n${VINS[2]}\nUSED - ${VINS[0]?.toLowerCase()}\nS1\n${VINS[2]}\n`;
    const { code, document } = await silverfoxJson(['order', 'list', 'Porsche St. Louis', '--vins', '-'], pasted);
    expect(code).toBe(0);
    const [order] = document.orders;
    expect(order.vehicles.map(({ vin }: { vin: string }) => vin)).toEqual([VINS[2], VINS[0], VINS[1]]);
    expect(order.entries.filter(({ outcome }: { outcome: string }) => outcome === 'duplicate')).toHaveLength(1);
  }, 40_000);

  it('changes a dealership with a merge patch and refuses what contradicts itself', async () => {
    const changed = await silverfoxJson(['dealerships', 'set', 'Porsche St. Louis', '{"rules":{"seasoningDays":7}}']);
    expect(changed).toMatchObject({ code: 0, document: { ok: true, dealership: { rules: { seasoningDays: 7 } } } });
    const refused = await silverfoxJson(['dealerships', 'set', 'Porsche St. Louis', '{"rules":{"vehicleTypes":[]}}']);
    expect(refused).toMatchObject({ code: 1, document: { ok: false } });
    expect(JSON.stringify(refused.document)).toContain('vehicleTypes');
    const unknown = await silverfoxJson(['dealerships', 'show', 'Porsche St Luis']);
    expect(unknown).toMatchObject({ code: 1, document: { ok: false, problem: { code: 'unknown-dealership' } } });
    expect(unknown.document.problem.message).toContain('Porsche St. Louis');
  }, 40_000);

  it.each([
    ['a command that does not exist', ['frobnicate']],
    ['an option that does not exist', ['imports', '--frob']],
    ['a missing argument', ['why', 'Porsche St. Louis']],
    ['a number that is none', ['orders', 'show', 'one']],
    ['a patch that is not JSON', ['dealerships', 'set', 'Porsche St. Louis', '{']],
    ['a CAO order for nobody', ['order', 'cao']],
    ['a day that does not exist', ['order', 'cao', 'Porsche St. Louis', '--as-of', '2025-02-30']],
    ['a port that no computer has', ['serve', '--port', '70000']],
    ['no command at all', []],
  ])(
    'exits with 2 and one JSON document for %s',
    async (_what, args) => {
      expect(await silverfoxJson(args)).toMatchObject({ code: 2, document: { ok: false, problem: { code: 'usage' } } });
    },
    20_000,
  );

  it.each([
    ['its source', SOURCE],
    ['what is built of it', BUILT_COMMAND],
  ])(
    'started from %s prints readable ASCII without --json',
    async (_what, program) => {
      const run = await silverfox(['import', feed], '', {}, program);
      expect(run.code).toBe(0);
      expect(run.stdout).toContain('3 rows read = 3 stored + 0 refused');
      expect(run.stdout).toContain('Porsche St. Louis');
      expect(run.stdout + run.stderr).toMatch(/^[\n\r\x20-\x7e]*$/);
    },
    20_000,
  );

  it('exits with 130 when it is interrupted, and nothing has changed', async () => {
    const rows = Array.from({ length: 200_000 }, (_, index) => {
      const vin = `1ZZAA00A0AA${String(index).padStart(6, '0')}`;
      return `${vin},S${index},New,2026,Zed,Zephyr,Sport,In Stock,30000,Porsche St. Louis,https://example.com/${vin}`;
    });
    const large = join(folder, 'large.csv');
    writeFileSync(large, `${[HEADER, ...rows].join('\n')}\n`);
    const child = spawn(process.execPath, [BUILT_COMMAND, '--data', join(folder, 'data'), 'import', large], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.once('data', () => child.kill('SIGINT'));
    await once(child, 'exit');
    expect(child.exitCode).toBe(130);
    const { document } = await silverfoxJson(['inventory', '--limit', '0']);
    expect(document.total).toBe(0);
  }, 40_000);

  it('reads a website and imports it, and says which one could not be read', async () => {
    const page = `<script type="application/ld+json">{"@type":"Car","vehicleIdentificationNumber":"${VINS[0]}","brand":"Zed"}</script>`;
    const listed = `<urlset><url><loc>https://www.porschestlouis.com/cars/${VINS[0]?.toLowerCase()}</loc></url></urlset>`;
    const { origin } = await serveFaults({
      '/sitemap.xml': say(listed, 'application/xml'),
      [`/cars/${VINS[0]?.toLowerCase()}`]: say(`<html>${page}</html>`),
    });
    const closed = await serveFaults({ '*': say('no', 'text/plain', 404) });
    const hosts = { 'www.porschestlouis.com': origin, 'www.pappastoyota.com': closed.origin };
    const environment = { SILVER_FOX_STAND_INS: JSON.stringify({ hosts, gap: 1 }) };
    await setPlatform('Porsche St. Louis', 'schema-org');

    const scraped = await silverfoxJson(['scrape', 'porsche st. louis'], '', environment);
    expect(scraped).toMatchObject({
      code: 0,
      document: { ok: true, dealerships: [{ dealership: 'Porsche St. Louis', outcome: 'ok', rows: 1, requests: 3 }] },
    });
    expect((await silverfoxJson(['inventory'])).document).toMatchObject({ total: 1, vehicles: [{ make: 'Zed' }] });

    const failed = await silverfoxJson(['scrape', 'Porsche St. Louis', 'Pappas Toyota'], '', environment);
    expect(failed).toMatchObject({ code: 1, document: { ok: false, problem: { code: 'websites-not-read' } } });
    expect(failed.document.dealerships).toMatchObject([{ outcome: 'gone' }, { outcome: 'ok' }]);
    const sites = (await silverfoxJson(['scrapers'])).document.dealerships;
    expect(sites).toHaveLength(40);
    expect(sites.find((site: { dealership: string }) => site.dealership === 'Pappas Toyota')).toMatchObject({
      outcome: 'gone',
      vehicles: 0,
    });
    expect((await silverfox(['scrape'])).code).toBe(2);
  });
});

/** Sets a dealership's website to a platform; there is no command for it. */
async function setPlatform(name: string, adapter: string): Promise<void> {
  const { engine } = await openEngine({ data: join(folder, 'data') });
  await engine.call('changeScrapingSite', { name, patch: { adapter, settings: {} } });
  await engine.close();
}
