import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { PROJECT } from './plant-files.ts';

// The parser imports its JSON without saying that it is JSON, which Node wants to be told.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');

const FOLDER = join(PROJECT, '.github', 'workflows');
const FILES = readdirSync(FOLDER);
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

/** What GitHub's own parser finds wrong with a workflow: its schema, and the expressions in it. */
async function findMistakes(name: string, content: string): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

describe.each(FILES)('the workflow %s', (file) => {
  const text = read(file);

  it('is one that GitHub can read', async () => {
    expect(await findMistakes(file, text)).toEqual([]);
  });

  it("uses GitHub's own actions only, pinned by major version", () => {
    const actions = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    expect(actions.filter((action) => !/^actions\/[a-z-]+@v\d+$/.test(action ?? ''))).toEqual([]);
  });

  it('may only read, but for the job that publishes', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
    const written = [...text.matchAll(/^ +([a-z-]+): write$/gm)].map(([, what]) => what);
    expect(written).toEqual(file === 'release.yml' ? ['contents'] : []);
  });

  it('leaves no key of the repository behind for what it runs, and ends by itself', () => {
    const checkouts = text.match(/uses: actions\/checkout@/g) ?? [];
    expect(text.match(/persist-credentials: false/g) ?? []).toHaveLength(checkouts.length);
    expect(text.match(/^ {4}timeout-minutes: \d+$/gm)).toHaveLength(text.match(/^ {4}runs-on: /gm)?.length ?? 0);
  });

  it('puts nothing that others can choose into a command', () => {
    const commands = [...text.matchAll(/^ +(?:- )?run: ([|>][-+]?\n(?:(?: {10,}.*)?\n)+|.*\n)/gm)].map(
      ([, run]) => run,
    );
    expect(commands.length).toBeGreaterThan(3);
    const expressions = commands.flatMap((run) => [...(run ?? '').matchAll(/\$\{\{(.*?)\}\}/g)].map(([, one]) => one));
    expect(expressions.filter((one) => /github\.|inputs\.|vars\.|secrets\./.test(one ?? ''))).toEqual([]);
  });

  it('runs npm scripts that exist', () => {
    const names = [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(names.filter((name) => !Object.keys(packageJson.scripts).includes(name))).toEqual([]);
  });
});

describe('what is looked for in workflows', () => {
  it.each([
    ['a word that is none', (text: string) => text.replace('runs-on:', 'runs_on:')],
    ['an expression that is none', (text: string) => text.replace('matrix.os }}', 'matrix.os ?? }}')],
    ['a job that waits for none', (text: string) => text.replace('needs: package', 'needs: packages')],
  ])('finds %s', async (_what, spoil) => {
    const spoilt = spoil(read('release.yml'));
    expect(spoilt).not.toBe(read('release.yml'));
    expect(await findMistakes('release.yml', spoilt)).not.toEqual([]);
  });
});
