/**
 * test/security has what is asked about the whole application rather than one folder of it, and the table of
 * `npm run test:security`.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedDoor, openDoor } from '../web/open-door.ts';

const SAMPLE = fileURLToPath(new URL('../../resources/sample', import.meta.url));
const VIN = /\b(?=[A-Z0-9]*\d)[A-HJ-NPR-Z0-9]{17}\b/gi;

let door: OpenedDoor;
let feed = '';
const logs = new Map<string, string>();

/** The whole daily job through the browser door, with much going wrong on the way. */
beforeAll(async () => {
  door = await openDoor();
  const read = (name: string) => readFileSync(join(SAMPLE, name), 'utf8');
  feed = read('sample-feed.csv');
  const vins = [...new Set(feed.match(VIN) ?? [])];
  const token = await offer('sample-feed.csv', feed);
  const broken = await offer(`${vins[0]}.csv`, feed.replaceAll('"Location"', '"Nowhere"').replaceAll('Location', 'X'));
  await call('importInventory', { files: [{ token }], yes: true });
  await call('importInventory', { files: [{ token: broken }] });
  await call('importInventory', { files: [{ token: await offer('gone.csv', '') }] });
  await call('importVinLog', {
    name: 'Porsche St. Louis',
    file: { token: await offer('log.csv', read('vin-log-porsche-st-louis.csv')) },
  });
  const orders = { scheduled: true, yes: true, number: '45001' };
  for (const day of ['mon', 'wed', 'fri']) await call('orderDealerships', { type: 'cao', ...orders, day });
  const text = `${vins.slice(0, 20).join('\n')}\n${vins[0]}X not a VIN ${vins[1]?.slice(0, 16)}O`;
  const list = { type: 'list', names: ['Mini of St. Louis'], text, number: vins[0], yes: true };
  const listed = await call('orderDealerships', list);
  await call('orderDealerships', { ...list, type: 'maintenance', names: [vins[2]] });
  await call('voidOrder', { id: listed?.value?.orders?.[0]?.id ?? 1 });
  await call('explainVin', { name: 'Porsche St. Louis', vin: vins[0] });
  // An orders folder that is a file: what cannot be written is logged.
  const ordersFolder = join(door.folder, 'share');
  mkdirSync(ordersFolder);
  await call('changeSettings', { patch: { ordersFolder } });
  await call('showDealership', { name: vins[3] });
  await call('dropEverything', { vin: vins[4] });
  await call('checkHealth', {});
  await call('makeDiagnostics', {});
  const folder = join(door.folder, 'data', 'logs');
  for (const name of readdirSync(folder)) logs.set(name, readFileSync(join(folder, name), 'utf8'));
});
afterAll(() => door.close());

async function call(name: string, input: unknown) {
  const body = JSON.stringify({ input });
  const headers = { 'content-type': 'application/json' };
  return JSON.parse((await door.send({ path: `/api/calls/${name}`, method: 'POST', headers, body })).text);
}

async function offer(name: string, content: string): Promise<string> {
  const answer = await door.send({
    path: `/api/files?name=${encodeURIComponent(name)}`,
    method: 'POST',
    body: content,
  });
  return JSON.parse(answer.text).token;
}

describe('the log files of a whole day', () => {
  it('say what happened', () => {
    expect([...logs.keys()].sort()).toEqual(expect.arrayContaining(['order_processing.log', 'scraper_import.log']));
    expect(logs.get('scraper_import.log')).toMatch(/is active: \d+ rows read/);
    expect(logs.get('order_processing.log')).toMatch(/Order \d+ is published/);
  });

  it('hold no VIN, neither of the feed nor of what was pasted', () => {
    const vins = new Set((feed.match(VIN) ?? []).map((vin) => vin.toUpperCase()));
    expect(vins.size).toBeGreaterThan(100);
    for (const [name, text] of logs) {
      expect([name, text.match(VIN) ?? []]).toEqual([name, []]);
      const upper = text.toUpperCase();
      expect([name, [...vins].filter((vin) => upper.includes(vin))]).toEqual([name, []]);
    }
  });

  it('hold no key, no cookie and no token', () => {
    for (const [name, text] of logs) {
      expect([name, text.includes(door.key)]).toEqual([name, false]);
      expect([name, text.match(/\b[0-9a-f]{32,}\b/gi) ?? []]).toEqual([name, []]);
    }
  });

  it('are plain ASCII, so that nothing in them can steer a terminal', () => {
    for (const [name, text] of logs) expect([name, /[^\n\x20-\x7e]/.exec(text)?.[0] ?? '']).toEqual([name, '']);
  });

  it('would be caught by this test if they held one', () => {
    expect('order for 1ZZAA11A0A0000001.'.match(VIN)).toHaveLength(1);
  });
});
