import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedDoor, openDoor, SECRET } from './open-door.ts';

let door: OpenedDoor;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

describe('the browser door lets in only the operator', () => {
  it('takes the key of the printed address, makes it a strict cookie and takes it out of the address', async () => {
    const answer = await door.sendBare({ path: `/?key=${door.key}` });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
  });

  it('has a key of 192 bits, new at each start', async () => {
    const other = await openDoor();
    expect(door.key).toMatch(/^[0-9a-f]{48}$/);
    expect(other.key).not.toBe(door.key);
    await other.close();
  });

  it('shows the screens to who has the key', async () => {
    expect(await door.send({ path: '/' })).toMatchObject({ status: 200, text: expect.stringContaining('Screens') });
    expect(await door.send({ path: '/assets/screens.js' })).toMatchObject({ status: 200, text: 'export {};' });
  });

  it.each([
    ['without a cookie', {}],
    ['with an empty cookie', { cookie: 'silver-fox-key=' }],
    ['with a wrong cookie', { cookie: `silver-fox-key=${'0'.repeat(48)}` }],
    ['with the key in an Authorization header', { authorization: 'Bearer KEY' }],
  ])('answers 401 to a request %s', async (_name, headers) => {
    for (const path of ['/', '/assets/screens.js', '/api/events', '/api/orders/1/zip']) {
      expect(await door.sendBare({ path, headers: withKey(headers) })).toMatchObject({ status: 401 });
    }
    const call = { path: '/api/calls/listImports', method: 'POST', body: '{"input":{}}' };
    expect(await door.sendBare({ ...call, headers: withKey(headers) })).toMatchObject({ status: 401 });
  });

  it.each([
    ['a wrong key', '/?key=0123'],
    ['a key of the right length', `/?key=${'0'.repeat(48)}`],
    ['no key at all', '/?key='],
  ])('answers 403 to an address with %s', async (_name, path) => {
    const answer = await door.sendBare({ path });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('takes the key at the first page only, so that it stands in no other address', async () => {
    const elsewhere = { path: `/api/calls/listImports?key=${door.key}`, method: 'POST', body: '{"input":{}}' };
    expect(await door.sendBare(elsewhere)).toMatchObject({ status: 401 });
    expect(await door.sendBare({ path: `/?key=${door.key}`, method: 'POST' })).toMatchObject({ status: 401 });
  });

  it.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1.evil.example:PORT',
    '[::1]:PORT',
  ])('refuses a name that was rebound to this machine: Host %s', async (host) => {
    const answer = await door.send({ path: '/', headers: { host: host.replace('PORT', String(door.port)) } });
    expect(answer.status).toBe(421);
  });

  it('knows itself as localhost too', async () => {
    expect(await door.send({ path: '/', headers: { host: `localhost:${door.port}` } })).toMatchObject({ status: 200 });
  });

  it.each([
    'https://evil.example',
    'http://evil.example',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1:1',
    'http://localhost:PORT',
    'null',
  ])('refuses a foreign Origin with the right key: %s', async (origin) => {
    const headers = { origin: origin.replace('PORT', String(door.port)), 'content-type': 'application/json' };
    const call = { path: '/api/calls/listImports', method: 'POST', headers, body: '{"input":{}}' };
    expect(await door.send(call)).toMatchObject({ status: 403 });
  });

  it('takes its own Origin, and names no other as allowed', async () => {
    const headers = { origin: `http://127.0.0.1:${door.port}`, 'content-type': 'application/json' };
    const answer = await door.send({ path: '/api/calls/listImports', method: 'POST', headers, body: '{"input":{}}' });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('listens on this machine only', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => address);
    for (const host of [...others, '127.0.0.2']) expect(await isOpen(host, door.port)).toBe(false);
    expect(await isOpen('127.0.0.1', door.port)).toBe(true);
  });

  it.each(['/', '/assets/screens.js', '/nothing-here', '/api/calls/listImports'])(
    'sends its Content Security Policy and no way to frame, sniff or refer with %s',
    async (path) => {
      for (const answer of [await door.send({ path }), await door.sendBare({ path })]) {
        expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
        expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
        expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
        expect(answer.headers['referrer-policy']).toBe('no-referrer');
      }
    },
  );

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e/secret.txt',
    '/.%00./secret.txt',
    '//secret.txt',
  ])('serves nothing beside the screens: %s', async (path) => {
    const answer = await door.send({ path });
    expect(answer.text).not.toContain(SECRET);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  /** Headers with the key put in. */
  function withKey(headers: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, (value ?? '').replace('KEY', door.key)]),
    );
  }
});

function isOpen(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port, timeout: 2000 });
  const settle = (open: boolean) => {
    socket.destroy();
    resolve(open);
  };
  socket.on('connect', () => settle(true));
  socket.on('error', () => settle(false));
  socket.on('timeout', () => settle(false));
  return promise;
}
