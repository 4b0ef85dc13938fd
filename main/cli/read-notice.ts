import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the licence of a package asks to be passed on. */
export interface Notice {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as the package says it (https://spdx.org/licenses). */
  readonly licence: string;
  /** The text of its licence file; where it brings none, who says so and where. */
  readonly text: string;
}

/** Licences under which a package may be built in: those that ask for nothing but a notice. */
export const ALLOWED_LICENCES: readonly string[] = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'Unlicense',
];

/** Reads the notice of the package in a folder of node_modules. */
export function readNotice(folder: string): Notice {
  const { name, version, license, author, homepage, repository } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry));
  return {
    name: String(name),
    version: String(version),
    licence: typeof license === 'string' ? license : '',
    text:
      file === undefined
        ? [license, author?.name ?? author, homepage ?? repository?.url ?? repository].filter(Boolean).join('\n')
        : readFileSync(join(folder, file), 'utf8').trim(),
  };
}

/** The folder of the package that a module belongs to; `null` when it is one of ours. */
export function findPackageFolder(module: string): string | null {
  const [, folder] = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(module) ?? [];
  return folder !== undefined && existsSync(join(folder, 'package.json')) ? folder : null;
}
