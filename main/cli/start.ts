/**
 * `npm start`: builds what is out of date and opens the desktop window; where Electron's binary cannot be had it says so
 * and opens the browser door instead.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuildOutOfDate } from './is-build-out-of-date.ts';
import { serve } from './serve.ts';

/** Milliseconds to try for Electron's binary. */
const DOWNLOAD_PATIENCE = 120_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = (name: string) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

if (isBuildOutOfDate(root)) run('electron-vite', ['build'], { stdio: ['ignore', 'ignore', 'inherit'] });
if (hasDisplay && hasElectron()) {
  const window = spawn(bin('electron'), [root], { stdio: 'inherit', shell: process.platform === 'win32' });
  window.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  const reason = hasDisplay ? "Electron's program cannot be had here" : 'There is no display';
  process.stdout.write(`${reason}; the screens open in a browser instead.\n`);
  await serve({}, hasDisplay ? openBrowser : undefined);
}

/** Whether Electron's program is installed; it is fetched on the first start. */
function hasElectron(): boolean {
  const isInstalled = () => existsSync(join(root, 'node_modules', 'electron', 'dist', 'version'));
  if (!isInstalled()) run('install-electron', [], { stdio: 'ignore', timeout: DOWNLOAD_PATIENCE });
  return isInstalled();
}

function run(name: string, parameters: readonly string[], options: object): void {
  spawnSync(bin(name), parameters, { cwd: root, shell: process.platform === 'win32', ...options });
}

function openBrowser(address: string): void {
  const command = { win32: 'explorer', darwin: 'open' }[process.platform as string] ?? 'xdg-open';
  spawn(command, [address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
