import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { makeVin } from '../core/make-order.ts';
import { openEngine } from './open-engine.ts';

const NAME = 'Mini of St. Louis';

/** An engine as a window has it, and a server that is told; it answers with these statuses, one after the other. */
async function openDesk(...statuses: readonly number[]) {
  const heard: unknown[] = [];
  let left = [...statuses];
  const server = createServer(async (incoming, answer) => {
    let body = '';
    for await (const piece of incoming) body += piece;
    heard.push(JSON.parse(body));
    answer.writeHead(left[0] ?? 200).end();
    left = left.slice(1);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
  });
  const { data, ask } = await openEngine({ upkeep: { lookEvery: 60_000 } });
  const { port } = server.address() as AddressInfo;
  const order = async (number: string) => {
    const text = makeVin(Number(number));
    return ask('orderDealerships', { type: 'list', names: [NAME], text, number, yes: true });
  };
  const configure = (hook: object) => writeFileSync(join(data, 'hooks.json'), JSON.stringify({ afterOrder: hook }));
  return { data, heard, port, ask, order, configure };
}

const numbersOf = (heard: readonly unknown[]) => heard.map((notice) => (notice as { number: string }).number);

describe('telling other programs of published orders', () => {
  it('happens once for each, with where it lies and without VINs; practice is nobody’s business', async () => {
    const desk = await openDesk();
    desk.configure({ url: `http://127.0.0.1:${desk.port}/orders` });
    const { orders } = await desk.order('45001');
    await vi.waitFor(() => expect(desk.heard).toHaveLength(1), { timeout: 10_000 });
    expect(desk.heard[0]).toEqual({
      event: 'order-published',
      id: orders[0]?.id,
      number: '45001',
      type: 'list',
      dealership: NAME,
      vehicles: 1,
      folder: orders[0]?.folder,
      publishedAt: expect.stringMatching(/Z$/),
    });
    await desk.ask('orderDealerships', { type: 'list', names: [NAME], text: makeVin(7), practice: true, yes: true });
    await desk.order('45002');
    await vi.waitFor(() => expect(numbersOf(desk.heard)).toEqual(['45001', '45002']), { timeout: 10_000 });
    expect(await desk.ask('tellPublishedOrders', {})).toEqual({ told: 0, failed: 0 });
  });

  it('is tried again after the next order when nobody took it', async () => {
    const desk = await openDesk(500);
    desk.configure({ url: `http://127.0.0.1:${desk.port}/orders` });
    await desk.order('45001');
    await vi.waitFor(() => expect(desk.heard).toHaveLength(1), { timeout: 10_000 });
    await desk.order('45002');
    await vi.waitFor(() => expect(numbersOf(desk.heard)).toEqual(['45001', '45001', '45002']), { timeout: 10_000 });
  });

  it('runs a program with the notice on its standard input', async () => {
    const desk = await openDesk();
    const told = join(desk.data, 'told.json');
    const script = `process.stdin.pipe(require('node:fs').createWriteStream(process.argv[1]))`;
    desk.configure({ command: [process.execPath, '-e', script, told] });
    await desk.order('45001');
    await vi.waitFor(() => expect(JSON.parse(readFileSync(told, 'utf8')).number).toBe('45001'), { timeout: 10_000 });
  });

  it('does not happen later for orders from before anybody was named', async () => {
    const desk = await openDesk();
    await desk.order('45001');
    await vi.waitFor(async () => expect(await desk.ask('tellPublishedOrders', {})).toEqual({ told: 0, failed: 0 }));
    desk.configure({ url: `http://127.0.0.1:${desk.port}/orders` });
    await desk.order('45002');
    await vi.waitFor(() => expect(numbersOf(desk.heard)).toEqual(['45002']), { timeout: 10_000 });
  });
});
