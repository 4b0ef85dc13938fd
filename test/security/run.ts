// Runs every test about security and prints what was shown, as a table: npm run test:security
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatTable } from '../../main/cli/format-table.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
/** Where vitest.config.ts has the outcome of a run written. */
const REPORT = join(PROJECT, '.cache', 'test-reports', 'unit.json');

/** What is promised, and the tests that show it: a file, and there the tests whose names match. */
const PROMISES: readonly (readonly [promise: string, file: string, tests: RegExp])[] = [
  ...listChecklist(),
  ['Packed program: fuses are set', 'test/package/packed-application.test.ts', /fuses/],
  [
    'Packed program: holds what runs, nothing else',
    'test/package/packed-application.test.ts',
    /nothing else|no development/,
  ],
  ['Desktop window: listens on nothing', 'test/package/packed-application.test.ts', /opens its window/],
  ['Browser door: on this machine only', 'test/web/guard-requests.test.ts', /this machine only/],
  [
    'Browser door: key of 192 bits, new at each start',
    'test/web/guard-requests.test.ts',
    /192 bits|strict cookie|takes the key at/,
  ],
  ['Browser door: missing and wrong keys', 'test/web/guard-requests.test.ts', /answers 40[13]/],
  ['Browser door: DNS rebinding', 'test/web/guard-requests.test.ts', /rebound/],
  ['Browser door: foreign origins, no CORS', 'test/web/guard-requests.test.ts', /Origin/],
  ['Browser door: Content Security Policy', 'test/web/guard-requests.test.ts', /Content Security Policy/],
  ['Browser door: path traversal', 'test/web/guard-requests.test.ts', /serves nothing beside/],
  ['Browser door: names of uploads stay inside', 'test/web/open-browser-door.test.ts', /inside its own folder/],
  ['Browser door: calls, paths and tokens made up', 'test/web/open-browser-door.test.ts', /refuses /],
  ['Browser door: oversized and endless uploads', 'test/web/withstand-abuse.test.ts', /upload/],
  ['Browser door: malformed and hostile JSON', 'test/web/withstand-abuse.test.ts', /JSON/],
  ['Browser door: slow requests, silent connections', 'test/web/withstand-abuse.test.ts', /never end|say nothing/],
  ['Browser door: header floods', 'test/web/withstand-abuse.test.ts', /header of|thousand headers/],
  ['Browser door: WebSocket upgrade, other methods', 'test/web/withstand-abuse.test.ts', /WebSocket|has no such thing/],
  ['Browser door: too many event streams', 'test/web/withstand-abuse.test.ts', /listening pages/],
  ['Browser door: no stack traces', 'test/web', /stack trace/],
  ['Engine: unknown calls and wrong input', 'test/engine/start-engine.test.ts', /refuses/],
  ['Logs: no VIN, no key, ASCII', 'test/security/quiet-logs.test.ts', /./],
  [
    'Dependencies: lock file, install scripts',
    'test/house/dependencies.test.ts',
    /lock file|pins|installs nothing|not used/,
  ],
  ['Dependencies: licences', 'test/house/dependencies.test.ts', /licences/],
];

/** Electron's twenty items (https://www.electronjs.org/docs/latest/tutorial/security), in its words made short. */
function listChecklist(): typeof PROMISES {
  const items = [
    'only secure content',
    'no Node in pages',
    'context isolation',
    'process sandboxing',
    'permissions of pages',
    'web security stays on',
    'Content Security Policy',
    'no insecure content',
    'no experimental features',
    'no Blink features',
    'no popups from webview',
    'webview options verified',
    'navigation limited',
    'new windows limited',
    'openExternal with trusted content only',
    'current Electron',
    'sender of every message checked',
    'own protocol instead of file://',
    'fuses',
    'no Electron API for pages',
  ];
  return items.map((item, index) => [
    `Electron ${index + 1}: ${item}`,
    'test/electron/checklist.test.ts',
    new RegExp(`checklist (\\d+, )*${index + 1}[,:]`),
  ]);
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const files = [...new Set(PROMISES.map(([, file]) => file))];
const vitest = join(PROJECT, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', ...files], { cwd: PROJECT, stdio: 'inherit' });

const report: Report = JSON.parse(readFileSync(REPORT, 'utf8'));
const tests = report.testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map((result) => ({ ...result, file: name.replaceAll('\\', '/') })),
);
const rows = PROMISES.map(([promise, file, pattern]) => {
  const found = tests.filter((test) => test.file.includes(file) && pattern.test(test.fullName));
  return { promise, count: found.length, passed: found.filter((test) => test.status === 'passed').length };
});
const table = formatTable(rows, [
  { header: 'Promise', value: ({ promise }) => promise },
  { header: 'Tests', value: ({ count }) => String(count), align: 'right' },
  { header: 'Passed', value: ({ passed }) => String(passed), align: 'right' },
]);
process.stdout.write(`\n${table}\n\n${tests.length} tests in ${report.testResults.length} files.\n`);
const broken = rows.filter(({ count, passed }) => count === 0 || passed < count);
for (const { promise } of broken) process.stdout.write(`Not shown: ${promise}\n`);
process.exitCode = broken.length > 0 ? 1 : (status ?? 1);
