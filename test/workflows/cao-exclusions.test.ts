import { describe, expect, it } from 'vitest';
import { listAuditEntries } from '../../main/database/audit.ts';
import { excludeFromCao } from '../../main/workflows/exclude-from-cao.ts';
import { explainVin } from '../../main/workflows/explain-vin.ts';
import { listCaoExclusions } from '../../main/workflows/list-cao-exclusions.ts';
import { listDealerships } from '../../main/workflows/list-dealerships.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { revokeCaoExclusion } from '../../main/workflows/revoke-cao-exclusion.ts';
import { addDealership, logVins, makeVehicle, openShop, stockLots, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const NAME = 'Zephyr of Testville';
const [FIRST = '', SECOND = '', THIRD = ''] = VINS;
const SOLD = { name: NAME, vins: [FIRST], reason: ' Sold to an employee ' };

async function openLot() {
  const shop = await openShop();
  const dealership = await addDealership(shop, NAME, { aliases: ['Zephyr'] });
  const other = await addDealership(shop, 'Gale of Testville');
  await logVins(shop, dealership, [VINS[200] ?? '']);
  const vehicles = [FIRST, SECOND].map((vin) => makeVehicle(vin));
  await stockLots(shop, [
    [dealership, vehicles],
    [other, vehicles],
  ]);
  const { context } = shop;
  const prepare = async (input: Partial<Parameters<typeof prepareOrder>[1]> = {}) =>
    (await prepareOrder(context, { name: NAME, type: 'cao', ...input })).order;
  return { shop, context, dealership, prepare };
}

describe('excluding vehicles from CAO', () => {
  it('holds them back with the reason, as a step of the funnel, and counts them nowhere as new', async () => {
    const { context, prepare } = await openLot();
    expect(await excludeFromCao(context, SOLD)).toEqual({ dealership: NAME, excluded: 1, drafts: [] });
    const order = await prepare();
    expect(order.vehicles.map(({ vin }) => vin)).toEqual([SECOND]);
    expect(order.heldBack).toEqual([
      { vin: FIRST, reason: 'excluded', message: 'The operator excluded it from CAO: Sold to an employee' },
    ]);
    expect(order.funnel.slice(0, 2)).toEqual([
      { step: 'feed', remaining: 2 },
      { step: 'excluded', remaining: 1 },
    ]);
    expect(listDealerships(context).dealerships.map((line) => line.toPrint)).toEqual([2, 1]);
    expect(explainVin(context, { name: NAME, vin: FIRST }).verdict).toBe(
      'Held back: The operator excluded it from CAO: Sold to an employee',
    );
  });

  it('is about one dealership: another that has the vehicle too still gets it', async () => {
    const { context, prepare } = await openLot();
    await excludeFromCao(context, SOLD);
    expect((await prepare({ name: 'Gale of Testville' })).vehicles.map(({ vin }) => vin)).toEqual([FIRST, SECOND]);
  });

  it('never touches a LIST, nor what a list asks for in a MAINTENANCE order', async () => {
    const { context, prepare } = await openLot();
    await excludeFromCao(context, SOLD);
    expect((await prepare({ type: 'list', text: FIRST })).vehicles).toMatchObject([{ vin: FIRST, source: 'list' }]);
    const maintenance = await prepare({ type: 'maintenance', text: FIRST });
    expect(maintenance.vehicles.map(({ vin, source }) => [vin, source])).toEqual([
      [SECOND, 'cao'],
      [FIRST, 'list'],
    ]);
  });

  it('lasts through the next import, also for a vehicle that comes back', async () => {
    const { shop, context, dealership, prepare } = await openLot();
    await excludeFromCao(context, { ...SOLD, vins: [THIRD] });
    await stockLots(shop, [[dealership, [makeVehicle(THIRD), makeVehicle(SECOND)]]]);
    expect((await prepare()).vehicles.map(({ vin }) => vin)).toEqual([SECOND]);
  });

  it('keeps drafts as they were reviewed and names those that have one of the vehicles', async () => {
    const { context } = await openLot();
    const prepared = await prepareOrder(context, { name: NAME, type: 'cao', store: true });
    const id = prepared.status === 'ready' ? prepared.id : null;
    expect((await excludeFromCao(context, SOLD)).drafts).toEqual([id]);
    expect((await excludeFromCao(context, { ...SOLD, vins: [THIRD] })).drafts).toEqual([]);
  });

  it('is taken back, and leaves its trail', async () => {
    const { context, dealership, prepare } = await openLot();
    await excludeFromCao(context, SOLD);
    const revoke = () => revokeCaoExclusion(context, { name: 'zephyr', vins: [FIRST.toLowerCase(), SECOND] });
    expect(await revoke()).toEqual({ dealership: NAME, revoked: 1 });
    expect(await revoke()).toEqual({ dealership: NAME, revoked: 0 });
    expect((await prepare()).vehicles).toHaveLength(2);
    expect(listCaoExclusions(context, {}).exclusions).toEqual([]);
    expect(listAuditEntries(context.reader, `dealership ${dealership.id}`)).toMatchObject([
      { action: 'revoke-cao-exclusion', detail: { vins: [] } },
      { action: 'revoke-cao-exclusion', detail: { vins: [FIRST] } },
      { action: 'exclude-from-cao', detail: { vins: [FIRST], reason: 'Sold to an employee', excluded: 1 } },
    ]);
  });

  it('can be made again after it was taken back, and keeps its first reason while it is in force', async () => {
    const { context } = await openLot();
    await excludeFromCao(context, SOLD);
    await revokeCaoExclusion(context, SOLD);
    await excludeFromCao(context, { ...SOLD, reason: 'Damaged' });
    const again = await excludeFromCao(context, { ...SOLD, vins: [FIRST, THIRD], reason: 'Another' });
    expect(again.excluded).toBe(1);
    const { exclusions } = listCaoExclusions(context, { name: NAME });
    expect(exclusions.map(({ vin, reason, fullName }) => [vin, reason, fullName])).toEqual([
      [THIRD, 'Another', null],
      [FIRST, 'Damaged', '2026 Zephyr Breeze GT'],
    ]);
    expect(listCaoExclusions(context, { name: 'Gale of Testville' }).exclusions).toEqual([]);
  });

  it.each([
    [{ reason: '  ' }, 'no-reason'],
    [{ vins: [SECOND, 'NOT-A-VIN'] }, 'wrong-vin'],
    [{ name: 'Nobody' }, 'unknown-dealership'],
  ])('refuses %j and changes nothing', async (change, code) => {
    const { context } = await openLot();
    expect(await problemOf(() => excludeFromCao(context, { ...SOLD, ...change }))).toMatchObject({ code });
    expect(listCaoExclusions(context, {}).exclusions).toEqual([]);
  });

  it('fails closed: when the exclusions cannot be read, no order is prepared', async () => {
    const { context, prepare } = await openLot();
    context.writer.exec('DROP TABLE cao_exclusions');
    await expect(prepare()).rejects.toThrow('no such table');
  });
});
