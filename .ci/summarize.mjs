/**
 * Adds up the JSON reports of the test runs (Vitest's and Playwright's) in a folder and prints `N passed, M failed` as
 * the last line. Usage: node summarize.mjs FOLDER EXIT_CODE_OF_THE_TESTS FAILED_STEPS. Never green by mistake: a step
 * that failed counts as a failure, and so does a test file that could not be loaded, a test run that ended badly
 * without naming a failed test, and a run without a single test.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '', testsExit = '1', failedSteps = '1'] = process.argv.slice(2);

function readVitest(report) {
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function readPlaywright({ stats, errors = [] }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const file of existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []) {
  const report = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const counts = report.testResults ? readVitest(report) : readPlaywright(report);
  console.log(`${file}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped.`);
  for (const key of Object.keys(total)) total[key] += counts[key];
}
if (total.failed === 0 && (testsExit !== '0' || total.passed === 0)) total.failed = 1;
total.failed += Number(failedSteps);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
