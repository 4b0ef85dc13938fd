import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { formatTable } from '../../main/cli/format-table.ts';

/** What came of one kind of check. */
export interface Figures {
  readonly name: string;
  readonly runs: number;
  /** What was wrong, a text for each run that failed. */
  readonly failures: readonly string[];
  readonly seconds: number;
}

/** Says how a kind of check went as soon as it is over. */
export function tell({ name, runs, failures, seconds }: Figures): void {
  process.stderr.write(`${name}: ${runs} runs, ${failures.length} failures, ${seconds.toFixed(1)} s\n`);
  for (const failure of failures) process.stderr.write(`  ${failure}\n`);
}

/**
 * Prints the figures as a table with the sum below, keeps the counts where .ci/summarize.mjs adds them up, and sets the
 * exit code: no failure, and something was run.
 */
export function report(heading: string, all: readonly Figures[], file: string): void {
  const total = {
    name: 'All',
    runs: all.reduce((sum, { runs }) => sum + runs, 0),
    failures: all.flatMap(({ failures }) => failures),
    seconds: all.reduce((sum, { seconds }) => sum + seconds, 0),
  };
  const table = formatTable(
    [...all, total],
    [
      { header: heading, value: ({ name }) => name },
      { header: 'Runs', value: ({ runs }) => String(runs), align: 'right' },
      { header: 'Failures', value: ({ failures }) => String(failures.length), align: 'right' },
      { header: 'Time', value: ({ seconds }) => `${seconds.toFixed(1)} s`, align: 'right' },
    ],
  );
  process.stdout.write(`\n${table}\n\n`);
  mkdirSync(dirname(file), { recursive: true });
  const failed = total.failures.length;
  const counts = { numPassedTests: Math.max(0, total.runs - failed), numFailedTests: failed };
  writeFileSync(file, JSON.stringify({ ...counts, numPendingTests: 0, numTodoTests: 0, testResults: [] }));
  process.exitCode = failed === 0 && total.runs > 0 ? 0 : 1;
}
