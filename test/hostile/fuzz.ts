import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProblemError } from '../../main/core/problem.ts';
import { readFeed } from '../../main/files/read-feed.ts';
import { makeRandom } from '../faults/random.ts';
import type { Figures } from '../faults/report.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));

/** Milliseconds that reading a small file may take, whatever is in it. */
const PATIENCE = 5000;

/** Changes files of the corpus at random and reads them: the reader ends, and says in words what it does not take. */
export async function fuzzReader(seed: number, runs: number, folder: string): Promise<Figures> {
  const start = performance.now();
  const random = makeRandom(seed);
  const sources = ['feeds', 'hostile'].flatMap((name) =>
    readdirSync(join(FIXTURES, name))
      .filter((file) => file !== 'manifest.json')
      .map((file) => readFileSync(join(FIXTURES, name, file))),
  );
  const path = join(folder, 'fuzzed.csv');
  const failures: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    const bytes = mutate(sources, random);
    writeFileSync(path, bytes);
    const wrong = await readAll(path, bytes);
    if (wrong !== null) failures.push(`run ${run}: ${wrong}: ${bytes.subarray(0, 300).toString('latin1')}`);
  }
  return { name: `fuzzed feeds (seed ${seed})`, runs, failures, seconds: (performance.now() - start) / 1000 };
}

async function readAll(path: string, bytes: Buffer): Promise<string | null> {
  const start = performance.now();
  // UTF-16 may hide line ends in any byte; no line is more than the bytes.
  const lines = bytes.length + 1;
  try {
    for await (const event of readFeed(path)) {
      if (event.kind === 'problem' && (event.line < 1 || event.line > lines || event.message === '')) {
        return `a problem at line ${event.line}`;
      }
      if (event.kind !== 'rows') continue;
      for (const { line, cells } of event.rows) {
        if (line < 1 || line > lines) return `a row at line ${line}`;
        const strange = Object.values(cells).find((cell) => cell !== null && typeof cell !== 'string');
        if (strange !== undefined) return `a cell that is ${typeof strange}`;
      }
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) return `it threw ${error instanceof Error ? error.stack : String(error)}`;
  }
  const took = performance.now() - start;
  return took > PATIENCE ? `it took ${took.toFixed(0)} ms` : null;
}

function mutate(sources: readonly Buffer[], random: () => number): Buffer {
  const pick = (count: number) => Math.floor(random() * count);
  let bytes = Buffer.from(sources[pick(sources.length)] ?? Buffer.alloc(0));
  for (let change = 1 + pick(6); change > 0; change -= 1) {
    const at = pick(bytes.length + 1);
    const end = Math.min(bytes.length, at + pick(60));
    const [before, middle, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
    const other = sources[pick(sources.length)] ?? Buffer.alloc(0);
    const from = pick(other.length);
    const inserted = [
      Buffer.alloc(0),
      Buffer.concat([middle, middle, middle]),
      Buffer.from([pick(256)]),
      Buffer.from(['"', ',', '\r', '\n', ';', '\t', '\0', '\ufeff'][pick(8)] ?? ''),
      Buffer.from(middle).reverse(),
      other.subarray(from, from + pick(200)),
    ][pick(6)];
    bytes = Buffer.concat([before, inserted ?? middle, after]);
  }
  return bytes;
}
