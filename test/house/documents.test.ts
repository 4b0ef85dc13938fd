import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../main/cli/program.ts';
import { PROJECT } from './plant-files.ts';

const read = (file: string) => readFileSync(join(PROJECT, file), 'utf8');
const packageJson: {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
} = JSON.parse(read('package.json'));

const ignored = read('.gitignore')
  .split('\n')
  .map((line) => line.replace(/\/$/, ''));

/** Folders directly inside a folder of the project that belong to it and hold a file. */
function foldersIn(folder: string): readonly string[] {
  return readdirSync(join(PROJECT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== '.git' && !ignored.includes(entry.name))
    .map((entry) => (folder === '' ? entry.name : `${folder}/${entry.name}`))
    .filter((path) => readdirSync(join(PROJECT, path)).length > 0);
}

/** Everything between backticks. */
const quoted = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** The same, and every line of the blocks of commands. */
const code = (text: string) => [
  ...quoted(text),
  ...[...text.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block),
];

describe('ARCHITECTURE.md', () => {
  const text = read('ARCHITECTURE.md');

  it.each([...foldersIn(''), ...foldersIn('main'), ...foldersIn('renderer')])('names the folder %s', (folder) => {
    expect(quoted(text)).toContain(`${folder}/`);
  });

  it('names no file or folder that is not there', () => {
    const paths = quoted(text).filter((name) => /^\.?[\w-]+\/|^[\w.-]+\.(ts|json|md|sql|yml)$/.test(name));
    expect(paths.filter((path) => !existsSync(join(PROJECT, path)))).toEqual([]);
  });

  it.each(
    Object.keys({
      ...packageJson.dependencies,
      ...packageJson.optionalDependencies,
      ...packageJson.devDependencies,
    }).filter((name) => !name.startsWith('@types/')),
  )('gives a reason for depending on %s', (name) => {
    const [, dependencies = ''] = text.split('\n## Dependencies');
    expect(quoted(dependencies)).toContain(name);
  });

  it('stays within two pages', () => {
    expect(text.split(/\s+/).length).toBeLessThan(1300);
  });
});

describe('README.md', () => {
  const text = read('README.md');
  const commands = code(text).join('\n');
  const npmCommands = [...commands.matchAll(/\bnpm (?:run (?:-s )?)?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
  const silverfoxCommands = [...commands.matchAll(/\bsilverfox -- ([a-z][\w -]*)/g)].map(([, words = '']) => words);

  it('names only npm scripts that exist', () => {
    const known = ['ci', ...Object.keys(packageJson.scripts)];
    expect(npmCommands.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(Object.keys(packageJson.scripts))('explains npm script %s', (name) => {
    expect(npmCommands).toContain(name);
  });

  it('names only commands that the command line has', () => {
    const known = new Set(buildProgram().commands.map((command) => command.name()));
    expect(silverfoxCommands.length).toBeGreaterThan(0);
    expect(silverfoxCommands.filter((words) => !known.has(words.split(' ')[0] ?? ''))).toEqual([]);
  });

  it.each(buildProgram().commands.map((command) => command.name()))('shows the command %s', (name) => {
    expect(silverfoxCommands.map((words) => words.split(' ')[0])).toContain(name);
  });
});

describe('CHANGELOG.md', () => {
  it('has a section for what is unreleased or for the version of package.json', () => {
    const [, newest] = /^## \[([^\]]+)\]/m.exec(read('CHANGELOG.md')) ?? [];
    expect(['Unreleased', packageJson.version]).toContain(newest);
  });
});
