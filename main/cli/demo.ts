/**
 * The demo (`npm run demo`): the daily job on the invented vehicles of resources/sample, through the command line as a
 * person would use it. Every run has a folder of its own, so it can be repeated and touches nothing else.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallName, CallOutput, OrderResult, Problem } from '../../preload/contract.ts';
import { formatTable } from './format-table.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLE = join('resources', 'sample');

const folder = makeFolder();
const results: OrderResult[] = [];

console.log(`Everything of this run is in ${folder}\n`);
loadFeed();
takeOverLog('Porsche St. Louis', 'vin-log-porsche-st-louis.csv');
takeOverLog('South County DCJR', 'vin-log-south-county-dcjr.csv');
order('cao', 'Porsche St. Louis', '--number', '45001');
order('cao', 'South County DCJR', '--number', '45002');
order('cao', 'Pappas Toyota', '--number', '45003', '--yes');
order('list', 'Mini of St. Louis', '--vins', join(SAMPLE, 'sample-list.txt'), '--number', '45004', '--yes');
printOrders();

function makeFolder(): string {
  const runs = join(PROJECT, 'demo');
  let run = 1;
  while (existsSync(join(runs, `run-${run}`))) run += 1;
  const made = join(runs, `run-${run}`);
  mkdirSync(made, { recursive: true });
  return made;
}

function loadFeed(): void {
  const report = silverfox<'importInventory'>('import', join(SAMPLE, 'sample-feed.csv'));
  const { rowsRead, rowsStored, rowsRefused } = report.import;
  console.log(`  ${rowsRead} rows read = ${rowsStored} stored + ${rowsRefused} refused`);
  for (const { line, message } of report.refusals) console.log(`  line ${line}: ${message}`);
  for (const { location, rows } of report.unmatchedLocations) {
    console.log(`  ${rows} vehicles belong to nobody: no dealership is known as ${location}`);
  }
  console.log();
}

function takeOverLog(dealership: string, file: string): void {
  const { import: report } = silverfox<'importVinLog'>('vin-log', 'import', dealership, join(SAMPLE, file));
  console.log(`  ${report.added} VINs are already ordered\n`);
}

function order(...words: readonly string[]): void {
  for (const result of silverfox<'orderDealerships'>('order', ...words).orders) {
    const { vehicles, alreadyOrdered, heldBack, entries = [] } = result;
    const outcomes = Map.groupBy(entries, ({ outcome }) => outcome);
    const account =
      outcomes.size > 0
        ? [...outcomes].map(([outcome, { length }]) => `${length} ${outcome}`)
        : [`${vehicles.length} new`, `${alreadyOrdered} already ordered`, `${heldBack.length} held back`];
    console.log(`  ${result.status}: ${account.join(', ')}\n`);
    results.push(result);
  }
}

function printOrders(): void {
  const table = formatTable(results, [
    { header: 'Order', value: ({ number }) => number ?? '-' },
    { header: 'Dealership', value: ({ dealership }) => dealership },
    { header: 'Type', value: ({ type }) => type },
    { header: 'Vehicles', value: ({ vehicles }) => vehicles.length, align: 'right' },
    { header: 'Folder', value: (result) => (result.folder ? relative(process.cwd(), result.folder) : '-') },
  ]);
  console.log(`${table}\n\nThe order folders are in ${join(folder, 'orders')}`);
}

/** Shows a command, runs it with `--json` in a process of its own and returns its output; ends the demo if it fails. */
function silverfox<Name extends CallName>(...words: readonly string[]): CallOutput<Name> {
  console.log(`> silverfox ${words.map((word) => (word.includes(' ') ? `"${word}"` : word)).join(' ')}`);
  const program = join(PROJECT, 'main', 'cli', 'index.ts');
  const { stdout, stderr } = spawnSync(process.execPath, [program, '--data', folder, '--json', ...words], {
    cwd: PROJECT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const answer = parseAnswer<CallOutput<Name>>(stdout);
  if (answer?.ok) return answer;
  console.error(answer ? answer.problem.message : stderr);
  process.exit(1);
}

function parseAnswer<Output>(text: string): ({ ok: true } & Output) | { ok: false; problem: Problem } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
