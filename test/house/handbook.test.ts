import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../main/cli/program.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { slugifyHeading } from '../../renderer/help/help-links.ts';
import { findScreenSection, HELP_PAGES } from '../../renderer/help/help-pages.ts';
import { PROJECT } from './plant-files.ts';
import { listProblems, readSources } from './problem-codes.ts';

const DOCS = join(PROJECT, 'docs');
const FILES = readdirSync(DOCS);
const read = (file: string) => readFileSync(join(DOCS, file), 'utf8');
const headings = (text: string) => [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slugifyHeading(heading));

describe('the handbook', () => {
  it('has the same pages in the window, in the folder and in its table of contents', () => {
    const pages = HELP_PAGES.map(({ slug }) => `${slug}.md`);
    expect(FILES.filter((file) => file !== 'README.md').sort()).toEqual([...pages].sort());
    const contents = [...read('README.md').matchAll(/^- \[(.+)\]\((.+)\)$/gm)].map(([, title, file]) => [title, file]);
    expect(contents).toEqual(HELP_PAGES.map(({ slug, title }) => [title, `${slug}.md`]));
  });

  it.each(HELP_PAGES)('calls $slug what its heading says', ({ slug, title }) => {
    expect(/^# (.+)$/m.exec(read(`${slug}.md`))?.[1]).toBe(title);
  });

  it('has a section on every screen of the menu', () => {
    const screens = readFileSync(join(PROJECT, 'renderer/shell/screens.ts'), 'utf8');
    const addresses = [...screens.matchAll(/path: '([^']+)', label: '([^']+)'/g)];
    expect(addresses.length).toBeGreaterThan(6);
    for (const [, address = '', label = ''] of addresses) {
      expect([findScreenSection(address), read('screens.md').includes(`\n## ${label}\n`)]).toEqual([label, true]);
    }
  });

  it('has a section on the screens inside screens', () => {
    expect(findScreenSection('/today/7')).toBe('Review');
    expect(findScreenSection('/today/entry/7')).toBe('List entry');
    expect(read('screens.md')).toContain('\n## List entry\n');
    expect(findScreenSection('/nowhere')).toBe(null);
  });
});

describe.each(FILES)('docs/%s', (file) => {
  const text = read(file);
  const links = [...text.matchAll(/(!?)\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, picture, target = '']) => ({
    isPicture: picture === '!',
    target,
  }));

  it('links to pages and headings that are there', () => {
    const broken = links.filter(({ isPicture, target }) => {
      if (isPicture || /^https:\/\//.test(target)) return false;
      const [page = '', heading] = target.split('#');
      if (page !== '' && !FILES.includes(page)) return true;
      return heading !== undefined && !headings(page === '' ? text : read(page)).includes(heading);
    });
    expect(broken).toEqual([]);
  });

  it('shows pictures that are there, dark and light', () => {
    const pictures = links.filter(({ isPicture }) => isPicture).map(({ target }) => join(DOCS, target));
    const missing = pictures
      .flatMap((path) => [path, path.replace('-dark.png', '-light.png')])
      .filter((path) => !existsSync(path));
    expect(missing).toEqual([]);
  });

  it('holds no HTML', () => {
    expect(text.replace(/`[^`\n]*`/g, '')).not.toMatch(/<[a-z/!]/i);
  });

  it('names npm scripts that exist', () => {
    const names = [...text.matchAll(/\bnpm (?:run (?:-s )?)?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(names.filter((name) => !['ci', ...Object.keys(packageJson.scripts)].includes(name))).toEqual([]);
  });

  it('shows commands and options that the command line has', () => {
    const lines = [...text.matchAll(/`silverfox ([^`\n]*)`|^ *silverfox (.*)$/gm)].map(
      ([, code, line]) => code ?? line,
    );
    expect(lines.flatMap((line = '') => findUnknown(line))).toEqual([]);
  });
});

describe('docs/when-something-is-wrong.md', () => {
  const text = read('when-something-is-wrong.md');
  const named = [...text.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map(([, code = '']) => code);
  const codes = listProblems();

  it('has a remedy for every message that the application can give; a new one wants a row there', () => {
    expect(codes.length).toBeGreaterThan(80);
    expect(codes.filter((code) => !named.includes(code))).toEqual([]);
  });

  it('names no message that the application does not give', () => {
    expect(named.filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('quotes messages as the application words them', () => {
    const sources = readSources();
    const quotes = [...text.matchAll(/“([^”]+)”/g)].map(([, quote = '']) => quote);
    expect(quotes.length).toBeGreaterThan(20);
    expect(quotes.filter((quote) => !sources.includes(quote))).toEqual([]);
  });
});

/** What of a command line the program does not know: the command itself, or its options. */
function findUnknown(line: string): readonly string[] {
  const words = line.split(/\s+/).filter((word) => word !== '');
  let command: Command = buildProgram();
  const unknown: string[] = [];
  for (const [at, word] of words.entries()) {
    const inner = command.commands.find((one) => one.name() === word);
    if (inner) command = inner;
    else if (at === 0 && !word.startsWith('-')) unknown.push(line);
    else if (word.startsWith('--') && word !== '--help' && !hasOption(command, word)) unknown.push(`${line}: ${word}`);
  }
  return unknown;
}

function hasOption(command: Command, long: string): boolean {
  return (
    command.options.some((option) => option.long === long) || (command.parent ? hasOption(command.parent, long) : false)
  );
}
