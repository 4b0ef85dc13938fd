/**
 * test/hostile gives the application what nobody should have to read, and an operator who does anything in any order:
 * `npm run test:hostile`, or `-- --long` for files of 200 MB and a million rows, and for many more runs; `-- --seed N`
 * repeats a run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Figures, report, tell } from '../faults/report.ts';
import { checkCorpus } from './corpus.ts';
import { fuzzReader } from './fuzz.ts';
import { checkLargeFiles } from './large.ts';
import { checkProperties } from './properties.ts';
import { liveShops } from './shop-life.ts';

const { values } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const seed = Number(values.seed);
const root = mkdtempSync(join(tmpdir(), 'silver-fox-hostile-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

const figures: Figures[] = [];
async function check(work: Promise<Figures>): Promise<void> {
  const result = await work;
  figures.push(result);
  tell(result);
}

await check(checkCorpus('nasty files, imported and ordered', 'hostile', join(root, 'hostile')));
await check(checkCorpus('files of every shape, imported and ordered', 'feeds', join(root, 'feeds')));
for (const property of checkProperties(seed, values.long ? 20_000 : 1000, root)) await check(property());
await check(liveShops(seed, values.long ? 1500 : 12));
await check(fuzzReader(seed, values.long ? 20_000 : 600, root));
for (const large of checkLargeFiles(values.long, root)) await check(large());
report('Input', figures, '.cache/test-reports/hostile.json');
process.stdout.write(`Seed ${values.seed}.\n`);
