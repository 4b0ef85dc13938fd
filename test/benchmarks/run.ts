// Measures the product: npm run bench (-- --rows 20000 for a short look, --large for a million rows, --save to keep it).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { formatTable } from '../../main/cli/format-table.ts';
import { buildWhereNeeded } from '../build-program.ts';
import { compareCao } from './compare-cao.ts';
import { compareImport, startBenchEngine } from './compare-import.ts';
import { comparePublishing, comparePublishingWithOlder } from './compare-publishing.ts';
import { compareDecoding, compareDrawing, formatCount } from './compare-qr.ts';
import { compareReading } from './compare-reading.ts';
import { compareSearch } from './compare-search.ts';
import { type Comparison, type Measured, measure } from './comparison.ts';
import { makeDealershipNames, readDealershipNames, writeFeed } from './make-feed.ts';
import { measureScrolling, type ScrollingMeasured } from './measure-scrolling.ts';
import type { SizeMeasured } from './measure-size.ts';
import { type FramesMeasured, listDoors, measureFrames, measureStart, type WindowMeasured } from './measure-window.ts';
import { saveBenchmarks } from './save-benchmarks.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    codes: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    large: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
const rounds = Number(values.rounds);
const codes = Number(values.codes);

/** Imports that the rows of a database of some age come from. */
const IMPORTS = 40;

/** Vehicles of a small shop. */
const FEW = 1000;

/** Entries of each dealership's VIN log. */
const LOGGED = 50_000;

const folder = mkdtempSync(join(tmpdir(), 'silver-fox-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

const skipped: string[] = [];
const say = (what: string) => process.stderr.write(`${what} ...\n`);

say('Building where something changed');
buildWhereNeeded();
const feed = join(folder, 'feed.csv');
const data = join(folder, 'data');
writeFeed(feed, rows, readDealershipNames());

const report = [
  `Side by side, medians of ${rounds} rounds in turn:\n\n${await compareWithOthers()}`,
  `Cost against size, each size in a process of its own:\n\n${measureSizes()}`,
  `The window:\n\n${await measureWindows()}`,
];
const machine = describeMachine();
console.log(`\n${report.join('\n\n')}\n\n${[...new Set(skipped)].join('\n')}\n${machine}`);
if (values.save) saveBenchmarks(PROJECT, { report, skipped: [...new Set(skipped)], machine });

async function compareWithOthers(): Promise<string> {
  const results: { readonly comparison: Comparison; readonly measured: Measured }[] = [];
  const compare = async (comparison: Comparison) => {
    say(comparison.work);
    results.push({ comparison, measured: await measure(comparison, rounds) });
    if (!comparison.theirs) skipped.push(`Skipped ${comparison.beside}: ${comparison.missing ?? 'not installed'}.`);
  };
  await compare(compareDrawing(folder, codes));
  await compare(compareDecoding(folder, codes));
  await compare(compareReading(feed, rows));
  const imported = compareImport(feed, rows, data);
  await compare(imported);
  await imported.close();
  const engine = await startBenchEngine(data);
  await compare(comparePublishing(folder, engine, 500));
  await compare(comparePublishingWithOlder(folder, engine, 500));
  await engine.close();
  const cao = await compareCao(data, LOGGED);
  for (const comparison of cao.comparisons) await compare(comparison);
  cao.close();
  const search = await compareSearch(data);
  for (const comparison of search.comparisons) await compare(comparison);
  await search.close();
  return formatTable(results, [
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
      value: ({ measured }) => (measured.ratio === null ? '-' : `${measured.ratio.toFixed(2)}x`),
      align: 'right',
    },
  ]);
}

/** Rows as a shop comes to have them: of one import after another, of which the last is active. */
async function importOverAndOver(into: string, size: number, imports: number): Promise<void> {
  const file = join(folder, 'one-of-many.csv');
  writeFeed(file, size, readDealershipNames());
  const engine = await startBenchEngine(into);
  for (let time = 0; time < imports; time += 1) {
    const result = await engine.call('importInventory', { files: [{ path: file }], yes: true });
    if (!result.ok) throw new Error(result.problem.message);
  }
  await engine.close();
}

function measureSizes(): string {
  const many = values.large ? LOGGED : 5000;
  const sizes = [
    ...[1000, 10_000, 100_000, ...(values.large ? [1_000_000] : [])].map((size) => [size, 40, LOGGED] as const),
    ...[100, 500].map((dealerships) => [values.large ? 1_000_000 : 100_000, dealerships, many] as const),
  ];
  const measured = sizes.map(([size, dealerships, logged]) => {
    say(`${formatCount(size)} rows, ${dealerships} dealerships`);
    const program = join(import.meta.dirname, 'measure-size.ts');
    const sized = join(folder, 'sized.csv');
    writeFeed(sized, size, makeDealershipNames(dealerships));
    const options = [program, sized, String(logged)];
    const { status, stdout, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return { size, dealerships, logged, found: JSON.parse(stdout) as SizeMeasured };
  });
  return formatTable(measured, [
    { header: 'Rows', value: ({ size }) => formatCount(size), align: 'right' },
    { header: 'Dealerships', value: ({ dealerships }) => dealerships, align: 'right' },
    { header: 'In each log', value: ({ logged }) => formatCount(logged), align: 'right' },
    { header: 'Import', value: ({ found }) => seconds(found.import), align: 'right' },
    {
      header: 'A row',
      value: ({ size, found }) => `${((found.import * 1000) / size).toFixed(1)} us`,
      align: 'right',
    },
    { header: 'Memory, idle', value: ({ found }) => megabytes(found.memoryBefore), align: 'right' },
    { header: 'Memory, importing', value: ({ found }) => megabytes(found.memory), align: 'right' },
    { header: 'Longest wait of a screen', value: ({ found }) => milliseconds(found.longestWait), align: 'right' },
    { header: 'CAO of all', value: ({ found }) => milliseconds(found.cao), align: 'right' },
    { header: 'Numbers of all', value: ({ found }) => milliseconds(found.numbers), align: 'right' },
    { header: 'Today, a row each', value: ({ found }) => milliseconds(found.today), align: 'right' },
    { header: 'Start', value: ({ found }) => milliseconds(found.start), align: 'right' },
  ]);
}

async function measureWindows(): Promise<string> {
  say(`${formatCount(rows)} rows, as ${IMPORTS} imports leave them`);
  const past = join(folder, 'past');
  await importOverAndOver(past, Math.ceil(rows / IMPORTS), IMPORTS);
  const few = join(folder, 'few');
  await importOverAndOver(few, FEW, 1);
  const starts: WindowMeasured[] = [];
  const frames: FramesMeasured[] = [];
  const scrolls: ScrollingMeasured[] = [];
  for (const door of listDoors()) {
    try {
      say(`The window through the door "${door}"`);
      starts.push(await measureStart(door, { few, past, full: data }, rounds));
      frames.push(await measureFrames(door, feed));
      scrolls.push(await measureScrolling(door, data));
    } catch (error) {
      skipped.push(`Skipped the door "${door}": ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    }
  }
  const first = formatTable(starts, [
    { header: 'Door', value: ({ door }) => door },
    { header: 'Start, nothing stored', value: ({ empty }) => milliseconds(empty), align: 'right' },
    { header: `${formatCount(FEW)} vehicles for today`, value: ({ few }) => milliseconds(few), align: 'right' },
    { header: 'Counted', value: ({ fewCounted }) => milliseconds(fewCounted), align: 'right' },
    {
      header: `${formatCount(rows)} rows of ${IMPORTS} imports`,
      value: (found) => milliseconds(found.past),
      align: 'right',
    },
    { header: `${formatCount(rows)} vehicles for today`, value: ({ full }) => milliseconds(full), align: 'right' },
    { header: 'Counted', value: ({ fullCounted }) => milliseconds(fullCounted), align: 'right' },
  ]);
  const second = formatTable(frames, [
    { header: 'Door', value: ({ door }) => door },
    {
      header: `Reading and comparing ${formatCount(rows)} rows`,
      value: (found) => `${found.seconds.toFixed(1)} s`,
      align: 'right',
    },
    { header: 'Longest frame meanwhile', value: ({ longest }) => milliseconds(longest), align: 'right' },
    { header: 'Frames over 50 ms', value: ({ over50 }) => over50, align: 'right' },
  ]);
  const third = formatTable(scrolls, [
    { header: 'Door', value: ({ door }) => door },
    {
      header: `Scrolling ${formatCount(rows)} vehicles: a frame`,
      value: ({ median }) => milliseconds(median),
      align: 'right',
    },
    { header: 'Longest', value: ({ longest }) => milliseconds(longest), align: 'right' },
    { header: 'Over 50 ms', value: ({ over50 }) => over50, align: 'right' },
    { header: 'Beside an empty box: a frame', value: ({ emptyMedian }) => milliseconds(emptyMedian), align: 'right' },
    { header: 'Longest', value: ({ emptyLongest }) => milliseconds(emptyLongest), align: 'right' },
    { header: 'Jump to the middle', value: ({ jump }) => milliseconds(jump), align: 'right' },
  ]);
  return `${first}\n\n${second}\n\n${third}`;
}

/** What the figures depend on, without names and places. */
function describeMachine(): string {
  const sqlite = new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores, ${memory} GB of memory, ${process.platform} ${process.arch}, Node ${process.versions.node}, SQLite ${sqlite}.`;
}

function seconds(time: number): string {
  return `${(time / 1000).toFixed(3)} s`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}

function milliseconds(time: number): string {
  return `${Math.round(time)} ms`;
}
