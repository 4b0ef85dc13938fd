import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { keepApiKey } from '../../main/web/keep-api-key.ts';
import { makeVin } from '../core/make-order.ts';
import { findUploads, type OpenedDoor, openDoor } from './open-door.ts';

const KEY = 'k'.repeat(48);
const PORSCHE = 'Porsche St. Louis';

let door: OpenedDoor;
beforeAll(async () => {
  door = await openDoor(undefined, { key: KEY, version: '1.2.3' });
});
afterAll(() => door.close());

async function ask(path: string, sent: { method?: string; body?: string; headers?: Record<string, string> } = {}) {
  const headers = { authorization: `Bearer ${KEY}`, ...sent.headers };
  const answer = await door.sendBare({ path: `/api/v1${path}`, ...sent, headers });
  return { status: answer.status, body: answer.text.startsWith('{') ? JSON.parse(answer.text) : answer.text };
}

const post = (path: string, body: object) =>
  ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

function makeFeed(vehicles: number): string {
  const rows = Array.from({ length: vehicles }, (_, at) => `${makeVin(at)},S${at},Used,2022,Zed,Zephyr,${PORSCHE}`);
  return ['VIN,Stock,Type,Year,Make,Model,Location', ...rows].join('\n');
}

const orderOf = (name: string) => ({ method: 'POST', body: JSON.stringify({ type: 'cao', names: [name] }) });

describe('the REST API', () => {
  it('imports a file, orders what is new, and reads inventory, orders and VIN logs', async () => {
    const imported = await ask('/imports?file=lot.csv&mode=replace', { method: 'POST', body: makeFeed(3) });
    expect(imported).toMatchObject({
      status: 200,
      body: { ok: true, import: { rowsStored: 3 }, files: [{ file: 'lot.csv' }] },
    });
    expect((await ask('/inventory?limit=2&dealership=porsche%20st.%20louis')).body).toMatchObject({ total: 3 });

    const order = { type: 'cao', names: [PORSCHE], number: '45001' };
    expect(await post('/orders', order)).toMatchObject({
      status: 409,
      body: { ok: false, problem: { code: 'needs-confirmation' }, orders: [{ status: 'failed' }] },
    });
    const placed = await post('/orders', { ...order, yes: true });
    expect(placed.body.orders).toMatchObject([{ status: 'published', number: '45001' }]);
    const { id } = placed.body.orders[0];
    expect((await ask(`/orders/${id}`)).body.orders).toMatchObject([{ number: '45001', vehicles: 3 }]);
    expect((await ask('/orders')).body.orders).toHaveLength(1);
    expect((await ask(`/vin-logs/${encodeURIComponent(PORSCHE)}`)).body.entries).toHaveLength(3);
  });

  it('takes a list as a parameter that is repeated, as its description says', async () => {
    await ask('/imports?file=lot.csv&yes=true', { method: 'POST', body: makeFeed(2) });
    expect(await ask('/inventory?makes=Zed')).toMatchObject({ status: 200, body: { total: 2 } });
    expect(await ask('/inventory?makes=Zed&makes=Other')).toMatchObject({ status: 200, body: { total: 2 } });
    expect(await ask('/inventory?makes=Other')).toMatchObject({ status: 200, body: { total: 0 } });
  });

  it('keeps no file that it was sent', async () => {
    const name = 'sent-once-to-the-rest-api.csv';
    await ask(`/imports?file=${name}&yes=true`, { method: 'POST', body: makeFeed(2) });
    expect(findUploads(name)).toEqual([]);
  });

  it.each<[string, string, object, number]>([
    ['for a dealership that nobody can order for', '/orders', orderOf('Nobody'), 404],
    ['without the key', '/orders', { headers: { authorization: '' } }, 401],
    ['with a wrong key', '/orders', { headers: { authorization: `Bearer ${'x'.repeat(48)}` } }, 401],
    ['from a page', '/orders', { headers: { origin: 'https://elsewhere.example' } }, 403],
    ['under another name of this computer', '/orders', { headers: { host: 'rebound.example' } }, 421],
    ['for an address that it has not', '/settings', {}, 404],
    ['for a dealership that nobody knows', '/vin-logs/Nobody', {}, 404],
    ['with a parameter that is not there', '/inventory?colour=red', {}, 400],
    ['with a value of another kind', '/inventory?limit=many', {}, 400],
    ['for an import without vehicles', '/imports', { method: 'POST', body: 'hello' }, 400],
    ['for an order without an object', '/orders', { method: 'POST', body: '[1]' }, 400],
    ['that names a file of this computer', '/orders', { method: 'POST', body: '{"type":"list","files":[]}' }, 400],
  ])('refuses a request %s', async (_name, path, sent, status) => {
    expect((await ask(path, sent)).status).toBe(status);
  });

  it('is described by an OpenAPI document that names every address and what it takes', async () => {
    const { body } = await ask('/openapi.json');
    expect(body).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } });
    expect(Object.keys(body.paths).sort()).toEqual([
      '/dealerships',
      '/imports',
      '/inventory',
      '/orders',
      '/orders/{id}',
      '/vin-logs/{name}',
    ]);
    const order = body.paths['/orders'].post.requestBody.content['application/json'].schema;
    expect(order.required).toEqual(['type']);
    expect(order.properties.type.enum).toEqual(['cao', 'list', 'maintenance']);
    expect(order.properties).not.toHaveProperty('files');
    const limit = body.paths['/inventory'].get.parameters.find(({ name }: { name: string }) => name === 'limit');
    expect(limit).toMatchObject({ in: 'query', required: false, schema: { type: 'integer' } });
  });

  it('is not there unless it was asked for', async () => {
    const closed = await openDoor();
    const answer = await closed.sendBare({ path: '/api/v1/orders', headers: { authorization: `Bearer ${KEY}` } });
    await closed.close();
    expect(answer.status).toBe(401);
  });
});

describe('the key of the REST API', () => {
  it('is made once, for its owner alone, and a file that holds none is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'silver-fox-key-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'api-key.txt');
    const key = await keepApiKey(file);
    expect(key).toMatch(/^[0-9a-f]{48}$/);
    expect(await keepApiKey(file)).toBe(key);
    expect(readFileSync(file, 'utf8')).toBe(`${key}\n`);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    writeFileSync(file, '\n');
    await expect(keepApiKey(file)).rejects.toMatchObject({ problem: { code: 'wrong-api-key', details: { file } } });
  });
});
