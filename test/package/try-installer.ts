/**
 * Tries the Windows installer on a machine that may be changed, such as a runner of the release pipeline: installs it,
 * installs it again while the program runs, and removes it. Usage: node try-installer.ts INSTALLER
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds that Windows is given for what happens a moment later. */
const PATIENCE = 90_000;
const CLASSES = 'HKCU\\Software\\Classes';
const { LOCALAPPDATA = '', APPDATA = '' } = process.env;
const installed = join(LOCALAPPDATA, 'Programs', 'silver-fox-order-processing');
const program = join(installed, 'Silver Fox Order Processing.exe');
const profile = join(APPDATA, 'Silver Fox Order Processing');

const [installer = ''] = process.argv.slice(2);
const data = mkdtempSync(join(tmpdir(), 'silver-fox-installed-'));

say('installs for this user alone, without a question');
run(installer, ['/S']);
assert.ok(existsSync(program), `${program} is not there`);

say('offers itself for CSV files and takes none over');
assert.match(readRegistry(`${CLASSES}\\.csv\\OpenWithProgids`), /SilverFox\.ScraperFile/);
assert.doesNotMatch(readRegistry(`${CLASSES}\\.csv`, '/ve'), /SilverFox/);

say('answers a command');
const { ok, checks } = JSON.parse(
  run('cmd', ['/c', join(installed, 'silverfox.cmd'), '--data', data, '--json', 'check']),
);
assert.ok(ok && checks.length > 0, 'silverfox check did not answer');

say('closes the running program, installs over it, and keeps its data');
const running = spawn(program, [`--data=${data}-window`], { stdio: 'ignore' });
await until(() => existsSync(join(`${data}-window`, 'silver-fox.db')), 'the window did not open');
// The window is there a moment after the database.
await wait(5000);
const end = once(running, 'exit');
run(installer, ['/S']);
const [code] = await end;
assert.equal(code, 0, 'the running program was ended by force');
assert.ok(existsSync(join(`${data}-window`, 'silver-fox.db')), 'its data is gone');

say('goes away without the data of the operator');
mkdirSync(profile, { recursive: true });
writeFileSync(join(profile, 'silver-fox.db'), '');
run(join(installed, 'Uninstall Silver Fox Order Processing.exe'), ['/S']);
await until(() => !existsSync(program), 'the program is still there');
assert.ok(existsSync(join(profile, 'silver-fox.db')), 'the data was deleted without a question');
assert.doesNotMatch(readRegistry(`${CLASSES}\\.csv\\OpenWithProgids`), /SilverFox/);

function run(file: string, parameters: readonly string[]): string {
  const { status, stdout, error } = spawnSync(file, parameters, { encoding: 'utf8', timeout: 300_000 });
  assert.ok(status === 0, `${file} ended with ${status ?? error}: ${stdout}`);
  return stdout;
}

/** What the registry has under a key; `''` when it has nothing. */
function readRegistry(key: string, ...options: readonly string[]): string {
  return spawnSync('reg', ['query', key, ...options], { encoding: 'utf8' }).stdout;
}

async function until(isSo: () => boolean, complaint: string): Promise<void> {
  for (const start = performance.now(); !isSo(); await wait(500)) {
    assert.ok(performance.now() - start < PATIENCE, complaint);
  }
}

function say(what: string): void {
  process.stdout.write(`The installer ${what}.\n`);
}
