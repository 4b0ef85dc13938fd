import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { publishOrder } from '../../main/workflows/publish-order.ts';
import { type Deed, DRAFT, openPlace } from './deeds.ts';
import { describe, judge } from './disk-faults.ts';
import { readFacts } from './examine.ts';
import { type Fault, type Lane, pick, startAndExamine, system } from './fault.ts';
import type { Place } from './place.ts';
import { listCalls, type Orders, type Outcome, startDeed } from './run-deed.ts';

const BUSY = { EPERM: 1, EACCES: 13, EBUSY: 16 } as const;
const WRITING: readonly Deed[] = ['order', 'again', 'void', 'renumber'];

/** Milliseconds that the first retries of a busy folder may take; the whole patience is half a minute. */
const PATIENCE = 20_000;

/** Shares that are away, go away half-way, are read-only, slow, or in another program's hands. */
export const SHARE_FAULTS: readonly Fault[] = [
  { name: 'share missing', rounds: { short: 2, long: 20 }, needsShim: false, run: withoutShare(() => undefined) },
  {
    name: 'share is its bare mount point',
    rounds: { short: 2, long: 20 },
    needsShim: false,
    run: withoutShare(mkdirSync),
  },
  { name: 'share vanishes half-way', rounds: { short: 8, long: 150 }, needsShim: true, run: vanish('vanish') },
  { name: 'share is unmounted half-way', rounds: { short: 8, long: 150 }, needsShim: true, run: vanish('unmount') },
  { name: 'share is read-only', rounds: { short: 2, long: 20 }, needsShim: true, run: makeReadOnly },
  { name: 'share is slow', rounds: { short: 2, long: 20 }, needsShim: true, run: slowDown },
  { name: 'the operator cancels half-way', rounds: { short: 2, long: 20 }, needsShim: false, run: cancel },
  { name: 'a scanner holds the folder for a while', rounds: { short: 3, long: 30 }, needsShim: true, run: holdFolder },
];

function pickDeed(lane: Lane): Deed {
  return WRITING[pick(lane, WRITING.length)] ?? 'order';
}

/** Nothing may be written, nothing created where the share was, and the operator is told. */
function refuseAll(place: Place, outcome: Outcome): readonly string[] {
  const wrong = [...judge(outcome)];
  if (outcome.ok) wrong.push('it claims to have succeeded');
  if (existsSync(place.orders) && readdirSync(place.orders).length > 0) {
    wrong.push(`the bare mount point holds ${readdirSync(place.orders).join(', ')}`);
  }
  return wrong;
}

function withoutShare(leave: (folder: string) => unknown): Fault['run'] {
  return async (lane) => {
    const { place } = lane;
    const deed = pickDeed(lane);
    place.reset();
    renameSync(place.orders, `${place.orders}-away`);
    leave(place.orders);
    const before = readFacts(place).logged;
    const outcome = await startDeed(place, deed).done;
    const wrong = [...refuseAll(place, outcome)];
    if (readFacts(place).logged.length !== before.length) wrong.push('the VIN logs were changed');
    bringBack(place);
    return describe(deed, [...wrong, ...(await startAndExamine(lane, deed))]);
  };
}

/** The share goes away at one of the calls on it; whatever was done until then is finished or taken back later. */
function vanish(how: 'vanish' | 'unmount'): Fault['run'] {
  return async (lane, round, rounds) => {
    const { place, shim, canMount } = lane;
    const deed = WRITING[round % WRITING.length] ?? 'order';
    const isReal = how === 'unmount' && canMount;
    place.reset();
    const share: Orders = { FAULT_FOLDER: `${place.orders}/`, FAULT_SHARE: place.orders };
    const calls = await listCalls(place, deed, { shim, orders: share });
    const at = 1 + Math.min(calls.length - 1, Math.floor(((round + lane.random()) / rounds) * calls.length));
    place.reset();
    const away = `${place.orders}-away`;
    if (isReal) {
      // The same files lie under two mounts, so that they are there after one of them is gone.
      renameSync(place.orders, away);
      mkdirSync(place.orders);
      system('mount', '--bind', away, place.orders);
    }
    const orders: Orders = { ...share, FAULT_AT: at, FAULT_DO: isReal ? 'unmount' : 'vanish' };
    const outcome = await startDeed(place, deed, { shim, orders }).done;
    // Still mounted when the deed made fewer calls this time.
    if (isReal) spawnSync('umount', ['-l', place.orders], { stdio: 'ignore' });
    const isAway = existsSync(away);
    const wrong = [...judge(outcome)];
    const left = isAway && existsSync(place.orders) ? readdirSync(place.orders, { recursive: true }) : [];
    if (left.length > 0) wrong.push(`left where the share was: ${left.join(', ')}`);
    bringBack(place);
    return describe(`${deed}, at call ${at} (${calls[at - 1]})`, [...wrong, ...(await startAndExamine(lane, deed))]);
  };
}

function bringBack({ orders }: Place): void {
  if (!existsSync(`${orders}-away`)) return;
  rmSync(orders, { recursive: true, force: true });
  renameSync(`${orders}-away`, orders);
}

async function makeReadOnly(lane: Lane): Promise<readonly string[]> {
  const { place, shim, canMount } = lane;
  const deed = pickDeed(lane);
  place.reset();
  if (!canMount) {
    const orders: Orders = { FAULT_FOLDER: `${place.orders}/`, FAULT_AT: 1, FAULT_DO: 30, FAULT_TIMES: 0 };
    const outcome = await startDeed(place, deed, { shim, orders }).done;
    const claims = outcome.ok ? ['it claims to have succeeded'] : [];
    return describe(deed, [...judge(outcome), ...claims, ...(await startAndExamine(lane, deed))]);
  }
  system('mount', '--bind', place.orders, place.orders);
  let wrong: readonly string[];
  try {
    system('mount', '-o', 'remount,bind,ro', place.orders);
    const outcome = await startDeed(place, deed).done;
    wrong = [...judge(outcome), ...(outcome.ok ? ['it claims to have succeeded'] : [])];
  } finally {
    system('umount', '-l', place.orders);
  }
  return describe(deed, [...wrong, ...(await startAndExamine(lane, deed))]);
}

async function slowDown(lane: Lane): Promise<readonly string[]> {
  const { place, shim } = lane;
  const deed = pickDeed(lane);
  place.reset();
  const orders: Orders = { FAULT_FOLDER: `${place.orders}/`, FAULT_DELAY: 25_000 };
  const outcome = await startDeed(place, deed, { shim, orders }).done;
  const wrong = outcome.ok ? [] : [`it was not done: ${outcome.problem?.message ?? outcome.unexpected}`];
  return describe(deed, [...wrong, ...(await startAndExamine(lane, deed))]);
}

/** In this process, between two vehicles: what was under way ends at once and leaves nothing. */
async function cancel(lane: Lane): Promise<readonly string[]> {
  const { place } = lane;
  place.reset();
  const controller = new AbortController();
  const open = await openPlace(place.data, place.orders);
  const wrong: string[] = [];
  try {
    let cancelledAt = 0;
    const after = 1 + pick(lane, 8);
    const context = {
      ...open.context,
      signal: controller.signal,
      report({ done, unit }: { readonly done: number; readonly unit: string }) {
        if (unit !== 'vehicles' || done !== after) return;
        cancelledAt = performance.now();
        controller.abort();
      },
    };
    const failure = await publishOrder(context, { id: DRAFT, yes: true }).catch((error: unknown) => error);
    const took = performance.now() - cancelledAt;
    if (!(failure instanceof Error) || failure.name !== 'AbortError') wrong.push(`it ended with ${String(failure)}`);
    if (took > 2000) wrong.push(`cancelling took ${took.toFixed(0)} ms`);
  } finally {
    open.close();
  }
  return [...wrong, ...(await startAndExamine(lane, 'order'))];
}

async function holdFolder(lane: Lane, round: number): Promise<readonly string[]> {
  const { place, shim } = lane;
  const deed = pickDeed(lane);
  const [name, errno] = Object.entries(BUSY)[round % 3] ?? ['EBUSY', BUSY.EBUSY];
  place.reset();
  const orders: Orders = {
    FAULT_FOLDER: `${place.orders}/`,
    FAULT_ONLY: 'rename',
    FAULT_AT: 1,
    FAULT_DO: errno,
    FAULT_TIMES: 1 + pick(lane, 4),
  };
  const outcome = await startDeed(place, deed, { shim, orders }).done;
  const wrong = outcome.ok ? [] : [`it was not done: ${outcome.problem?.message ?? outcome.unexpected}`];
  if (outcome.took > PATIENCE) wrong.push(`it took ${outcome.took.toFixed(0)} ms`);
  const staging = readdirSync(place.orders).filter((entry) => entry.startsWith('.staging'));
  if (staging.length > 0) wrong.push(`left: ${join(place.orders, staging[0] ?? '')}`);
  return describe(`${deed}, ${name}`, [...wrong, ...(await startAndExamine(lane, deed))]);
}
