import { defineConfig } from '@playwright/test';
import { findDoors } from './test/end-to-end/doors.ts';
import { PACKAGED } from './test/end-to-end/packaged.ts';
import type { DoorOption } from './test/end-to-end/workplace.ts';

/** What looks at the pages alone, or holds up what they ask; they are the same files behind every door. */
const PAGES_ALONE = ['accessibility.test.ts', 'answers.test.ts', 'layout.test.ts'];

/** What only the desktop has: its icon, files that are opened with it. */
const DESKTOP_ALONE = ['desktop.test.ts'];

/** What needs servers of this machine in place of websites, which a packaged application never has. */
const UNPACKED_ALONE = PACKAGED === null ? [] : ['websites.test.ts'];

/** One suite, every door that can be driven here. */
export default defineConfig<DoorOption>({
  testDir: './test/end-to-end',
  testMatch: '*.test.ts',
  // The application has a worker thread of its own and the small machines have two cores.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  outputDir: './.cache/end-to-end',
  reporter: [['list'], ['json', { outputFile: './.cache/test-reports/end-to-end.json' }]],
  projects: findDoors().map((door) => ({
    name: door,
    use: { door },
    testIgnore: [...UNPACKED_ALONE, ...(door === 'browser' ? DESKTOP_ALONE : PAGES_ALONE)],
  })),
});
