import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { RUN_FOLDERS } from './test/run-folders.ts';

const EXCLUDED = ['test/end-to-end/**', 'node_modules/**'];

/** Tests that put something in the place of a module, or drive a packager with a state of its own. */
const ISOLATED = ['test/electron/**/*.test.ts', 'test/package/**/*.test.ts'];

/** Tests that start threads or programs of the built application. */
const BUILT = ['test/{cli,engine,web}/**/*.test.ts', 'test/files/qr-codes.test.ts'];

export default defineConfig({
  test: {
    // Vitest alone would leave one processor to nobody.
    maxWorkers: '100%',
    testTimeout: 20_000,
    // Many tests start the program as an operator does: compiled once, it starts in half the time.
    env: {
      TMPDIR: RUN_FOLDERS.onDisk,
      NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/compile', import.meta.url)),
    },
    globalSetup: 'test/run-folders.ts',
    reporters: ['default', ['json', { outputFile: '.cache/test-reports/unit.json' }]],
    projects: [
      // Nothing is kept in modules, so files share a process and its loaded modules: a third of the time of the suite.
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...EXCLUDED, ...ISOLATED, ...BUILT],
          isolate: false,
          env: { TMPDIR: RUN_FOLDERS.inMemory },
        },
      },
      {
        extends: true,
        test: {
          name: 'built',
          include: BUILT,
          exclude: EXCLUDED,
          isolate: false,
          env: { TMPDIR: RUN_FOLDERS.inMemory },
          globalSetup: 'test/build-program.ts',
        },
      },
      { extends: true, test: { name: 'isolated', include: ISOLATED, exclude: EXCLUDED } },
    ],
  },
});
