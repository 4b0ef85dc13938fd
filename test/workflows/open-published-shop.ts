import type { Dealership } from '../../main/core/dealership.ts';
import type { OrderDetail } from '../../main/core/order-record.ts';
import { type PrepareOrderInput, prepareOrder } from '../../main/workflows/prepare-order.ts';
import { type PublishOrderInput, publishOrder } from '../../main/workflows/publish-order.ts';
import { addDealership, logVins, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';

export const NAME = 'Zephyr of Testville';

/** Logged by the older system; every other VIN is new. */
export const LOGGED = VINS[200] ?? '';

/** A shop with a published order 45175: the two cars on the lot, or what the inputs say. */
export async function openPublishedShop(
  prepare: Partial<PrepareOrderInput> = {},
  publish: Partial<PublishOrderInput> = {},
): Promise<{ readonly shop: Shop; readonly dealership: Dealership; readonly order: OrderDetail }> {
  const shop = await openShop();
  const dealership = await addDealership(shop, NAME);
  await logVins(shop, dealership, [LOGGED]);
  await stockLots(shop, [[dealership, VINS.slice(0, 2).map((vin) => makeVehicle(vin))]]);
  const order = await orderAgain(shop, { number: '45175', ...prepare }, publish);
  return { shop, dealership, order };
}

/** Prepares and publishes one more order. */
export async function orderAgain(
  shop: Shop,
  prepare: Partial<PrepareOrderInput>,
  publish: Partial<PublishOrderInput> = {},
): Promise<OrderDetail> {
  const prepared = await prepareOrder(shop.context, { name: NAME, type: 'cao', store: true, ...prepare });
  if (prepared.status !== 'ready' || prepared.id === null) throw new Error('Nothing to publish.');
  return (await publishOrder(shop.context, { id: prepared.id, ...publish })).order;
}
