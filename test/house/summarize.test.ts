import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROJECT } from './plant-files.ts';

const file = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((testStatus) => ({ status: testStatus })),
});
const vitest = (passed: number, failed: number, testResults: readonly object[]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults,
});
const playwright = (expected: number, unexpected: number) => ({
  stats: { expected, unexpected, flaky: 0, skipped: 0 },
  errors: [],
});

const GREEN = vitest(2, 0, [file('passed', 'passed', 'passed')]);

describe('the summary of a test run', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'silver-fox-reports-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    { name: 'adds up all reports', reports: [GREEN, playwright(3, 0)], line: '5 passed, 0 failed' },
    {
      name: 'counts failed tests once, not the failed run beside them',
      reports: [vitest(1, 1, [file('failed', 'passed', 'failed')]), playwright(3, 2)],
      exit: 1,
      line: '4 passed, 3 failed',
    },
    {
      name: 'counts a test file that could not be loaded',
      reports: [vitest(2, 0, [file('failed'), file('passed', 'passed', 'passed')])],
      exit: 1,
      line: '2 passed, 1 failed',
    },
    {
      name: 'is red when the run ended badly without a failed test',
      reports: [GREEN],
      exit: 1,
      line: '2 passed, 1 failed',
    },
    { name: 'is red when a step before the tests failed', reports: [GREEN], steps: 1, line: '2 passed, 1 failed' },
    { name: 'is red without any report', reports: [], line: '0 passed, 1 failed' },
  ])('$name', ({ reports, exit = 0, steps = 0, line }) => {
    for (const [index, report] of reports.entries()) {
      writeFileSync(join(folder, `${index}.json`), JSON.stringify(report));
    }
    const arguments_ = [join(PROJECT, '.ci/summarize.mjs'), folder, String(exit), String(steps)];
    const { stdout, status } = spawnSync(process.execPath, arguments_, { encoding: 'utf8' });
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(line);
    expect(status).toBe(line.endsWith(' 0 failed') ? 0 : 1);
  });
});
