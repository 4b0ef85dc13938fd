import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ProblemError } from '../../main/core/problem.ts';
import { ask } from '../faults/examine.ts';
import type { Figures } from '../faults/report.ts';
import { examineShop } from './examine-shop.ts';
import { STEPS } from './shop-steps.ts';
import { World } from './shop-world.ts';

/** How long a life is, in steps. */
const LONGEST = 50;

interface Done {
  readonly name: string;
  readonly a: number;
  readonly b: number;
  readonly program: number;
}

/** What is done every day comes more often, and with it whatever needs an order to happen to. */
const DAILY = ['import', 'prepare', 'prepareAndPublish', 'publish', 'publishOrWait', 'runSheet', 'backUp', 'restore'];

/** Every lot is full, in update mode. */
const FIRST: Done = { name: 'import', a: 0xffff, b: 0b111, program: 0 };

const step = fc.record({
  name: fc.constantFrom(...Object.keys(STEPS), ...DAILY, ...DAILY, 'prepareAndPublish'),
  a: fc.nat(0xffff),
  b: fc.nat(0xffff),
  program: fc.nat(1),
});

/** Lets an operator do one thing after another by chance, and looks after each whether the promises hold. */
export async function liveShops(seed: number, lives: number): Promise<Figures> {
  const start = performance.now();
  // In memory where there is some: what a flush leaves on a disk is for test/faults to see.
  const root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'silver-fox-lives-'));
  const template = join(root, 'life template');
  await makeTemplate(template);
  const tally = new Map<string, number>();
  const failures: string[] = [];
  const life = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: LONGEST, size: 'max' }), (steps) =>
    live(new World(join(root, 'life'), template), steps, tally),
  );
  try {
    await fc.assert(life, { seed, numRuns: lives, endOnFailure: false });
  } catch (error) {
    failures.push(error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error));
  }
  rmSync(root, { recursive: true, force: true });
  tellTally(tally);
  return { name: 'lives of a shop', runs: lives, failures, seconds: (performance.now() - start) / 1000 };
}

/** A data folder with the catalogue in it, so that not every life begins with the migrations. */
async function makeTemplate(template: string): Promise<void> {
  mkdirSync(template, { recursive: true });
  const world = new World(`${template} made`, template);
  await world.open();
  await world.close();
  rmSync(template, { recursive: true });
  renameSync(world.data, template);
}

async function live(world: World, steps: readonly Done[], tally: Map<string, number>): Promise<void> {
  await world.open();
  try {
    await world.settle();
    for (const { name, a, b, program } of [FIRST, ...steps]) {
      world.time += 1000;
      const outcome = await attempt(() => STEPS[name]?.(world, world.beginCall(program), a, b));
      tally.set(`${name} ${outcome}`, (tally.get(`${name} ${outcome}`) ?? 0) + 1);
      const wrong = await examineShop(world);
      if (wrong.length > 0) throw new Error(`After ${name} (${outcome}): ${wrong.join('; ')}`);
    }
  } finally {
    await world.close();
    tally.set('printed', (tally.get('printed') ?? 0) + world.printed.length);
  }
  const verdict = ask(join(world.data, 'silver-fox.db'), 'PRAGMA integrity_check; PRAGMA foreign_key_check');
  if (verdict !== 'ok') throw new Error(`The database is not whole: ${verdict}`);
}

/** What is refused in words is as good as done, but for sums that do not match. */
async function attempt(work: () => Promise<unknown> | undefined): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code === 'sums-do-not-match') throw error;
    return error.problem.code;
  }
}

function tellTally(tally: ReadonlyMap<string, number>): void {
  const printed = tally.get('printed') ?? 0;
  const total = [...tally.values()].reduce((sum, count) => sum + count, -printed);
  const outcomes = [...tally]
    .filter(([name]) => name !== 'printed')
    .toSorted(([left], [right]) => left.localeCompare(right));
  process.stderr.write(
    `  ${total} steps, ${printed} orders printed: ${outcomes.map(([name, count]) => `${name} ${count}`).join(', ')}\n`,
  );
}
