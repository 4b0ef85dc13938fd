import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Deed } from './deeds.ts';
import { describe, judge } from './disk-faults.ts';
import { ask, readFacts } from './examine.ts';
import { type Fault, type Lane, startAndExamine } from './fault.ts';
import { GLENDALE } from './place.ts';
import { type Outcome, startDeed } from './run-deed.ts';

/** Two processes at the same database and the same share, and one of them killed. */
export const PROCESS_FAULTS: readonly Fault[] = [
  both('order', 'order'),
  both('import', 'import'),
  both('import', 'order'),
  both('void', 'again'),
  both('order', 'backup'),
  { name: 'a waiting order goes out from two processes', rounds: { short: 3, long: 60 }, needsShim: false, run: goOut },
  { name: 'backups while an import writes', rounds: { short: 2, long: 40 }, needsShim: false, run: backUpMeanwhile },
];

function both(first: Deed, second: Deed): Fault {
  return {
    name: `two processes at once: ${first}, ${second}`,
    rounds: { short: 2, long: 60 },
    needsShim: false,
    async run(lane, round) {
      const { place } = lane;
      place.reset();
      const acting = [startDeed(place, first), startDeed(place, second)];
      const isKilled = round % 2 === 1;
      if (isKilled) {
        await acting[0]?.ready;
        await setTimeout(lane.random() * 150);
        acting[0]?.kill();
      }
      const outcomes = await Promise.all(acting.map(({ done }) => done));
      const wrong = outcomes.filter(({ wasKilled }) => !wasKilled).flatMap(judge);
      return describe(isKilled ? 'one killed' : 'none killed', [...wrong, ...(await startAndExamine(lane, second))]);
    },
  };
}

/** The share is back and two applications are open; every other time one of them is killed at it. */
async function goOut(lane: Lane, round: number): Promise<readonly string[]> {
  const { place } = lane;
  place.reset();
  renameSync(place.orders, `${place.orders}-away`);
  const waiting = await startDeed(place, 'wait').done;
  renameSync(`${place.orders}-away`, place.orders);
  const acting = [startDeed(place, 'goOut'), startDeed(place, 'goOut')];
  if (round % 2 === 1) {
    await acting[0]?.ready;
    await setTimeout(lane.random() * 150);
    acting[0]?.kill();
  }
  const outcomes = await Promise.all(acting.map(({ done }) => done));
  const wrong = [waiting, ...outcomes].filter(({ wasKilled }) => !wasKilled).flatMap(judge);
  wrong.push(...(await startAndExamine(lane, 'goOut')));
  const drafts = ask(join(place.data, 'silver-fox.db'), "SELECT count(*) FROM orders WHERE status = 'draft'");
  const waits = ask(join(place.data, 'silver-fox.db'), 'SELECT count(*) FROM waiting_orders');
  if (drafts !== '0' || waits !== '0') wrong.push(`${drafts} drafts and ${waits} waiting orders are left`);
  return wrong;
}

/** A backup that was made while the inventory was being replaced holds the old one or the new one, whole. */
async function backUpMeanwhile(lane: Lane): Promise<readonly string[]> {
  const { place } = lane;
  place.reset();
  const folder = join(place.data, 'backups');
  const before = new Set(readdirSync(folder));
  const acting = [
    startDeed(place, 'backups'),
    startDeed(place, 'import'),
    startDeed(place, 'orders', { file: GLENDALE }),
  ];
  const outcomes: readonly Outcome[] = await Promise.all(acting.map(({ done }) => done));
  const wrong = [...outcomes.flatMap(judge)];
  const sizes = [readFacts(place).inventory.length, place.oldVins.length];
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.db') && !before.has(entry))) {
    const file = join(folder, name);
    const active = ask(file, "SELECT count(*) FROM scraper_imports WHERE status = 'active'");
    const vehicles = Number(ask(file, 'SELECT count(*) FROM normalized_vehicle_data'));
    if (active !== '1' || !sizes.includes(vehicles)) wrong.push(`${name}: ${active} active, ${vehicles} vehicles`);
  }
  return [...wrong, ...(await startAndExamine(lane, 'backup'))];
}
