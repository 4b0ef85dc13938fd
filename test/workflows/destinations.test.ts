import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dealership } from '../../main/core/dealership.ts';
import { MARKER_FILE } from '../../main/files/claim-orders-root.ts';
import { changeSettings } from '../../main/workflows/change-settings.ts';
import { confirmOrdersFolder } from '../../main/workflows/confirm-orders-folder.ts';
import { exportOrderAgain } from '../../main/workflows/export-order-again.ts';
import { orderDealerships } from '../../main/workflows/order-dealerships.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { previewOrderFiles } from '../../main/workflows/preview-order-files.ts';
import { probeOrdersFolder } from '../../main/workflows/probe-orders-folder.ts';
import { readStatus } from '../../main/workflows/read-status.ts';
import { setDealership } from '../../main/workflows/set-dealership.ts';
import { addDealership, listVisible, logVins, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const NAME = 'Zephyr of Testville';

/** A shop whose dealership's orders go to a second share, which the Adobe workstation knows by another path. */
async function openTwoShares(): Promise<{
  readonly shop: Shop;
  readonly press: string;
  readonly dealership: Dealership;
}> {
  const shop = await openShop();
  const press = join(shop.context.paths.data, 'press');
  mkdirSync(press);
  const destinations = [{ name: 'Press', folder: press, adobeFolder: '/Volumes/Press' }];
  await changeSettings(shop.context, { patch: { destinations } });
  const dealership = await addDealership(shop, NAME);
  await logVins(shop, dealership, VINS.slice(200, 201));
  await stockLots(shop, [[dealership, VINS.slice(0, 2).map((vin) => makeVehicle(vin))]]);
  await setDealership(shop.context, { name: NAME, patch: { output: { destination: 'press' } } });
  return { shop, press, dealership };
}

const order = (shop: Shop, change: { readonly practice?: boolean } = {}) =>
  orderDealerships(shop.context, { type: 'cao', names: [NAME], ...change });

describe('an order of a dealership with a destination', () => {
  it('goes there, is marked like the orders folder, and is named as the Adobe workstation sees it', async () => {
    const { shop, press } = await openTwoShares();
    const { orders } = await order(shop);
    expect(orders).toMatchObject([{ status: 'published', folder: expect.stringContaining(press) }]);
    expect(listVisible(shop.orders)).toEqual([]);
    const [folder = ''] = listVisible(press);
    const adobe = join(press, folder, 'adobe');
    const text = readFileSync(join(adobe, listVisible(adobe)[0] ?? ''), 'utf8');
    expect(text).toContain(`/Volumes/Press/${folder}/qr_codes/`);
    await exportOrderAgain(shop.context, { id: orders[0]?.id ?? 0 });
    expect(listVisible(press)).toHaveLength(2);
  });

  it('shows the place in its preview', async () => {
    const { shop, press } = await openTwoShares();
    const prepared = await prepareOrder(shop.context, { name: NAME, type: 'cao', store: true });
    const id = prepared.status === 'ready' ? (prepared.id ?? 0) : 0;
    expect(previewOrderFiles(shop.context, { id }).folder).toContain(press);
  });

  it('is refused while the place has lost its marker, until somebody says that it is the right one', async () => {
    const { shop, press } = await openTwoShares();
    await order(shop);
    rmSync(press, { recursive: true });
    mkdirSync(press);
    await stockLots(shop, [[{ ...(await openDealership(shop)) }, VINS.slice(0, 3).map((vin) => makeVehicle(vin))]]);
    const problem = (await order(shop)).orders[0]?.problem;
    expect(problem?.code).toBe('orders-folder-unmarked');
    expect(await probeOrdersFolder(shop.context, { destination: 'Press' })).toMatchObject({ isUnmarked: true });
    expect((await readStatus(shop.context)).missingDestinations).toEqual(['Press']);
    await confirmOrdersFolder(shop.context, { destination: 'Press' });
    expect(readFileSync(join(press, MARKER_FILE), 'utf8')).toBe('');
    expect((await order(shop)).orders[0]?.status).toBe('published');
  });

  it('goes nowhere else when the place is gone', async () => {
    const { shop, press } = await openTwoShares();
    rmSync(press, { recursive: true });
    expect((await order(shop)).orders[0]?.problem?.code).toBe('orders-folder-missing');
    expect(listVisible(shop.orders)).toEqual([]);
    expect((await readStatus(shop.context)).missingDestinations).toEqual(['Press']);
  });

  it('goes to the practice folder as a practice run, and where a run of the command line names a folder', async () => {
    const { shop, press } = await openTwoShares();
    expect((await order(shop, { practice: true })).orders[0]?.folder).toContain(join(shop.orders, '_practice'));
    const paths = { ...shop.context.paths, isOrdersNamed: true };
    const { orders } = await orderDealerships(shop.with({ paths }), { type: 'cao', names: [NAME] });
    expect(orders[0]?.folder).toContain(shop.orders);
    expect(listVisible(press)).toEqual([]);
  });
});

describe('a destination', () => {
  it('that a dealership has stays until the dealership has another', async () => {
    const { shop } = await openTwoShares();
    const remove = () => changeSettings(shop.context, { patch: { destinations: [] } });
    expect(await problemOf(remove)).toMatchObject({ code: 'destination-used', details: { dealerships: [NAME] } });
    await setDealership(shop.context, { name: NAME, patch: { output: { destination: null } } });
    expect((await remove()).settings.destinations).toEqual([]);
  });

  it('must be there when it is chosen, and have a name of its own', async () => {
    const { shop, press } = await openTwoShares();
    const choose = (destinations: readonly { name: string; folder: string; adobeFolder: null }[]) =>
      problemOf(() => changeSettings(shop.context, { patch: { destinations } }));
    const known = { name: 'Press', folder: press, adobeFolder: null };
    expect(await choose([known, { ...known, name: 'press ' }])).toMatchObject({ code: 'wrong-settings' });
    expect(await choose([known, { ...known, name: 'B', folder: join(press, 'nowhere') }])).toMatchObject({
      code: 'orders-folder-missing',
    });
  });

  it('that is away keeps no other setting from being changed', async () => {
    const { shop, press } = await openTwoShares();
    rmSync(press, { recursive: true });
    const destinations = [{ name: 'Press', folder: press, adobeFolder: null }];
    const { settings } = await changeSettings(shop.context, { patch: { destinations } });
    expect(settings.destinations).toEqual(destinations);
  });

  it('that does not exist is refused for a dealership', async () => {
    const { shop } = await openTwoShares();
    const problem = await problemOf(() =>
      setDealership(shop.context, { name: NAME, patch: { output: { destination: 'Mars' } } }),
    );
    expect(problem?.code).toBe('unknown-destination');
  });
});

async function openDealership(shop: Shop): Promise<Dealership> {
  return (await setDealership(shop.context, { name: NAME, patch: {} })).dealership;
}
