/**
 * test/faults breaks what the application stands on and looks, with other eyes than its own, at what is left:
 * `npm run test:faults`, or `-- --rounds 200` for as many rounds of each fault, `-- --only word` for some of them.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CLOCK_FAULTS } from './clock-faults.ts';
import { DAMAGE_FAULTS } from './damage-faults.ts';
import { DISK_FAULTS } from './disk-faults.ts';
import type { Fault, Lane } from './fault.ts';
import { KILL_FAULTS } from './kill-faults.ts';
import { makePlace } from './place.ts';
import { PROCESS_FAULTS } from './process-faults.ts';
import { makeRandom } from './random.ts';
import { type Figures, report, tell } from './report.ts';
import { compileShim } from './run-deed.ts';
import { SHARE_FAULTS } from './share-faults.ts';
import { SHIM_FAULTS } from './shim-faults.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    lanes: { type: 'string', default: '2' },
    'no-mount': { type: 'boolean', default: false },
  },
});

const root = mkdtempSync(join(tmpdir(), 'silver-fox-faults-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

const shim = process.platform === 'linux' ? compileShim(root) : '';
if (shim === null) {
  process.stderr.write('The faults need a C compiler (Debian: gcc, libc6-dev) and were not run.\n');
  process.exit(1);
}
const canMount = !values['no-mount'] && tryMount();
const lanes: Lane[] = [];
for (let number = 1; number <= Number(values.lanes); number += 1) {
  const place = await makePlace(join(root, `lane-${number}`));
  lanes.push({ place, shim, canMount, random: makeRandom(Number(values.seed) * 8 + number) });
}

const ALL_FAULTS = [
  ...SHIM_FAULTS,
  ...KILL_FAULTS,
  ...DISK_FAULTS,
  ...SHARE_FAULTS,
  ...PROCESS_FAULTS,
  ...CLOCK_FAULTS,
  ...DAMAGE_FAULTS,
];
const faults = ALL_FAULTS.filter(({ name, needsShim }) => name.includes(values.only) && (shim !== '' || !needsShim));
const figures: Figures[] = [];
for (const fault of faults) figures.push(await runFault(fault));
report('Fault', figures, '.cache/test-reports/faults.json');
process.stdout.write(`Seed ${values.seed}. `);
if (faults.length < ALL_FAULTS.length && values.only === '') {
  process.stdout.write(`${ALL_FAULTS.length - faults.length} kinds of faults need Linux and were not run. `);
}
process.stdout.write(
  canMount
    ? 'Full disks and bare mount points were real (tmpfs).\n'
    : 'Nothing can be mounted here: full disks and bare mount points were simulated between the process and libc.\n',
);

async function runFault(fault: Fault): Promise<Figures> {
  const rounds = values.rounds === undefined ? fault.rounds.short : Math.min(Number(values.rounds), fault.rounds.long);
  const failures: string[] = [];
  const start = performance.now();
  let next = 0;
  await Promise.all(
    lanes.map(async (lane) => {
      while (next < rounds) {
        const round = next;
        next += 1;
        failures.push(...(await runRound(fault, lane, round, rounds)));
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const result = { name: fault.name, runs: rounds, failures, seconds };
  tell(result);
  return result;
}

/** A round counts as one failure, however much is wrong after it. */
async function runRound(fault: Fault, lane: Lane, round: number, rounds: number): Promise<readonly string[]> {
  try {
    const wrong = await fault.run(lane, round, rounds);
    return wrong.length === 0 ? [] : [wrong.join('\n    ')];
  } catch (error) {
    return [`the round itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

function tryMount(): boolean {
  const folder = join(root, 'mount');
  mkdirSync(folder);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' }).status !== 0)
    return false;
  spawnSync('umount', [folder], { stdio: 'ignore' });
  return true;
}
