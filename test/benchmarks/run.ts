import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatTable } from '../../main/cli/format-table.ts';
import { compareCao } from './compare-cao.ts';
import { compareImport } from './compare-import.ts';
import { compareQr } from './compare-qr.ts';
import { compareReading } from './compare-reading.ts';
import { type Comparison, type Measured, measure } from './comparison.ts';
import { readDealershipNames, writeFeed } from './make-feed.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    codes: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
  },
});
const rows = Number(values.rows);
const rounds = Number(values.rounds);

const folder = mkdtempSync(join(tmpdir(), 'silver-fox-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

const feed = join(folder, 'feed.csv');
writeFeed(feed, rows, readDealershipNames());

const results: { readonly comparison: Comparison; readonly measured: Measured }[] = [];

async function compare(comparison: Comparison): Promise<void> {
  process.stderr.write(`${comparison.work} ...\n`);
  results.push({ comparison, measured: await measure(comparison, rounds) });
}

const data = join(folder, 'data');
await compare(compareQr(folder, Number(values.codes)));
await compare(compareReading(feed, rows));
const imported = compareImport(feed, rows, data);
await compare(imported);
await imported.close();
const cao = await compareCao(data);
await compare(cao);
cao.close();

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(3)} s`;
const table = formatTable(results, [
  { header: 'Work', value: ({ comparison }) => comparison.work },
  { header: 'Ours', value: ({ measured }) => seconds(measured.ours), align: 'right' },
  { header: 'Side by side with', value: ({ comparison }) => comparison.beside },
  {
    header: 'Its time',
    value: ({ measured }) => (measured.theirs === null ? 'skipped' : seconds(measured.theirs)),
    align: 'right',
  },
  {
    header: 'Ours / its',
    value: ({ measured }) => (measured.theirs === null ? '-' : `${(measured.ours / measured.theirs).toFixed(2)}x`),
    align: 'right',
  },
]);
console.log(`\n${table}\n`);
for (const { comparison, measured } of results) {
  if (measured.theirs === null) console.log(`Skipped ${comparison.beside}: ${comparison.missing ?? 'not installed'}.`);
}
console.log(`Node ${process.version}, ${cpus().length} cores, best of ${rounds} rounds.`);
