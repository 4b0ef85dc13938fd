import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

/** Chromium and its relatives where their installers put them. */
const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .map((variable) => process.env[variable] ?? '')
    .filter((folder) => folder !== '')
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
};

/** The program of a Chromium on this machine, Playwright's own first; `null` when there is none. */
export function findBrowser(): string | null {
  return [chromium.executablePath(), ...(PLACES[process.platform] ?? [])].find((path) => existsSync(path)) ?? null;
}

/** What to do on a machine without a browser where none could be installed. */
export const INSTALL_BROWSER =
  'No browser was found and none could be installed. The tests drive Chromium, Chrome or Edge. Install one:\n' +
  '  any system:      npx playwright install chromium\n' +
  '  Debian, Ubuntu:  apt-get install chromium   (as root)\n' +
  '  Windows:         Chrome or Edge in its usual place is enough';

/**
 * Installs a browser and says so: the system's package where we are root and there is one, because it brings the
 * libraries that it needs along; else Playwright's own.
 */
export function installBrowser(): void {
  process.stdout.write('No browser was found; installing one for the end-to-end tests.\n');
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  }
  if (findBrowser() !== null) return;
  const playwright = join(import.meta.dirname, '..', '..', 'node_modules', '@playwright', 'test', 'cli.js');
  run(process.execPath, [playwright, 'install', 'chromium']);
}

function run(program: string, parameters: readonly string[]): void {
  spawnSync(program, parameters, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
