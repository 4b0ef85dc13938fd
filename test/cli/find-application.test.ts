import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findApplication } from '../../main/cli/find-application.ts';
import { isBuildOutOfDate } from '../../main/cli/is-build-out-of-date.ts';
import { findPackageFolder, readNotice } from '../../main/cli/read-notice.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'silver-fox-application-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, content = ''): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

describe('the parts of the application', () => {
  it('are in the checkout when a command runs from source, with the engine from source as well', () => {
    put('package.json');
    const parts = findApplication(pathToFileURL(put('main/cli/run-call.ts')).href);
    expect(parts).toMatchObject({
      resources: join(root, 'resources'),
      migrations: join(root, 'migrations'),
      renderer: join(root, 'out', 'renderer'),
      worker: undefined,
    });
  });

  it('are beside the archive of the installed program', () => {
    put('resources/app.asar/package.json');
    const parts = findApplication(pathToFileURL(put('resources/app.asar/out/main/silverfox.js')).href);
    expect(parts.resources).toBe(join(root, 'resources', 'resources'));
    expect(parts.migrations).toBe(join(root, 'resources', 'migrations'));
    expect(parts.worker?.href).toMatch(/app\.asar\/out\/main\/worker\.js$/);
  });
});

describe('what was built', () => {
  const SOURCES = ['main/a.ts', 'preload/a.ts', 'renderer/a.tsx', 'docs/a.md', 'resources/screenshots/a.png'];
  const CONFIGURATION = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'vite.config.ts'];
  const BUILT = ['out/main/index.js', 'out/main/silverfox.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
  const putAll = (files: readonly string[], at: number) => {
    for (const file of files) utimesSync(put(file), at, at);
  };

  it('is up to date when nothing is newer', () => {
    putAll([...SOURCES, ...CONFIGURATION], 1000);
    putAll(BUILT, 2000);
    expect(isBuildOutOfDate(root)).toBe(false);
  });

  it.each(['main/a.ts', 'docs/a.md', 'package-lock.json'])('is out of date when %s is newer', (file) => {
    putAll([...SOURCES, ...CONFIGURATION], 1000);
    putAll(BUILT, 2000);
    putAll([file], 3000);
    expect(isBuildOutOfDate(root)).toBe(true);
  });

  it('is out of date when a part is missing', () => {
    putAll([...SOURCES, ...CONFIGURATION], 1000);
    putAll(BUILT.slice(1), 2000);
    expect(isBuildOutOfDate(root)).toBe(true);
  });
});

describe('the notice of a package', () => {
  it('is the text of its licence file, whatever that is called', () => {
    put('node_modules/@scope/part/package.json', '{"name":"@scope/part","version":"1.2.3","license":"MIT"}');
    put('node_modules/@scope/part/LICENCE.md', 'Do as you like.\n');
    const folder = findPackageFolder(put('node_modules/@scope/part/dist/deep/index.js')) ?? '';
    expect(readNotice(folder)).toEqual({
      name: '@scope/part',
      version: '1.2.3',
      licence: 'MIT',
      text: 'Do as you like.',
    });
  });

  it('says who gave the licence where there is no file', () => {
    put('node_modules/part/package.json', '{"name":"part","version":"1.0.0","license":"ISC","author":"Somebody"}');
    expect(readNotice(join(root, 'node_modules/part')).text).toBe('ISC\nSomebody');
  });

  it('belongs to the innermost package, and to none for our own files', () => {
    put('node_modules/outer/node_modules/inner/package.json', '{}');
    const inner = put('node_modules/outer/node_modules/inner/index.js');
    expect(findPackageFolder(inner)).toBe(dirname(inner));
    expect(findPackageFolder(put('main/index.ts'))).toBe(null);
  });
});
