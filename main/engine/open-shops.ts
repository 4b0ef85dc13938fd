import { z } from 'zod';
import type { CallName, CallOutput, Result } from '../../preload/contract.ts';
import { WEEKDAYS, type Weekday } from '../core/dealership.ts';
import { ProblemError } from '../core/problem.ts';
import { MAIN_SHOP, SHOP_COLORS } from '../core/shop.ts';
import { addShop } from '../workflows/add-shop.ts';
import { changeShop } from '../workflows/change-shop.ts';
import { chooseShop } from '../workflows/choose-shop.ts';
import { findCurrentShop, findShop, findShopFolder, listShops } from '../workflows/list-shops.ts';
import { removeShop } from '../workflows/remove-shop.ts';
import type { OpenPageForEngine } from './answer-pages.ts';
import { fillSample } from './fill-sample.ts';
import type { EngineOptions } from './messages.ts';
import { type Engine, startEngine } from './start-engine.ts';

const name = z.string().trim().min(1).max(60);
const color = z.enum(SHOP_COLORS);
const byId = z.strictObject({ id: z.string().min(1).max(60) });

const INPUTS = {
  listShops: z.strictObject({}),
  addShop: z.strictObject({ name, color, startsWith: z.enum(['catalogue', 'nothing', 'sample']) }),
  changeShop: byId.extend({ name: z.exactOptional(name), color: z.exactOptional(color) }),
  openShop: byId,
  removeShop: byId,
} as const;

/** The calls about the shops of this workstation; everything else is for the engine of the shop that is open. */
export type ShopCallName = keyof typeof INPUTS;

/**
 * Starts the engine of the shop that was open last, and another engine in its place when another shop is opened. A list
 * of shops that cannot be read opens the main one, and every call about the shops says so until it is mended. The data
 * folder of the options is that of the main shop; the others lie in its `shops` folder.
 */
export async function openShops(options: EngineOptions, worker?: URL, openPage?: OpenPageForEngine): Promise<Engine> {
  const root = options.data;
  const changed = new Set<(call: string) => void>();
  const announced = new Set<Parameters<Engine['onAnnounced']>[0]>();
  const scraping = new Set<Parameters<Engine['onScraping']>[0]>();
  let engine = await start(await findCurrentShop(root));
  /** Everything waits while one shop is closed and another opened. */
  let opening: Promise<unknown> = Promise.resolve();

  async function start(id: string): Promise<Engine> {
    const started = await startEngine({ ...options, data: findShopFolder(root, id) }, worker, openPage);
    started.onChanged((call) => {
      for (const listener of changed) listener(call);
    });
    started.onAnnounced((announcement) => {
      for (const listener of announced) listener(announcement);
    });
    started.onScraping((progress) => {
      for (const listener of scraping) listener(progress);
    });
    return started;
  }

  async function open(id: string): Promise<void> {
    const shop = findShop(await listShops(root), id);
    await engine.close();
    engine = await start(id).catch(async (error: unknown) => {
      engine = await start(MAIN_SHOP.id);
      throw error;
    });
    await chooseShop(root, id);
    if (shop.isSample && engine.problem === null) await fillSample(engine, options.resources, findToday());
  }

  async function run(call: ShopCallName, input: unknown): Promise<unknown> {
    const parsed = INPUTS[call].safeParse(input);
    if (!parsed.success) throw new ProblemError('wrong-input', `The input of ${call} is not right.`);
    const given = parsed.data as never;
    if (call === 'listShops') return listShops(root);
    if (call === 'addShop') return { shop: await addShop(root, given) };
    if (call === 'changeShop') return { shop: await changeShop(root, given) };
    const { id } = parsed.data as z.infer<typeof byId>;
    if (call === 'openShop') await open(id);
    else await removeShop(root, id, new Date());
    return listShops(root);
  }

  async function answer<Name extends CallName>(call: ShopCallName, input: unknown): Promise<Result<CallOutput<Name>>> {
    const turn = opening.then(() => run(call, input));
    opening = turn.catch(() => undefined);
    try {
      const value = (await turn) as CallOutput<Name>;
      if (call !== 'listShops') for (const listener of changed) listener(call);
      return { ok: true, value };
    } catch (error) {
      if (error instanceof ProblemError) return { ok: false, problem: error.problem };
      throw error;
    }
  }

  return {
    get problem() {
      return engine.problem;
    },
    async call(call, input, callOptions) {
      if (Object.hasOwn(INPUTS, call)) return answer(call as ShopCallName, input);
      await opening;
      return engine.call(call, input, callOptions);
    },
    onChanged: (listener) => listen(changed, listener),
    onAnnounced: (listener) => listen(announced, listener),
    onScraping: (listener) => listen(scraping, listener),
    async close() {
      await opening;
      await engine.close();
    },
  };
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function findToday(): Weekday {
  // Sunday is 0 for Date and the last day here.
  return WEEKDAYS[(new Date().getDay() + 6) % 7] ?? 'mon';
}
