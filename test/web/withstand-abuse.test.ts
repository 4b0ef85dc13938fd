import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { receiveFile } from '../../main/web/receive-file.ts';
import { type OpenedDoor, openDoor } from './open-door.ts';

let door: OpenedDoor;
let cookie = '';
beforeAll(async () => {
  door = await openDoor({ headers: 300, request: 600, checkEvery: 50 });
  const entry = await door.sendBare({ path: `/?key=${door.key}` });
  cookie = entry.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
});
afterAll(() => door.close());

/** Opens a bare connection; what the door says on it until it hangs up is collected. */
function dial(): { readonly socket: Socket; readonly heard: () => Promise<string> } {
  const socket = connect(door.port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk;
  });
  // Who still writes when the door hangs up is told so; what the door had said before is read all the same.
  socket.on('error', () => undefined);
  const { promise, resolve } = Promise.withResolvers<string>();
  socket.once('close', () => resolve(text));
  return { socket, heard: () => promise };
}

const head = (line: string, ...headers: readonly string[]) =>
  [line, `Host: 127.0.0.1:${door.port}`, ...headers, '', ''].join('\r\n');

async function expectItStillAnswers(): Promise<void> {
  expect(await door.send({ path: '/' })).toMatchObject({ status: 200 });
}

const NO_TRACE = /\bat .*[:(]\d|\.ts\b|node_modules|Error:/;

describe('the browser door withstands', () => {
  it('headers that never end: it hangs up', async () => {
    const { socket, heard } = dial();
    socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\n`);
    const dribble = setInterval(() => socket.write('X-More: 1\r\n'), 50);
    onTestFinished(() => clearInterval(dribble));
    expect(await heard()).toContain('408');
    await expectItStillAnswers();
  });

  it('a body that never ends, dribbled by somebody with the key: it hangs up', async () => {
    const { socket, heard } = dial();
    socket.write(head('POST /api/calls/listImports HTTP/1.1', `Cookie: ${cookie}`, 'Content-Length: 1000'));
    const dribble = setInterval(() => socket.write('x'), 50);
    onTestFinished(() => clearInterval(dribble));
    expect(await heard()).not.toContain('200 OK');
    await expectItStillAnswers();
  });

  it('a hundred connections that say nothing', async () => {
    const silent = Array.from({ length: 100 }, dial);
    await expectItStillAnswers();
    for (const { heard } of silent) await heard();
  });

  it.each([
    ['one header of 20 KB', [`X-Large: ${'x'.repeat(20_000)}`]],
    ['two thousand headers', Array.from({ length: 2000 }, (_, number) => `X-${number}: 1`)],
  ])('%s: it refuses before it reads them all', async (_what, headers) => {
    const { socket, heard } = dial();
    socket.write(head('GET / HTTP/1.1', `Cookie: ${cookie}`, ...headers));
    expect(await heard()).toContain('431');
    await expectItStillAnswers();
  });

  it.each(['GARBAGE\r\n\r\n', '\u0000\u0001\u0002\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', 'GET\r\n\r\n'])(
    'what is no HTTP, %j, without a stack trace',
    async (bytes) => {
      const { socket, heard } = dial();
      socket.write(bytes);
      const answer = await heard();
      expect(answer).toMatch(/^HTTP\/1\.1 (400|505)/);
      expect(answer).not.toMatch(NO_TRACE);
      await expectItStillAnswers();
    },
  );

  it('an endless upload without the key: it is refused and nothing of it is kept', async () => {
    const before = listUploads();
    const { socket, heard } = dial();
    socket.write(head('POST /api/files?name=endless.csv HTTP/1.1', 'Transfer-Encoding: chunked'));
    const flood = setInterval(() => socket.write(`10000\r\n${'x'.repeat(65_536)}\r\n`), 5);
    onTestFinished(() => clearInterval(flood));
    expect(await heard()).toContain('401');
    expect(listUploads()).toEqual(before);
  });

  it('an upload larger than the largest file: it is cut off and removed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'silver-fox-endless-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1;
        controller.enqueue(new Uint8Array(1 << 20));
      },
    });
    const receiving = receiveFile(endless, 'endless.csv', folder, new AbortController().signal, 5 << 20);
    await expect(receiving).rejects.toMatchObject({ problem: { code: 'file-too-large' } });
    expect(given).toBeLessThan(20);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('an upload that breaks off: nothing of it is kept', async () => {
    const before = listUploads();
    const { socket } = dial();
    socket.write(head('POST /api/files?name=broken.csv HTTP/1.1', `Cookie: ${cookie}`, 'Content-Length: 100000'));
    socket.write('x'.repeat(50_000));
    await expect.poll(() => listUploads().length).toBeGreaterThan(before.length);
    socket.destroy();
    await expect.poll(listUploads).toEqual(before);
  });

  it.each([
    ['without the key', false],
    ['with the key', true],
  ])('a WebSocket upgrade %s: it never changes the protocol', async (_who, hasKey) => {
    const { socket, heard } = dial();
    const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
    const key = ['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', ...(hasKey ? [`Cookie: ${cookie}`] : [])];
    socket.write(head('GET /api/events HTTP/1.1', ...upgrade, ...key));
    await setTimeout(200);
    socket.destroy();
    const answer = await heard();
    expect(answer).toMatch(hasKey ? /^HTTP\/1\.1 200/ : /^HTTP\/1\.1 401/);
    expect(answer).not.toContain('101 Switching');
  });

  it.each(['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'CONNECT'])('%s: it has no such thing', async (method) => {
    const { socket, heard } = dial();
    const target = method === 'CONNECT' ? 'example.com:443' : '/api/calls/listImports';
    socket.write(head(`${method} ${target} HTTP/1.1`, `Cookie: ${cookie}`, 'Connection: close'));
    const answer = await heard();
    expect(answer).not.toMatch(/^HTTP\/1\.1 2/);
    expect(answer.toLowerCase()).not.toContain('access-control');
  });

  it('more listening pages than a person opens; closing one makes room', async () => {
    const pages = await Promise.all(Array.from({ length: 32 }, () => listen()));
    onTestFinished(() => {
      for (const { request } of pages) request.destroy();
    });
    expect(pages.map(({ status }) => status)).toEqual(Array(32).fill(200));
    expect((await listen()).status).toBe(429);
    pages[0]?.request.destroy();
    await expect.poll(async () => (await listen(true)).status).toBe(200);
  });

  it.each([
    ['nested a hundred thousand times', `{"input":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    [
      'that reaches for the prototype',
      '{"input":{"__proto__":{"isOwner":true},"constructor":{"prototype":{"isOwner":1}}}}',
    ],
    ['with a text of 7 MB', JSON.stringify({ input: { text: 'x'.repeat(7 << 20) } })],
  ])('JSON %s: it is refused and changes nothing', async (_what, body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await door.send({ path: '/api/calls/listImports', method: 'POST', headers, body });
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false });
    expect(answer.text).not.toMatch(NO_TRACE);
    expect(({} as { isOwner?: unknown }).isOwner).toBeUndefined();
    await expectItStillAnswers();
  });
});

/** Opens an event stream, as a page does. */
async function listen(isBrief = false): Promise<{ readonly request: ClientRequest; readonly status: number }> {
  const request = get({ host: '127.0.0.1', port: door.port, path: '/api/events', headers: { cookie }, agent: false });
  request.on('error', () => undefined);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.on('error', () => undefined).resume();
  if (isBrief || response.statusCode !== 200) request.destroy();
  return { request, status: response.statusCode ?? 0 };
}

/** The files that doors of this process hold at the moment. */
function listUploads(): readonly string[] {
  return readdirSync(tmpdir())
    .filter((folder) => folder.startsWith('silver-fox-uploads-'))
    .flatMap((folder) =>
      readdirSync(join(tmpdir(), folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .filter((path) => /(endless|broken)\.csv$/.test(path));
}
