// Measures a feed in a process of its own, so that its memory is the product's alone: node measure-size.ts FEED LOGGED
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { WEEKDAYS } from '../../main/core/dealership.ts';
import type { Engine } from '../../main/engine/start-engine.ts';
import { openWithLogs, runCao } from './compare-cao.ts';
import { startBenchEngine } from './compare-import.ts';
import { time } from './comparison.ts';

/** What was measured, in milliseconds and bytes. */
export interface SizeMeasured {
  readonly start: number;
  readonly import: number;
  /** The longest that a screen waited for an answer while the import ran. */
  readonly longestWait: number;
  readonly cao: number;
  /** The numbers of all dealerships, and Today with a row for each of them. */
  readonly numbers: number;
  readonly today: number;
  /** Resident memory of the process with its engine open, and the most while it imported. */
  readonly memoryBefore: number;
  readonly memory: number;
}

/** Milliseconds between two questions of a screen: without a pause, asking would take the second core and slow the import. */
const ASKS_EVERY = 50;

/** Milliseconds between two looks at the memory. */
const LOOKS_EVERY = 10;

const [feed = '', logged = '0'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'silver-fox-size-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const data = join(folder, 'data');

const engine = await startBenchEngine(data);
// Looked at instead of asking for the peak: Linux counts that of the process that started this one as well.
const memoryBefore = process.memoryUsage.rss();
let memory = memoryBefore;
const looking = setInterval(() => {
  memory = Math.max(memory, process.memoryUsage.rss());
}, LOOKS_EVERY);
let longestWait = 0;
let isImporting = true;
const importTime = time(async () => {
  const input = { files: [{ path: feed }], yes: true, addDealerships: true };
  const result = await engine.call('importInventory', input as never);
  if (!result.ok) throw new Error(result.problem.message);
}).finally(() => {
  isImporting = false;
});
while (isImporting) {
  longestWait = Math.max(longestWait, await time(async () => void (await engine.call('listOrders', {}))));
  await setTimeout(ASKS_EVERY);
}
const imported = await importTime;
// Of the import alone: the logs that are filled below are not the product's work.
clearInterval(looking);
await engine.close();

let again: Engine | undefined;
const start = await time(async () => {
  again = await startBenchEngine(data);
  await again.call('listOrders', {});
});
await again?.close();
const opened = await openWithLogs(data, Number(logged));
const cao = await time(() => void runCao(opened, false));
opened.close();
const { numbers, today } = await measureDesk();
const measured: SizeMeasured = { start, import: imported, longestWait, cao, numbers, today, memoryBefore, memory };
process.stdout.write(`${JSON.stringify(measured)}\n`);

/** What the first screens ask for after something was written, with full VIN logs. */
async function measureDesk(): Promise<{ readonly numbers: number; readonly today: number }> {
  const desk = await startBenchEngine(data);
  const listed = await desk.call('listDealerships', {});
  if (!listed.ok) throw new Error(listed.problem.message);
  const names = listed.value.dealerships.filter(({ vehicles }) => vehicles > 0).map(({ name }) => name);
  await desk.call('setDealerships', { names, patch: { schedule: WEEKDAYS, orderType: 'cao' } });
  const sheet = await desk.call('openRunSheet', {});
  if (!sheet.ok || sheet.value.rows.length !== names.length) throw new Error('Not every dealership is on the sheet.');
  // What was counted is kept until something is written.
  const write = async (notes: string) => {
    const written = await desk.call('setDealerships', { names, patch: { notes } });
    if (!written.ok) throw new Error(written.problem.message);
  };
  await write('Written to.');
  const numbers = await time(async () => void (await desk.call('listDealerships', {})));
  await write('Written to again.');
  const today = await time(async () => void (await desk.call('readRunSheet', {})));
  await desk.close();
  return { numbers, today };
}
