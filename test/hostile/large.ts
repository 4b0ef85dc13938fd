import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Engine, startEngine } from '../../main/engine/start-engine.ts';
import { makeVin } from '../core/make-order.ts';
import type { Figures } from '../faults/report.ts';

/** Milliseconds within which cancelling has to have an effect. */
const CANCELLED_WITHIN = 2000;

/** How much more memory the second half of a file may need than the first: the caches are filled by then. */
const GROWTH = 1.2;

/** Milliseconds into a step at which it is cancelled. */
const MIDDLE = 100;

const MEGABYTE = 1024 * 1024;

interface Size {
  readonly rows: number;
  /** Bytes of each row, about. */
  readonly width: number;
}

/** Files of many rows and of many bytes: memory stays, cancelling works, and the old import stays active. */
export function checkLargeFiles(isLong: boolean, root: string): readonly (() => Promise<Figures>)[] {
  const many = { rows: isLong ? 1_000_000 : 120_000, width: 110 };
  const wide = isLong ? { rows: 400_000, width: 500 } : { rows: 40_000, width: 1000 };
  const sizes = { [`${many.rows.toLocaleString('en')} rows`]: many, [isLong ? '200 MB' : '40 MB']: wide };
  return [
    ...Object.entries(sizes).flatMap(([name, size]) => [
      () => check(`${name}: cancelled`, root, size, cancelHalfWay),
      () => check(`${name}: imported in steady memory`, root, size, importSteadily),
    ]),
    () => check('as many rows as the inventory has: cancelled at each step', root, many, cancelReplacing),
  ];
}

type Check = (engine: Engine, file: string, size: Size) => Promise<readonly string[]>;

async function check(name: string, root: string, size: Size, run: Check): Promise<Figures> {
  const start = performance.now();
  const data = join(root, 'large');
  rmSync(data, { recursive: true, force: true });
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const shipped = { resources: at('../../resources'), migrations: at('../../migrations') };
  const engine = await startEngine({ data, ...shipped, applicationVersion: '0.0.0' });
  try {
    const small = join(root, 'small.csv');
    writeFeed(small, { rows: 10, width: 110 });
    await engine.call('importInventory', { files: [{ path: small }], yes: true });
    const file = join(root, 'large.csv');
    writeFeed(file, size);
    const wrong = await run(engine, file, size);
    return {
      name,
      runs: 1,
      failures: wrong.length === 0 ? [] : [wrong.join('; ')],
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    await engine.close();
  }
}

async function cancelHalfWay(engine: Engine, file: string, size: Size): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const label of ['Reading', 'Normalizing']) {
    const controller = new AbortController();
    let cancelledAt = 0;
    const result = await engine.call(
      'importInventory',
      { files: [{ path: file }], yes: true },
      {
        signal: controller.signal,
        onProgress(progress) {
          if (cancelledAt > 0 || !progress.label.startsWith(label) || progress.done * 3 < (progress.total ?? size.rows))
            return;
          cancelledAt = performance.now();
          controller.abort();
        },
      },
    );
    const took = performance.now() - cancelledAt;
    if (cancelledAt === 0) wrong.push(`${label} was never seen`);
    if (result.ok || result.problem.code !== 'cancelled') wrong.push(`${label}: it was not cancelled`);
    if (took > CANCELLED_WITHIN) wrong.push(`${label}: cancelling took ${took.toFixed(0)} ms`);
    const inventory = await engine.call('listInventory', {});
    if (!inventory.ok || inventory.value.total !== 10) wrong.push(`${label}: the old import is not active any more`);
  }
  return wrong;
}

/** The steps after normalizing are few long statements: a cancel that comes in the middle of one has to be heard soon. */
async function cancelReplacing(engine: Engine, file: string, { rows }: Size): Promise<readonly string[]> {
  const wrong: string[] = [];
  const first = await engine.call('importInventory', { files: [{ path: file }], yes: true });
  if (!first.ok) return [first.problem.message];
  const active = first.value.import.id;
  for (const label of ['Comparing with the inventory', 'Adding up', 'Noting what changed', 'Finishing']) {
    const controller = new AbortController();
    let cancelledAt = 0;
    const cancel = () => {
      cancelledAt = performance.now();
      controller.abort();
    };
    const result = await engine.call(
      'importInventory',
      { files: [{ path: file }], yes: true },
      {
        signal: controller.signal,
        onProgress(progress) {
          if (progress.label === label) setTimeout(MIDDLE).then(cancel);
        },
      },
    );
    const took = performance.now() - cancelledAt;
    if (cancelledAt > 0 && took > CANCELLED_WITHIN) wrong.push(`${label}: cancelling took ${took.toFixed(0)} ms`);
    const inventory = await engine.call('listInventory', {});
    if (!inventory.ok || inventory.value.total !== rows) wrong.push(`${label}: the inventory is not whole any more`);
    const imports = await engine.call('listImports', {});
    const isOld = imports.ok && imports.value.imports.some(({ id, status }) => id === active && status === 'active');
    if (!result.ok && !isOld) wrong.push(`${label}: the old import is not active any more`);
    // It was over before the cancel came: nothing to take back, and the next round begins with this one.
    if (result.ok) break;
  }
  return wrong;
}

/** The process's own memory, the worker's and SQLite's with it, is looked at twenty times a second. */
async function importSteadily(engine: Engine, file: string, { rows }: Size): Promise<readonly string[]> {
  const samples: number[] = [];
  let isDone = false;
  const watch = (async () => {
    while (!isDone) {
      samples.push(process.memoryUsage.rss());
      await setTimeout(50);
    }
  })();
  const result = await engine.call('importInventory', { files: [{ path: file }], yes: true });
  isDone = true;
  await watch;
  if (!result.ok) return [`it was refused: ${result.problem.message}`];
  const wrong: string[] = [];
  if (result.value.import.rowsStored !== rows) wrong.push(`${result.value.import.rowsStored} rows stored`);
  const middle = Math.floor(samples.length / 2);
  const first = Math.max(...samples.slice(0, middle));
  const second = Math.max(...samples.slice(middle));
  if (second > first * GROWTH) {
    wrong.push(`memory grew from ${(first / MEGABYTE).toFixed(0)} to ${(second / MEGABYTE).toFixed(0)} MB`);
  }
  process.stderr.write(`  at most ${(Math.max(first, second) / MEGABYTE).toFixed(0)} MB\n`);
  return wrong;
}

function writeFeed(path: string, { rows, width }: Size): void {
  const file = openSync(path, 'w');
  const padding = 'x'.repeat(Math.max(0, width - 105));
  try {
    let lines = 'VIN,Stock,Type,Year,Make,Model,Status,Price,Trim,Location,URL\r\n';
    for (let row = 0; row < rows; row += 1) {
      const vin = rows > 900_000 ? makeWideVin(row) : makeVin(row);
      lines += `${vin},S${row},Used,2022,Honda,Accord,In Stock,22500,${padding},Porsche St. Louis,https://d.example/${row}\r\n`;
      if (lines.length < MEGABYTE && row < rows - 1) continue;
      writeSync(file, lines);
      lines = '';
    }
  } finally {
    closeSync(file);
  }
}

/** For more vehicles than six digits number; the check digit is only a warning. */
function makeWideVin(number: number): string {
  return `1ZZAB12CXR${String(number).padStart(7, '0')}`;
}
