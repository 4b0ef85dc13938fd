import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const EXCLUDED = ['test/end-to-end/**', 'node_modules/**'];

/** Tests that put something in the place of a module, or drive a packager with a state of its own. */
const ISOLATED = ['test/electron/**/*.test.ts', 'test/package/**/*.test.ts'];

/** Tests that start threads or programs of the built application. */
const BUILT = ['test/{cli,engine,web}/**/*.test.ts', 'test/files/qr-codes.test.ts'];

/** Bytes that must be free in memory for the files of tests; all of them at once need a few dozen megabytes. */
const ROOM = 1024 ** 3;

/**
 * The files of tests are real ones, written and flushed as always, but in memory where there is a file system for that:
 * no test here can see what a flush leaves on a disk, and a disk that others use as well makes the suite take minutes.
 * test/faults, test/hostile and test/end-to-end use the disk.
 */
function findTemporaryFolder(memory = '/dev/shm'): string {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize < ROOM ? tmpdir() : memory;
  } catch {
    return tmpdir();
  }
}

const inMemory = { TMPDIR: findTemporaryFolder() };

export default defineConfig({
  test: {
    // Vitest alone would leave one processor to nobody.
    maxWorkers: '100%',
    testTimeout: 20_000,
    // Many tests start the program as an operator does: compiled once, it starts in half the time.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/compile', import.meta.url)) },
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
          env: inMemory,
        },
      },
      {
        extends: true,
        test: {
          name: 'built',
          include: BUILT,
          exclude: EXCLUDED,
          isolate: false,
          env: inMemory,
          globalSetup: 'test/build-program.ts',
        },
      },
      { extends: true, test: { name: 'isolated', include: ISOLATED, exclude: EXCLUDED } },
    ],
  },
});
