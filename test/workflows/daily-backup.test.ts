import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { backUpDaily } from '../../main/workflows/do-daily-chores.ts';
import { addDealership, makeVehicle, NOON, openShop, stockLots, VINS } from './open-shop.ts';

const DAY = 86_400_000;

describe('the backup of the day', () => {
  it('is made once a day, also after a clock that was a year ahead has been put right', async () => {
    const shop = await openShop();
    const dealership = await addDealership(shop, 'Zephyr of Testville');
    await stockLots(shop, [[dealership, [makeVehicle(VINS[0] ?? '')]]]);
    const backUpAt = (time: number) => backUpDaily(shop.with({ now: () => new Date(time) }));
    const count = () => readdirSync(shop.context.paths.backups).length;
    await backUpAt(NOON.getTime() + 365 * DAY);
    expect(count()).toBe(1);
    await backUpAt(NOON.getTime());
    expect(count()).toBe(2);
    await backUpAt(NOON.getTime() + DAY / 2);
    expect(count()).toBe(2);
    await backUpAt(NOON.getTime() + DAY);
    expect(count()).toBe(3);
  });
});
