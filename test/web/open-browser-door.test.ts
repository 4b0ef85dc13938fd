import { readdirSync, readFileSync } from 'node:fs';
import { type ClientRequest, get } from 'node:http';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserDoor } from '../../main/web/open-browser-door.ts';
import type { CallName, DoorEvent, OfferedFile } from '../../preload/contract.ts';
import { makeVin } from '../core/make-order.ts';
import { findUploads, type OpenedDoor, openDoor } from './open-door.ts';

let door: OpenedDoor;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const JSON_HEADERS = { 'content-type': 'application/json' };

/** Makes a call as the page does. */
async function call(name: CallName | string, input: unknown, job?: string) {
  const body = JSON.stringify({ input, job });
  const answer = await door.send({ path: `/api/calls/${name}`, method: 'POST', headers: JSON_HEADERS, body });
  return { status: answer.status, ...JSON.parse(answer.text) };
}

async function upload(name: string, body: string | Buffer | AsyncIterable<Uint8Array>) {
  return door.send({ path: `/api/files?name=${encodeURIComponent(name)}`, method: 'POST', body });
}

/** A feed of Porsche St. Louis. */
function makeFeed(rows: number, first = 0): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const vin = makeVin(first + index);
    return `${vin},S${first + index},Used,2022,Zed,Zephyr,In Stock,20000,Porsche St. Louis,https://example.com/${vin}`;
  });
  return ['VIN,Stock,Type,Year,Make,Model,Status,Price,Location,URL', ...lines].join('\n');
}

describe('the browser door', () => {
  it('makes a call of the contract and answers with its result', async () => {
    expect(await call('listImports', {})).toEqual({ status: 200, ok: true, value: { imports: [] } });
  });

  it.each([
    ['an unknown call', 'formatDisk', {}, 'unknown-call'],
    ['a name that every object has', 'constructor', {}, 'unknown-call'],
    ['a prototype', '__proto__', {}, 'unknown-call'],
    ['an input of another shape', 'showDealership', { id: 1 }, 'wrong-input'],
    ['an input that says more than asked', 'listImports', { extra: true }, 'wrong-input'],
    ['a token that was never given out', 'stageImport', { files: [{ token: 'made-up' }] }, 'unknown-file'],
    ['a path of its own choice', 'stageImport', { files: [{ path: '/etc/passwd' }] }, 'unknown-file'],
    ['a path to write to', 'backUpDatabase', { to: { path: '/tmp/stolen.db' } }, 'unknown-file'],
  ])('refuses %s', async (_name, name, input, code) => {
    expect(await call(name, input)).toMatchObject({ ok: false, problem: { code } });
  });

  it.each([
    ['no JSON', '{"input":'],
    ['nothing', ''],
    ['a list', '[]'],
    ['a job that is no name', '{"input":{},"job":7}'],
    ['a job with a very long name', JSON.stringify({ input: {}, job: 'x'.repeat(65) })],
  ])('refuses a call whose body is %s', async (_name, body) => {
    const answer = await door.send({ path: '/api/calls/listImports', method: 'POST', headers: JSON_HEADERS, body });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, problem: { code: 'wrong-input' } });
  });

  it('refuses a call larger than 8 MB, also when it does not say how large it is', async () => {
    const path = '/api/calls/listImports';
    const body = `{"input":{"a":"${'x'.repeat(9 * 1024 * 1024)}"}}`;
    expect(await door.send({ path, method: 'POST', headers: JSON_HEADERS, body })).toMatchObject({ status: 413 });
    const inChunks = async function* () {
      for (let at = 0; at < body.length; at += 1 << 20) yield Buffer.from(body.slice(at, at + (1 << 20)));
    };
    const chunked = await door.send({ path, method: 'POST', headers: JSON_HEADERS, body: inChunks() });
    expect(chunked.status).toBe(413);
  });

  it('takes a file as a stream, gives a token for it and reports it by its name', async () => {
    const feed = Buffer.from(makeFeed(3));
    const inChunks = async function* () {
      for (let at = 0; at < feed.length; at += 100) yield feed.subarray(at, at + 100);
    };
    const answer = await upload('Feed of Möhre & Söhne (3).csv', inChunks());
    const offered: OfferedFile = JSON.parse(answer.text);
    expect(offered).toMatchObject({ name: 'Feed of Möhre _ Söhne (3).csv', bytes: feed.length });
    const staged = await call('stageImport', { files: [{ token: offered.token }] });
    expect(staged.value.files).toMatchObject([{ file: 'Feed of Möhre _ Söhne (3).csv' }]);
    expect(staged.value.import).toMatchObject({ rowsRead: 3, rowsStored: 3 });
    await call('discardImport', { id: staged.value.import.id });
  });

  it.each([
    ['../../../evil.csv', 'evil.csv'],
    ['C:\\Users\\me\\feed.csv', 'feed.csv'],
    ['..', '_'],
    ['.hidden', '_hidden'],
    ['a\u0000b<c>.csv', 'a_b_c_.csv'],
    ['', 'file'],
  ])('keeps an upload named %j inside its own folder, as %j', async (name, kept) => {
    const before = findUploads(kept).length;
    expect((await upload(name, 'VIN\n')).status).toBe(200);
    expect(findUploads(kept)).toHaveLength(before + 1);
  });

  it('takes an empty file, so that the import can say that it is empty', async () => {
    const { token } = JSON.parse((await door.send({ path: '/api/files?name=feed.csv', method: 'POST' })).text);
    const { problem } = await call('stageImport', { files: [{ token }] });
    expect(problem.message).toMatch(/feed\.csv.*empty/);
  });

  it('tells how far a job has come and that data changed', async () => {
    const { token } = JSON.parse((await upload('feed.csv', makeFeed(3000, 1000))).text);
    const events = await listen();
    const staged = await call('stageImport', { files: [{ token }] }, 'job-1');
    await call('activateImport', { id: staged.value.import.id });
    await expect.poll(() => events.heard.filter(({ kind }) => kind === 'changed').length).toBe(2);
    events.close();
    const progress = events.heard.filter((event) => event.kind === 'progress');
    expect(progress.length).toBeGreaterThan(0);
    expect(new Set(progress.map(({ job }) => job))).toEqual(new Set(['job-1']));
    expect(events.heard).toContainEqual({ kind: 'changed', call: 'stageImport' });
    expect(events.heard).toContainEqual({ kind: 'changed', call: 'activateImport' });
  });

  it('cancels a job and leaves nothing of it', async () => {
    const before = await call('listImports', {});
    const { token } = JSON.parse((await upload('large.csv', makeFeed(60_000, 10_000))).text);
    const events = await listen(({ kind }) => {
      if (kind === 'progress') void door.send({ path: '/api/jobs/job-2/cancel', method: 'POST' });
    });
    expect(await call('stageImport', { files: [{ token }] }, 'job-2')).toMatchObject({
      ok: false,
      problem: { code: 'cancelled' },
    });
    events.close();
    expect((await call('listImports', {})).value.imports).toEqual(before.value.imports);
  });

  it('takes a cancel of a job that has ended for what it is', async () => {
    expect(await door.send({ path: '/api/jobs/long-gone/cancel', method: 'POST' })).toMatchObject({ status: 204 });
  });

  it('gives an order folder as a zip, file by file the same bytes', async () => {
    const input = { type: 'list', names: ['Porsche St. Louis'], text: makeVin(1), number: '45001', yes: true };
    const { value } = await call('orderDealerships', input);
    const [{ id, folder }] = value.orders;
    const answer = await door.send({ path: `/api/orders/${id}/zip` });
    expect(answer.headers['content-type']).toBe('application/zip');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''Porsche/);
    const zipped = Object.entries(unzipSync(answer.bytes));
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(zipped).toHaveLength(files.length);
    for (const [name, bytes] of zipped) {
      expect(Buffer.from(bytes).equals(readFileSync(join(folder, '..', name)))).toBe(true);
    }
  });

  it.each(['/api/orders/999999/zip', '/api/orders/nonsense/zip', '/api/orders/..%2f..%2fdata/zip'])(
    'has no zip for an order that is not there: %s',
    async (path) => {
      const answer = await door.send({ path });
      expect(answer.status).toBe(404);
      expect(answer.headers['content-type']).not.toBe('application/zip');
    },
  );

  it('says in a sentence that something unforeseen happened, without a stack trace', async () => {
    const other = await openDoor();
    await other.engine.close();
    const body = '{"input":{}}';
    const answer = await other.send({ path: '/api/calls/listImports', method: 'POST', headers: JSON_HEADERS, body });
    await other.close();
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
    expect(answer.text).not.toMatch(/\bat .*[:(]|\.ts\b|node_modules|Error:/);
  });

  it('says which port another program has', async () => {
    const opening = openBrowserDoor({ engine: door.engine, renderer: door.folder, port: door.port });
    await expect(opening).rejects.toMatchObject({ problem: { code: 'port-taken', details: { port: door.port } } });
  });

  it('removes what was uploaded when it closes, with a page still listening', async () => {
    const own = door;
    door = await openDoor();
    await upload('left-over.csv', 'VIN\n');
    expect(findUploads('left-over.csv')).toHaveLength(1);
    await listen();
    await door.close();
    door = own;
    expect(findUploads('left-over.csv')).toHaveLength(0);
  });
});

interface Listening {
  readonly heard: readonly DoorEvent[];
  close(): void;
}

/** Listens to the door's events as a page does. */
async function listen(onEvent: (event: DoorEvent) => void = () => undefined): Promise<Listening> {
  const heard: DoorEvent[] = [];
  const { promise: opened, resolve, reject } = Promise.withResolvers<ClientRequest>();
  const entry = await door.sendBare({ path: `/?key=${door.key}` });
  const cookie = (entry.headers['set-cookie'] ?? [''])[0]?.split(';')[0] ?? '';
  const options = { host: '127.0.0.1', port: door.port, path: '/api/events', headers: { cookie }, agent: false };
  const outgoing = get(options, (incoming) => {
    let text = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => {
      resolve(outgoing);
      text += chunk;
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts.filter((line) => line.startsWith('data: '))) {
        const event: DoorEvent = JSON.parse(part.slice(6));
        heard.push(event);
        onEvent(event);
      }
    });
    incoming.on('error', () => undefined);
  });
  outgoing.on('error', reject);
  await opened;
  return { heard, close: () => outgoing.destroy() };
}
