// Measures one size in a process of its own, so that its memory is its own: node measure-size.ts ROWS DEALERSHIPS LOGGED
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../main/engine/start-engine.ts';
import { openWithLogs, runCao } from './compare-cao.ts';
import { startBenchEngine } from './compare-import.ts';
import { time } from './comparison.ts';
import { makeDealershipNames, writeFeed } from './make-feed.ts';

/** What was measured, in milliseconds and bytes. */
export interface SizeMeasured {
  readonly start: number;
  readonly import: number;
  /** The longest that a screen waited for an answer while the import ran. */
  readonly longestWait: number;
  readonly numbers: number;
  readonly cao: number;
  readonly memory: number;
}

const [rows = 0, dealerships = 0, logged = 0] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'silver-fox-size-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const feed = join(folder, 'feed.csv');
const data = join(folder, 'data');
writeFeed(feed, rows, makeDealershipNames(dealerships));

const engine = await startBenchEngine(data);
let longestWait = 0;
let isImporting = true;
const importTime = time(async () => {
  const input = { files: [{ path: feed }], yes: true, addDealerships: true };
  const result = await engine.call('importInventory', input as never);
  if (!result.ok) throw new Error(result.problem.message);
}).finally(() => {
  isImporting = false;
});
while (isImporting)
  longestWait = Math.max(longestWait, await time(async () => void (await engine.call('listOrders', {}))));
const imported = await importTime;
// Of the import alone: the logs that are filled below are not the product's work.
const memory = process.resourceUsage().maxRSS * 1024;
const numbers = await time(async () => void (await engine.call('listDealerships', {})));
await engine.close();

let again: Engine | undefined;
const start = await time(async () => {
  again = await startBenchEngine(data);
  await again.call('listOrders', {});
});
await again?.close();
const opened = await openWithLogs(data, logged);
const cao = await time(() => void runCao(opened, false));
opened.close();
const measured: SizeMeasured = { start, import: imported, longestWait, numbers, cao, memory };
process.stdout.write(`${JSON.stringify(measured)}\n`);
