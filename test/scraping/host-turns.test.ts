import { describe, expect, it } from 'vitest';
import { REAL_CLOCK } from '../../main/scraping/clock.ts';
import { HostTurns } from '../../main/scraping/host-turns.ts';
import { POLITENESS } from '../../main/scraping/politeness.ts';
import { sendToStandIns } from '../../main/scraping/send-request.ts';
import { serveFaults } from './serve-faults.ts';

const GAP = 30;
const never = new AbortController().signal;

describe('turns at hosts', () => {
  it('keep to one request per host, the pause, and the limit for all, on the clock of the server', async () => {
    const hosts = ['a.example', 'b.example', 'c.example', 'd.example', 'e.example', 'f.example'];
    const server = await serveFaults({ '*': (_request, response) => setTimeout(() => response.end('done'), 20) });
    const transport = sendToStandIns(Object.fromEntries(hosts.map((host) => [host, server.origin])));
    const turns = new HostTurns({ requestsAtOnce: 3, jitter: POLITENESS.jitter }, REAL_CLOCK);
    const request = {
      method: 'GET',
      headers: {},
      signal: never,
      headersWithin: 5000,
      bodyWithin: 5000,
      largestBody: 100,
    } as const;
    await Promise.all(
      hosts.flatMap((host) =>
        [1, 2, 3, 4].map((nth) =>
          turns.take(host, GAP, never, () => transport(new URL(`https://${host}/${host}/${nth}`), request)),
        ),
      ),
    );
    expect(server.seen).toHaveLength(24);
    const edges = server.seen.flatMap(({ startedAt, endedAt }) => [
      { at: startedAt, step: 1 },
      { at: endedAt, step: -1 },
    ]);
    let underWay = 0;
    let most = 0;
    for (const { step } of edges.sort((left, right) => left.at - right.at || left.step - right.step)) {
      underWay += step;
      most = Math.max(most, underWay);
    }
    expect(most).toBeLessThanOrEqual(3);
    for (const host of hosts) {
      const own = server.seen.filter(({ path }) => path.startsWith(`/${host}/`));
      for (const [at, one] of own.entries()) {
        const next = own[at + 1];
        // A timer may be a millisecond early.
        if (next) expect(next.startedAt - one.startedAt).toBeGreaterThanOrEqual(GAP - 2);
      }
    }
  });

  it('give the place of one that is stopped to the next', async () => {
    const turns = new HostTurns({ requestsAtOnce: 1, jitter: 0 }, REAL_CLOCK);
    const controller = new AbortController();
    const first = turns.take('a.example', 0, never, () => new Promise((resolve) => setTimeout(resolve, 40, 'first')));
    const second = turns.take('a.example', 0, controller.signal, async () => 'second');
    const third = turns.take('a.example', 0, never, async () => 'third');
    controller.abort(new Error('stopped'));
    await expect(second).rejects.toThrow('stopped');
    await expect(Promise.all([first, third])).resolves.toEqual(['first', 'third']);
  });
});
