import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, Lane } from './fault.ts';
import { listCalls } from './run-deed.ts';

/** Calls that change what is on the disk for good, as strace names them; the shim has one name for each line. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  fsync: ['fsync', 'fdatasync'],
  rename: ['rename', 'renameat', 'renameat2'],
  ftruncate: ['ftruncate', 'fallocate'],
  unlink: ['unlink', 'unlinkat'],
  mkdir: ['mkdir', 'mkdirat'],
};

/** Whether the faults are at all the calls that there are: the shim's count is compared with the kernel's own. */
export const SHIM_FAULTS: readonly Fault[] =
  spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0
    ? [
        {
          name: 'the shim sees the calls that strace sees',
          rounds: { short: 1, long: 4 },
          needsShim: true,
          run: compare,
        },
      ]
    : [];

async function compare({ place, shim }: Lane): Promise<readonly string[]> {
  place.reset();
  const log = join(place.root, 'strace.log');
  const names = Object.values(KINDS).flat();
  const tracing = ['-f', '-y', '-qq', '-o', log, '-e', `trace=${names.join(',')}`, '-e', 'signal=none'];
  const act = [join(import.meta.dirname, 'act.ts'), 'order', place.data, place.orders];
  const { status, stderr } = spawnSync('strace', [...tracing, process.execPath, ...act], { encoding: 'utf8' });
  if (status !== 0 || !existsSync(log)) return [`strace did not run: ${stderr}`];
  const folder = join(place.root, 'place', '/');
  const traced = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes(folder) && !line.includes(' = -1 '))
    .map((line) => /^\d+ +(\w+)\(/.exec(line)?.[1] ?? '');
  place.reset();
  const seen = await listCalls(place, 'order', { shim, orders: { FAULT_ARMED: 1 } });
  return Object.entries(KINDS).flatMap(([kind, calls]) => {
    const kernel = traced.filter((name) => calls.includes(name)).length;
    const ours = seen.filter((call) => call.startsWith(`${kind} `)).length;
    return ours >= kernel ? [] : [`${kind}: strace counts ${kernel}, the shim ${ours}`];
  });
}
