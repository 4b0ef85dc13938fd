/**
 * test/end-to-end drives the built application as an operator does: one suite, through every door that can be opened
 * here (`npm run test:end-to-end`). It needs a browser, gets one where there is none, and never skips in silence.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeDoors } from './doors.ts';
import { findBrowser, INSTALL_BROWSER, installBrowser } from './find-browser.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

if (findBrowser() === null) installBrowser();
if (findBrowser() === null) {
  process.stderr.write(`${INSTALL_BROWSER}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(describeDoors());
  const playwright = join(PROJECT, 'node_modules', '@playwright', 'test', 'cli.js');
  // What Playwright, its browser and a test that failed leave behind goes with the run.
  const folder = mkdtempSync(join(tmpdir(), 'silver-fox-windows-'));
  const { status } = spawnSync(process.execPath, [playwright, 'test', ...process.argv.slice(2)], {
    cwd: PROJECT,
    stdio: 'inherit',
    env: { ...process.env, TMPDIR: folder },
  });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.stdout.write(describeDoors());
  process.exitCode = status ?? 1;
}
