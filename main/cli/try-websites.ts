/**
 * A look at the real websites (`npm run try:websites`): one page of each that is in the catalogue, or of those whose
 * dealerships are named, with the outcome and the platform that the page looks like. It stores nothing but an empty
 * database in a temporary folder. It needs the internet and is no part of the tests.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../engine/start-engine.ts';
import { formatTable } from './format-table.ts';
import { findEngineOptions } from './run-call.ts';

const names = process.argv.slice(2);
const data = mkdtempSync(join(tmpdir(), 'silver-fox-websites-'));
const engine = await startEngine(findEngineOptions({ data }));
try {
  const listed = await engine.call('listScrapingSites', {});
  if (!listed.ok) throw new Error(listed.problem.message);
  const wanted = listed.value.sites.filter(({ dealership, adapter }) =>
    names.length > 0 ? names.includes(dealership) : adapter !== null,
  );
  // All at once: the engine keeps the pauses at each site, and the limit for all of them.
  const lines = await Promise.all(
    wanted.map(async ({ dealership, adapterName }) => {
      const tried = await engine.call('tryScrapingSite', { name: dealership });
      const [outcome, platform, message] = tried.ok
        ? [tried.value.outcome, tried.value.platform ?? '-', tried.value.message]
        : ['refused', '-', tried.problem.message];
      console.log(`${dealership}: ${outcome}`);
      return [dealership, adapterName ?? '-', platform, outcome, message];
    }),
  );
  const columns = ['Dealership', 'Set to', 'Looks like', 'Outcome', 'Message'];
  console.log(
    `\n${formatTable(
      lines,
      columns.map((header, at) => ({ header, value: (line) => line[at] ?? '' })),
    )}`,
  );
} finally {
  await engine.close();
  rmSync(data, { recursive: true, force: true });
}
