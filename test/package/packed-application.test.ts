import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, matchesGlob } from 'node:path';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { NtExecutable, NtExecutableResource } from 'resedit';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ALLOWED_LICENCES, type Notice } from '../../main/cli/read-notice.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { CACHE, FUSE_MARK, type PackedSystem, packApplication } from './pack-application.ts';
import { runUnpacked, unpackApplication } from './run-unpacked.ts';

const PROGRAM = { linux: 'silver-fox-order-processing', win: 'Silver Fox Order Processing.exe' } as const;
const BINARY = { linux: 'linux-x64.node', win: 'win32-x64.node' } as const;

/** All that may be in the archive, beside the one native binary. */
const PACKED = [
  'package.json',
  'out/main/*.js',
  'out/preload/index.cjs',
  'out/renderer/{index.html,about.json}',
  'out/renderer/assets/*.{js,css,png,svg}',
  'node_modules/better-sqlite3/{package.json,LICENSE}',
  'node_modules/better-sqlite3/lib/**/*.js',
];

/** Files of threads, which are looked for beside the file that starts them. */
const THREADS = ['worker', 'qr-worker', 'inspect-worker'].map((name) => `out/main/${name}.js`);

/** All that may lie beside the archive. */
const BESIDE = [
  'LICENSE',
  'app.asar',
  'app.asar.unpacked/node_modules/better-sqlite3/prebuilds/*.node',
  'migrations/*.sql',
  'resources/*.json',
  'resources/sample/*.{md,csv,txt}',
];

describe.each<PackedSystem>(['linux', 'win'])('the application that is packed for %s', (system) => {
  let folder = '';
  const archive = () => join(folder, 'resources', 'app.asar');
  beforeAll(async () => {
    folder = await packApplication(system);
  }, 120_000);

  it('holds what runs and nothing else', () => {
    const files = listArchive(archive());
    const native = `node_modules/better-sqlite3/prebuilds/${BINARY[system]}`;
    expect(files.filter((file) => file !== native && !matchesAny(file, PACKED))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining([native, 'out/renderer/index.html', ...THREADS]));
  });

  it('has its migrations, catalogue and sample data beside the archive, and nothing else', () => {
    const files = listFolder(join(folder, 'resources'));
    expect(files.filter((file) => !matchesAny(file, BESIDE))).toEqual([]);
    const migrations = readdirSync(join(import.meta.dirname, '..', '..', 'migrations'));
    expect(files.filter((file) => file.startsWith('migrations/')).sort()).toEqual(
      migrations.map((name) => `migrations/${name}`).sort(),
    );
    expect(files).toContain('resources/dealerships.json');
    expect(files).toContain('resources/sample/sample-feed.csv');
  });

  it("unpacks the database's binary for this system alone", () => {
    const natives = listFolder(folder).filter((file) => file.endsWith('.node'));
    expect(natives.map((file) => file.split('/').at(-1))).toEqual([BINARY[system]]);
  });

  it('says its version and brings no development with it', () => {
    const packed = JSON.parse(extractFile(archive(), 'package.json').toString());
    expect(packed.version).toBe(packageJson.version);
    expect(packed.main).toBe('out/main/index.js');
    expect(packed).not.toHaveProperty('devDependencies');
  });

  it('brings the notice of every package that is built in, under a licence that allows it', () => {
    const about = JSON.parse(extractFile(archive(), join('out', 'renderer', 'about.json')).toString());
    const notices: readonly Notice[] = about.notices;
    expect(about.version).toBe(packageJson.version);
    expect(notices.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['better-sqlite3', 'commander', 'electron', 'electron-updater', 'qr', 'react', 'zod']),
    );
    expect(notices.filter(({ text }) => text.length < 20)).toEqual([]);
    expect(notices.filter(({ licence }) => !isAllowed(licence)).map(({ name }) => name)).toEqual([]);
  });

  it('has its fuses set', () => {
    const program = readFileSync(join(folder, PROGRAM[system]));
    const at = program.indexOf(FUSE_MARK) + FUSE_MARK.length + 2;
    // Run as Node, cookie encryption, NODE_OPTIONS, --inspect, archive integrity, only from the archive, and so on
    // (https://www.electronjs.org/docs/latest/tutorial/fuses).
    expect(program.subarray(at, at + 6).toString()).toBe('010011');
    expect(String.fromCharCode(program[at + 7] ?? 0)).toBe('0');
  });

  it('has the language that it speaks, and a command for the terminal', () => {
    expect(readdirSync(join(folder, 'locales'))).toEqual(['en-US.pak']);
    const command = readFileSync(join(folder, system === 'win' ? 'silverfox.cmd' : 'silverfox'), 'utf8');
    expect(command).toContain(PROGRAM[system]);
    expect(command).toContain('--silverfox');
  });
});

describe('the packed program for Windows', () => {
  it('knows the hash of its archive', () => {
    const folder = join(CACHE, 'win', 'win-unpacked');
    const program = NtExecutable.from(readFileSync(join(folder, PROGRAM.win)), { ignoreCert: true });
    const integrity = NtExecutableResource.from(program).entries.find(({ type }) => type === 'INTEGRITY');
    const { headerString } = getRawHeader(join(folder, 'resources', 'app.asar'));
    expect(JSON.parse(Buffer.from(integrity?.bin ?? new ArrayBuffer(0)).toString())).toEqual([
      {
        file: 'resources\\app.asar',
        alg: 'SHA256',
        value: createHash('sha256').update(headerString).digest('hex'),
      },
    ]);
  });
});

describe('the packed main process, started in plain Node', () => {
  const system = process.platform === 'win32' ? 'win' : 'linux';

  it('opens its window with every file of its page, and answers a command without one', async () => {
    const resources = unpackApplication(join(CACHE, system, `${system}-unpacked`));
    const data = mkdtempSync(join(tmpdir(), 'silver-fox-packed-'));
    onTestFinished(() => {
      for (const folder of [dirname(resources), data]) rmSync(folder, { recursive: true, force: true });
    });

    const { code, told, errors, listening } = await runUnpacked(resources, [`--data=${data}`]);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    // Nobody asked for a browser door, so nothing on this machine or beyond it can speak to the application.
    expect(listening).toEqual([]);
    const fetched = told.filter(({ of }) => of === 'fetched').map(({ values }) => values);
    expect(fetched.length).toBeGreaterThan(2);
    expect(fetched.filter(([, status]) => status !== 200)).toEqual([]);
    expect(told.map(({ of }) => of)).toContain('window shown');
    expect(existsSync(join(data, 'silver-fox.db'))).toBe(true);

    // With a feed electron-updater is loaded as well; nothing listens there.
    writeFileSync(join(data, 'updates.json'), '{"feed":"http://127.0.0.1:9"}');
    expect(await runUnpacked(resources, [`--data=${data}`])).toMatchObject({ code: 0, errors: '' });

    const command = await runUnpacked(resources, ['--silverfox', '--data', data, '--json', 'dealerships']);
    const { ok, dealerships } = JSON.parse(command.output);
    expect({ code: command.code, ok, count: dealerships.length }).toEqual({ code: 0, ok: true, count: 40 });
    expect((await runUnpacked(resources, ['--silverfox', '--json', 'nonsense'])).code).toBe(2);
  }, 60_000);
});

describe('electron-builder', () => {
  it('refuses a configuration with a word that it does not know', async () => {
    await expect(packApplication('linux', { nsiss: {} } as object)).rejects.toThrow(/nsiss/);
  });
});

function listArchive(archive: string): readonly string[] {
  const paths = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
}

function listFolder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
}

/** An SPDX expression: every part of an AND, one part of an OR. */
function isAllowed(expression: string): boolean {
  return expression
    .replace(/[()]/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((licence) => ALLOWED_LICENCES.includes(licence)));
}

function matchesAny(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesGlob(path, pattern));
}
