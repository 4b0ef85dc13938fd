import { join } from 'node:path';
import { type OrderHook, readOrderHook } from '../core/order-hook.ts';
import { countTellAttempt, listUntoldOrders, markTold } from '../database/order-notices.ts';
import { readKeptJson } from '../files/keep-json-file.ts';
import { sendNotice } from '../files/send-notice.ts';
import type { BackgroundContext } from './context.ts';

/** After so many attempts an order is not told any more; the log says so. */
const MOST_ATTEMPTS = 5;

/**
 * Tells whoever `hooks.json` in the data folder names of each order that was published since, once; without the file
 * nobody is told, then or later. An order that could not be told is tried again after the next one, and an order is
 * never less published for it. Problem: `wrong-hooks`.
 */
export async function tellPublishedOrders(
  context: BackgroundContext,
): Promise<{ readonly told: number; readonly failed: number }> {
  const orders = context.look(({ reader }) => listUntoldOrders(reader));
  let told = 0;
  if (orders.length === 0) return { told, failed: 0 };
  const hook = readOrderHook(await readKeptJson(join(context.paths.data, 'hooks.json')));
  for (const { attempts, ...notice } of orders) {
    const isTold = hook === null || (await tell(context, hook, notice));
    if (isTold && hook !== null) told += 1;
    const isOver = isTold || attempts + 1 >= MOST_ATTEMPTS;
    await context.takeTurn(({ writer, now, log }) => {
      if (isOver) markTold(writer, notice.id, now().toISOString());
      else countTellAttempt(writer, notice.id);
      if (!isTold && isOver) log.orders.error(`Nobody could be told of order ${notice.id}; it is not tried again.`);
    });
  }
  return { told, failed: hook === null ? 0 : orders.length - told };
}

async function tell(
  { signal, log }: BackgroundContext,
  hook: OrderHook,
  notice: Parameters<typeof sendNotice>[1],
): Promise<boolean> {
  try {
    await sendNotice(hook, notice, signal);
    log.orders.info(`Order ${notice.id} was told to another program.`);
    return true;
  } catch (error) {
    signal.throwIfAborted();
    log.orders.warn(`Order ${notice.id} could not be told: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
