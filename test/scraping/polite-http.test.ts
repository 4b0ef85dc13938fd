import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { REAL_CLOCK } from '../../main/scraping/clock.ts';
import { makeClient, makeClock } from './polite-client.ts';
import { type Answer, inTurn, say, serveFaults } from './serve-faults.ts';

const PAGE = 'https://www.dealer.example/cars';
const html = { expects: 'html' } as const;
const json = { expects: 'json' } as const;
const CARS = say('<html><title>Cars</title></html>');
const CHALLENGE = say('<html><head><title>Just a moment...</title></head></html>', 'text/html', 503);

const sites = {
  answering: async (cars: Answer, options: Parameters<typeof makeClient>[1] = {}) => {
    const server = await serveFaults({ '/cars': cars });
    return { server, ...makeClient(server.origin, options) };
  },
};

describe('the polite client', () => {
  it('reads a page, says who it is, and looks at robots.txt first', async () => {
    const { server, http } = await sites.answering(CARS);
    await expect(http.read(PAGE, html)).resolves.toMatchObject({ status: 200, url: PAGE });
    expect(server.seen.map(({ path }) => path)).toEqual(['/robots.txt', '/cars']);
    expect(server.seen[1]?.headers['user-agent']).toMatch(/^SilverFoxOrders\//);
    expect(http.requests).toBe(2);
  });

  it('asks for robots.txt once, not once per page', async () => {
    const { server, http } = await sites.answering(CARS);
    await http.read(PAGE, html);
    await http.read(PAGE, html);
    expect(server.seen.map(({ path }) => path)).toEqual(['/robots.txt', '/cars', '/cars']);
  });

  it('leaves alone what robots.txt forbids', async () => {
    const server = await serveFaults({
      '/robots.txt': say('User-agent: *\nDisallow: /cars', 'text/plain'),
      '/cars': CARS,
    });
    const { http } = makeClient(server.origin);
    await expect(http.read(PAGE, html)).rejects.toMatchObject({ failure: 'blocked' });
    expect(server.seen).toHaveLength(1);
  });

  it('obeys the rules for its own name before those for everybody', async () => {
    const rules = 'User-agent: *\nDisallow: /\n\nUser-agent: SilverFoxOrders\nDisallow: /private';
    const server = await serveFaults({ '/robots.txt': say(rules, 'text/plain'), '/cars': CARS });
    await expect(makeClient(server.origin).http.read(PAGE, html)).resolves.toMatchObject({ status: 200 });
  });

  it('makes the pause that robots.txt asks for', async () => {
    const server = await serveFaults({
      '/robots.txt': say('User-agent: *\nCrawl-delay: 7', 'text/plain'),
      '/cars': CARS,
    });
    const clock = makeClock();
    await makeClient(server.origin, { clock }).http.read(PAGE, html);
    expect(clock.slept).toEqual([7000]);
  });

  it('reads a site once although its robots.txt fails, and not a second time', async () => {
    const server = await serveFaults({ '/robots.txt': say('', 'text/plain', 500), '/cars': CARS });
    const clock = makeClock();
    const { http, notes } = makeClient(server.origin, { clock });
    await expect(http.read(PAGE, html)).resolves.toMatchObject({ status: 200 });
    expect(notes).toEqual(['robots.txt of www.dealer.example answers 500.']);
    await clock.sleep(25 * 3_600_000, new AbortController().signal);
    await expect(http.read(PAGE, html)).rejects.toMatchObject({
      failure: 'failed',
      message: expect.stringContaining('left alone'),
    });
  });

  it('does not hold it against a site that its robots.txt could not be reached, day after day', async () => {
    let isAway = true;
    const away: Answer = (_request, response) => response.destroy();
    const server = await serveFaults({
      '/robots.txt': (request, response, nth) => (isAway ? away : say('', 'text/plain', 404))(request, response, nth),
      '/cars': (request, response, nth) => (isAway ? away : CARS)(request, response, nth),
    });
    const clock = makeClock();
    const { http } = makeClient(server.origin, { clock, politeness: { retryAfter: [] } });
    for (const _day of [1, 2, 3]) {
      await expect(http.read(PAGE, html)).rejects.toMatchObject({ failure: 'failed' });
      await clock.sleep(24 * 3_600_000, new AbortController().signal);
    }
    isAway = false;
    await expect(http.read(PAGE, html)).resolves.toMatchObject({ status: 200 });
  });

  it.each([500, 502, 503, 504, 408, 425, 429])('asks again after a passing %i', async (status) => {
    const { server, http } = await sites.answering(inTurn(say('', 'text/plain', status), CARS));
    await expect(http.read(PAGE, html)).resolves.toMatchObject({ status: 200 });
    expect(server.seen).toHaveLength(3);
  });

  it('gives up after its retries, each wait longer than the one before', async () => {
    const clock = makeClock();
    const { server, http } = await sites.answering(say('', 'text/plain', 500), {
      clock,
      politeness: { retryAfter: [2000, 8000, 30_000] },
    });
    await expect(http.read(PAGE, html)).rejects.toMatchObject({ failure: 'failed', status: 500 });
    expect(server.seen).toHaveLength(5);
    expect(clock.slept.filter((wait) => wait >= 1000)).toEqual([2000, 8000, 30_000]);
  });

  it.each([
    [400, 'changed'],
    [401, 'blocked'],
    [404, 'gone'],
    [410, 'gone'],
    [451, 'blocked'],
  ])('never repeats a %i', async (status, failure) => {
    const { server, http } = await sites.answering(say('{}', 'application/json', status));
    await expect(http.read(PAGE, json)).rejects.toMatchObject({ failure, status });
    expect(server.seen).toHaveLength(2);
  });

  it.each([
    ['20', 20_000],
    [new Date(Date.parse('2026-11-23T12:00:20Z')).toUTCString(), 20_000],
  ])('waits as long as Retry-After: %s says', async (value, wait) => {
    const clock = makeClock();
    const { http } = await sites.answering(inTurn(say('', 'text/plain', 429, { 'retry-after': value }), CARS), {
      clock,
      politeness: { gaps: { json: 0, page: 0, browser: 0 } },
    });
    await http.read(PAGE, html);
    expect(clock.slept).toEqual([wait]);
  });

  it('puts a site off that asks for a longer pause than it is worth waiting for', async () => {
    const clock = makeClock();
    const { http } = await sites.answering(say('', 'text/plain', 429, { 'retry-after': '600' }), { clock });
    const until = new Date(clock.now() + 600_000);
    const failure = await http.read(PAGE, html).catch((error) => error);
    expect(failure).toMatchObject({ failure: 'failed' });
    expect(Math.abs(failure.retryAt.getTime() - until.getTime())).toBeLessThan(1000);
  });

  it('tries once more after a challenge page, and then takes the site for blocked', async () => {
    const clock = makeClock();
    const { server, http } = await sites.answering(CHALLENGE, { clock, politeness: { retryBlockedAfter: 60_000 } });
    await expect(http.read(PAGE, html)).rejects.toMatchObject({ failure: 'blocked' });
    expect(server.seen).toHaveLength(3);
    expect(clock.slept).toContain(60_000);
  });

  it('goes on where the challenge was gone at the second try', async () => {
    const { http } = await sites.answering(inTurn(CHALLENGE, CARS));
    await expect(http.read(PAGE, html)).resolves.toMatchObject({ status: 200 });
  });

  it('takes a web page in place of JSON for a challenge', async () => {
    const { http } = await sites.answering(say('<html><title>Welcome</title></html>'));
    await expect(http.read(PAGE, json)).rejects.toMatchObject({ failure: 'blocked' });
  });

  it('does not take a large page for a challenge because it loads the same script', async () => {
    const page = `<html><title>Cars</title><script src="/cdn-cgi/challenge-platform/x.js"></script>${' car'.repeat(20_000)}</html>`;
    const { http } = await sites.answering(say(page));
    await expect(http.read(PAGE, html)).resolves.toMatchObject({ status: 200 });
  });

  it('follows redirects within the site and never to another host', async () => {
    const server = await serveFaults({
      '/cars': (_request, response) => response.writeHead(301, { location: 'http://dealer.example/all' }).end(),
      '/all': CARS,
      '/away': (_request, response) => response.writeHead(302, { location: 'https://evil.example/cars' }).end(),
    });
    const { http } = makeClient(server.origin);
    await expect(http.read(PAGE, html)).resolves.toMatchObject({ url: 'https://dealer.example/all' });
    await expect(http.read('https://www.dealer.example/away', html)).rejects.toThrow(/evil\.example/);
  });

  it('ends a circle of redirects', async () => {
    const { server, http } = await sites.answering((_request, response) =>
      response.writeHead(302, { location: '/cars' }).end(),
    );
    await expect(http.read(PAGE, html)).rejects.toMatchObject({ failure: 'changed' });
    expect(server.seen.length).toBeLessThan(10);
  });

  it.each([
    'http://www.dealer.example/cars',
    'https://www.dealer.example:8443/',
    'https://user@dealer.example/',
    'file:///etc',
    'https://dealer.example.evil.test/',
  ])('never calls %s', async (address) => {
    const { server, http } = await sites.answering(CARS);
    await expect(http.read(address, html)).rejects.toMatchObject({ failure: 'changed' });
    expect(server.seen).toHaveLength(0);
  });

  it('reports a connection that breaks in the middle, after its retries', async () => {
    const { server, http } = await sites.answering((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' });
      response.write('<html>');
      setTimeout(() => response.destroy(), 10);
    });
    await expect(http.read(PAGE, html)).rejects.toMatchObject({ failure: 'failed' });
    expect(server.seen).toHaveLength(5);
  });

  it('does not wait for ever for headers, nor for a body that drips', async () => {
    const { http } = await sites.answering(() => undefined, { politeness: { retryAfter: [], headersWithin: 50 } });
    await expect(http.read(PAGE, html)).rejects.toThrow(/No answer within/);
    const dripping = await sites.answering(
      (request, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write('<p>'), 10);
        request.on('close', () => clearInterval(drip));
      },
      { politeness: { retryAfter: [], bodyWithin: 80 } },
    );
    await expect(dripping.http.read(PAGE, html)).rejects.toThrow(/not complete within/);
  });

  it('takes no answer that is too large, nor one that becomes so when it is unpacked', async () => {
    const large = await sites.answering(say('x'.repeat(300_000)));
    await expect(large.http.read(PAGE, html)).rejects.toThrow(/larger than/);
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    const packed = await sites.answering((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    await expect(packed.http.read(PAGE, html)).rejects.toThrow(/larger than/);
    const file = await sites.answering((_request, response) => response.writeHead(200).end(bomb));
    await expect(file.http.read(PAGE, { expects: 'xml' })).rejects.toThrow(/too large/);
  });

  it('reads packed answers, and asks again for one that is cut off', async () => {
    const body = gzipSync('<html>whole</html>');
    const { http } = await sites.answering((_request, response, nth) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(nth === 1 ? body.subarray(0, 12) : body);
    });
    await expect(http.read(PAGE, html)).resolves.toMatchObject({ text: '<html>whole</html>' });
  });

  it.each([
    [Buffer.from('\ufeff{"a":1}'), 'application/json', '{"a":1}'],
    [Buffer.from('{"a":"Caf\u00e9"}', 'latin1'), 'application/json; charset=ISO-8859-1', '{"a":"Caf\u00e9"}'],
    [Buffer.from('{"a":2}', 'utf16le'), 'application/json; charset=utf-16le', '{"a":2}'],
    [Buffer.from('{"a":3}'), 'application/json; charset=nonsense', '{"a":3}'],
  ])('reads text in the encoding it comes in', async (body, type, text) => {
    const { http } = await sites.answering((_request, response) =>
      response.writeHead(200, { 'content-type': type }).end(body),
    );
    await expect(http.read(PAGE, json)).resolves.toMatchObject({ text });
  });

  it('stops at the number of requests that a site may take', async () => {
    const { server, http } = await sites.answering(CARS, { site: { budget: { milliseconds: 1000, requests: 3 } } });
    await http.read(PAGE, html);
    await http.read(PAGE, html);
    await expect(http.read(PAGE, html)).rejects.toMatchObject({ failure: 'budget' });
    expect(server.seen).toHaveLength(3);
  });

  it.each(['a request', 'a pause', 'a turn'])(
    'ends when it is stopped, without waiting for the end of %s',
    async (during) => {
      const controller = new AbortController();
      const answer: Answer = during === 'a pause' ? say('', 'text/plain', 500) : () => undefined;
      const { http } = await sites.answering(answer, {
        clock: REAL_CLOCK,
        politeness: { retryAfter: [60_000], headersWithin: 60_000 },
        site: { signal: controller.signal },
      });
      const reading = http.read(PAGE, html);
      const waiting = during === 'a turn' ? http.read(PAGE, html) : reading;
      reading.catch(() => undefined);
      const stopped = expect(waiting).rejects.toThrow('stopped');
      await new Promise((resolve) => setTimeout(resolve, 60));
      controller.abort(new Error('stopped'));
      await stopped;
    },
  );
});
