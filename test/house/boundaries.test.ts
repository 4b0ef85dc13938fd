import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT, plantFiles, removePlanted } from './plant-files.ts';

/** What a file of a room may import, and what it may not. Every line is planted and judged by the real linter. */
interface Room {
  /** The file into which the imports are planted. */
  readonly file: string;
  readonly allowed: readonly string[];
  readonly forbidden: readonly string[];
}

const from = (specifier: string) => `import { thing } from '${specifier}';`;
const ELECTRON = from('electron');
const EVERY_WAY_TO_IMPORT = [
  `import 'node:fs';`,
  `import thing from 'better-sqlite3';`,
  `import * as thing from '@mantine/core/styles';`,
  `import type { Thing } from '../database/imports.ts';`,
  `export { thing } from '../database/imports.ts';`,
  `export type { Thing } from '../files/read-feed.ts';`,
  `export * from '../workflows/context.ts';`,
  `export const load = () => import('../database/imports.ts');`,
  `export const loaded = require('node:fs');`,
];

const ROOMS: readonly Room[] = [
  {
    file: 'main/core/canary.ts',
    allowed: [from('./problem.ts'), `import type { Problem } from './problem.ts';`],
    forbidden: [
      ...EVERY_WAY_TO_IMPORT,
      ELECTRON,
      from('zod'),
      from('../../preload/contract.ts'),
      from('../core/../database/imports.ts'),
      'export const today = () => new Date();',
      'export const now = () => Date.now();',
      'export const folder = () => process.cwd();',
      `export const page = () => fetch('/');`,
      'export const clock = globalThis.Date;',
    ],
  },
  {
    file: 'main/database/canary.ts',
    allowed: [
      from('./imports.ts'),
      from('../core/vin.ts'),
      from('better-sqlite3'),
      from('zod'),
      from('node:path'),
      from('node:fs/promises'),
    ],
    forbidden: [
      ELECTRON,
      from('../files/read-feed.ts'),
      from('../workflows/context.ts'),
      from('../engine/worker.ts'),
      from('../../preload/contract.ts'),
      from('papaparse'),
      from('react'),
      `export const load = () => import('electron');`,
      `export const loaded = require('electron');`,
    ],
  },
  {
    file: 'main/files/canary.ts',
    allowed: [
      from('./read-table.ts'),
      from('../core/vin.ts'),
      from('node:fs'),
      from('papaparse'),
      from('qrcode'),
      from('@xmldom/xmldom'),
    ],
    forbidden: [ELECTRON, from('better-sqlite3'), from('../database/imports.ts'), from('../../preload/contract.ts')],
  },
  {
    file: 'main/scraping/canary.ts',
    allowed: [
      from('./scrape-error.ts'),
      from('./adapters/dealeron.ts'),
      from('../core/vin.ts'),
      from('node:timers/promises'),
      from('p-queue'),
      from('zod'),
    ],
    forbidden: [ELECTRON, from('better-sqlite3'), from('../database/imports.ts'), from('../workflows/context.ts')],
  },
  {
    file: 'main/scraping/adapters/canary.ts',
    allowed: [
      from('./canary-two.ts'),
      from('../adapter.ts'),
      from('../../core/vin.ts'),
      from('cheerio/slim'),
      from('zod'),
    ],
    forbidden: [
      ELECTRON,
      from('node:http'),
      from('p-queue'),
      from('../../database/imports.ts'),
      from('../../workflows/context.ts'),
      `export const page = () => fetch('/');`,
      'export const today = () => new Date();',
    ],
  },
  {
    file: 'main/workflows/canary.ts',
    allowed: [
      from('./context.ts'),
      from('../core/vin.ts'),
      from('../database/imports.ts'),
      from('../files/read-feed.ts'),
      from('../scraping/run-scrapers.ts'),
      from('node:path'),
    ],
    forbidden: [
      ELECTRON,
      from('better-sqlite3'),
      from('node:fs'),
      from('node:fs/promises'),
      from('../engine/worker.ts'),
      from('../../preload/contract.ts'),
    ],
  },
  {
    file: 'main/engine/canary.ts',
    allowed: [
      from('./messages.ts'),
      from('../workflows/context.ts'),
      from('../core/vin.ts'),
      from('../../preload/contract.ts'),
      from('node:worker_threads'),
      from('electron-log/node'),
    ],
    forbidden: [ELECTRON, from('electron-log'), from('../database/imports.ts'), from('../cli/run-call.ts')],
  },
  ...['cli', 'web', 'electron'].map((door) => ({
    file: `main/${door}/canary.ts`,
    allowed: [
      from('../engine/start-engine.ts'),
      from('../core/dealership.ts'),
      from('../../preload/contract.ts'),
      from('node:path'),
    ],
    forbidden: [
      ...(door === 'electron' ? [] : [ELECTRON]),
      from('better-sqlite3'),
      from('../database/imports.ts'),
      from('../files/read-feed.ts'),
      from('../workflows/context.ts'),
    ],
  })),
  {
    file: 'main/index.ts',
    allowed: [from('./electron/open-window.ts'), from('./engine/start-engine.ts'), ELECTRON],
    forbidden: [from('./database/imports.ts'), from('./workflows/context.ts'), from('./files/read-feed.ts')],
  },
  {
    file: 'preload/canary.ts',
    allowed: [ELECTRON, `import type { Calls } from './contract.ts';`],
    forbidden: [from('../main/core/vin.ts'), from('../main/engine/worker.ts'), from('node:fs'), from('zod')],
  },
  {
    file: 'preload/contract.ts',
    allowed: [`export type * from '../main/core/order.ts';`, `export type * from './contract/words.ts';`],
    forbidden: [ELECTRON, from('../main/engine/messages.ts'), from('node:fs'), from('zod')],
  },
  {
    file: 'preload/contract/canary.ts',
    allowed: [`import type { Order } from '../../main/core/order.ts';`, `import type { ById } from './words.ts';`],
    forbidden: [ELECTRON, from('../../main/engine/messages.ts'), from('../index.ts'), from('node:fs'), from('zod')],
  },
  {
    file: 'renderer/orders/canary.tsx',
    allowed: [
      from('./order-row.tsx'),
      from('../theme.ts'),
      `import type { Calls } from '../../preload/contract.ts';`,
      from('react'),
      from('@mantine/core'),
      from('@dnd-kit/react'),
      from('@dnd-kit/react/sortable'),
      `import '@mantine/core/styles.css';`,
    ],
    forbidden: [
      ELECTRON,
      from('node:path'),
      from('../../main/core/vin.ts'),
      from('../../main/database/imports.ts'),
      from('../../preload/index.ts'),
      `export const load = () => import('../../main/core/vin.ts');`,
      `import type { Vehicle } from '../../main/core/vehicle.ts';`,
    ],
  },
];

/** What the compiler refuses where the linter sees no import: globals of an environment that a room does not have. */
const FOREIGN_GLOBALS = {
  'main/core': ['process.cwd()', 'window', 'document', `console.log('')`, 'setTimeout', `require('node:fs')`],
  main: ['window', 'document', 'HTMLElement'],
  preload: ['process', 'Buffer', '__dirname'],
  renderer: ['process', 'Buffer', '__dirname'],
} as const;

const OTHER_RULES: readonly { readonly rule: string; readonly file: string; readonly content: string }[] = [
  { rule: 'style/useFilenamingConvention', file: 'main/core/BadName.ts', content: 'export const name = 1;' },
  { rule: 'style/noDefaultExport', file: 'main/core/default.ts', content: 'export default 1;' },
  { rule: 'suspicious/noExplicitAny', file: 'main/core/any.ts', content: 'export const value: any = 1;' },
  { rule: 'style/noNonNullAssertion', file: 'main/core/bang.ts', content: 'export const at = (a?: string) => a!;' },
  { rule: 'style/noEnum', file: 'main/core/enum.ts', content: 'export enum Color { Red }' },
  {
    rule: 'suspicious/noImportCycles',
    file: 'main/core/hen.ts',
    content: `import { egg } from './egg.ts';\nexport const hen = () => egg;`,
  },
  {
    rule: 'suspicious/noImportCycles',
    file: 'main/core/egg.ts',
    content: `import { hen } from './hen.ts';\nexport const egg = () => hen;`,
  },
  {
    rule: 'correctness/noUndeclaredDependencies',
    file: 'renderer/undeclared.ts',
    content: `import { map } from 'lodash';\nexport const all = map;`,
  },
];

interface LintReport {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string; readonly start: { readonly line: number } };
  }[];
}

const BOUNDARY_RULES = ['style/noRestrictedImports', 'style/noRestrictedGlobals', 'style/noCommonJs'];

describe('the linter', () => {
  let folder = '';
  let report: LintReport = { diagnostics: [] };

  beforeAll(() => {
    const files: Record<string, string> = {};
    for (const { file, content } of OTHER_RULES) files[file] = content;
    for (const { file, allowed, forbidden } of ROOMS) files[file] = [...allowed, ...forbidden].join('\n');
    folder = plantFiles(files);
    report = JSON.parse(run(folder, '@biomejs/biome/bin/biome', ['lint', '--reporter=json', '--max-diagnostics=none']));
  });
  afterAll(() => removePlanted(folder));

  const rulesBrokenAt = (file: string, line?: number) =>
    report.diagnostics
      .filter(({ location }) => location.path.replaceAll('\\', '/') === file)
      .filter(({ location }) => line === undefined || location.start.line === line)
      .map(({ category }) => category.replace('lint/', ''));

  const boundaryBrokenAt = (file: string, line: number) =>
    rulesBrokenAt(file, line).some((rule) => BOUNDARY_RULES.includes(rule));

  describe.each(ROOMS)('in $file', ({ file, allowed, forbidden }) => {
    it.each(allowed)('allows %s', (statement) => {
      expect(boundaryBrokenAt(file, allowed.indexOf(statement) + 1)).toBe(false);
    });

    it.each(forbidden)('refuses %s', (statement) => {
      expect(boundaryBrokenAt(file, allowed.length + forbidden.indexOf(statement) + 1)).toBe(true);
    });
  });

  it.each(OTHER_RULES)('holds to $rule in $file', ({ rule, file }) => {
    expect(rulesBrokenAt(file)).toContain(rule);
  });
});

describe('the compiler', () => {
  let folder = '';

  beforeAll(() => {
    const files: Record<string, string> = { 'main/database/imports.ts': 'export const thing = 1;' };
    for (const [room, values] of Object.entries(FOREIGN_GLOBALS)) {
      files[`${room}/canary.ts`] = values
        .map((value, at) => `export const canary${at}: unknown = ${value};`)
        .join('\n');
    }
    files['main/core/stowaway.ts'] = `export type Thing = typeof import('../database/imports.ts');`;
    files['renderer/stowaway.ts'] = `export type Thing = typeof import('../main/database/imports.ts');`;
    folder = plantFiles(files);
  });
  afterAll(() => removePlanted(folder));

  const compiled = new Map<string, string>();
  function compile(room: string): string {
    const said = compiled.get(room) ?? run(folder, 'typescript/bin/tsc', ['-p', room, '--noEmit', '--pretty', 'false']);
    compiled.set(room, said);
    return said;
  }

  it.each(Object.entries(FOREIGN_GLOBALS))('knows nothing in %s of %j', (room, values) => {
    const errors = compile(room).matchAll(/canary\.ts\((\d+),\d+\): error TS(?:2304|2580|2584|2591)/g);
    const lines = [...new Set([...errors].map(([, line]) => Number(line)))];
    expect(lines).toEqual(values.map((_, at) => at + 1));
  });

  it.each(['main/core', 'renderer'])('refuses a type in %s that comes from main/database', (room) => {
    expect(compile(room)).toMatch(/TS6307: File '.*main\/database\/imports\.ts' is not listed/);
  });
});

describe('the contract', () => {
  it('holds types only: nothing of it is left at run time', () => {
    for (const file of globSync('preload/{contract.ts,contract/*.ts}', { cwd: PROJECT })) {
      const source = readFileSync(join(PROJECT, file), 'utf8');
      const left = stripTypeScriptTypes(source).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      expect(left.replace(/[\s;]/g, '').replaceAll('export{}', ''), file).toBe('');
    }
  });
});

/** Runs a tool of node_modules in a folder and returns what it printed, whatever its verdict. */
function run(folder: string, tool: string, options: readonly string[]): string {
  const { stdout, error } = spawnSync(process.execPath, [join(PROJECT, 'node_modules', tool), ...options], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  return stdout;
}
