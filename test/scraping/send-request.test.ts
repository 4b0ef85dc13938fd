import { describe, expect, it } from 'vitest';
import { isPrivateAddress } from '../../main/core/private-address.ts';
import { sendToStandIns, sendToWeb } from '../../main/scraping/send-request.ts';
import { normalizeHost } from '../../main/scraping/site-hosts.ts';
import { serveFaults } from './serve-faults.ts';

const request = {
  method: 'GET',
  headers: {},
  signal: new AbortController().signal,
  headersWithin: 2000,
  bodyWithin: 2000,
  largestBody: 1000,
} as const;

describe('a request', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
    '::1',
    '[::1]',
    'fe80::1%eth0',
    '::ffff:127.0.0.1',
    'fd00::1',
    '224.0.0.1',
    '255.255.255.255',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
  ])('knows %s for an address that is no public website', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '2001:4860:4860::8888', 'dealer.example'])(
    'lets %s pass',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );

  it('is never sent to this machine, by address or by name, nor unencrypted', async () => {
    const server = await serveFaults({});
    const { port } = new URL(server.origin);
    for (const address of [server.origin, `https://127.0.0.1:${port}/`, `https://localhost:${port}/`]) {
      await expect(sendToWeb(new URL(address), request)).rejects.toMatchObject({ kind: 'lasting' });
    }
    expect(server.seen).toEqual([]);
  });

  it('reaches a stand-in only for the hosts that were named, and only on this machine', async () => {
    const server = await serveFaults({ '/x': (_request, response) => response.end('here') });
    const transport = sendToStandIns({ 'dealer.example': server.origin, 'other.example': 'http://192.168.0.1' });
    await expect(transport(new URL('https://dealer.example/x'), request)).resolves.toMatchObject({ status: 200 });
    await expect(transport(new URL('https://localhost/'), request)).rejects.toMatchObject({ kind: 'lasting' });
  });
});

describe('the host of a site', () => {
  it.each([
    ['dealer.example', 'dealer.example'],
    [' https://www.Dealer.example/new/?a=1 ', 'dealer.example'],
    ['shop.dealer.example', 'shop.dealer.example'],
  ])('is read from %s', (text, host) => expect(normalizeHost(text)).toBe(host));

  it.each([
    '',
    'dealer',
    'localhost',
    '127.0.0.1',
    'http://[::1]/',
    'dealer.example:8080',
    'ftp://dealer.example',
    'a b.example',
    'x@dealer.example',
  ])('is not taken from %j', (text) => expect(normalizeHost(text)).toBeNull());
});
