import { describe, expect, it } from 'vitest';
import { previewRules } from '../../main/workflows/preview-rules.ts';
import { showDealership } from '../../main/workflows/show-dealership.ts';
import { addDealership, logVins, makeVehicle, openShop, stockLots, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const NAME = 'Zephyr of Testville';
const [A = '', B = '', C = '', LOGGED = ''] = VINS;

async function openRules() {
  const shop = await openShop();
  const dealership = await addDealership(shop, NAME, { rules: { excludeMissingPrice: true } });
  await logVins(shop, dealership, [LOGGED]);
  await stockLots(shop, [
    [
      dealership,
      [makeVehicle(A), makeVehicle(B, { condition: 'po' }), makeVehicle(C, { price: null }), makeVehicle(LOGGED)],
    ],
  ]);
  return { context: shop.context, dealership };
}

describe('the effect of unsaved rules', () => {
  it('is shown beside that of the saved ones, and nothing is saved', async () => {
    const { context, dealership } = await openRules();
    const patch = { rules: { vehicleTypes: ['new'], excludeMissingPrice: false } };
    const { before, after } = previewRules(context, { name: NAME, patch });
    expect(before).toMatchObject({ feed: 4, toPrint: 2 });
    expect(after).toMatchObject({ feed: 4, toPrint: 2 });
    const left = (funnel: typeof after.funnel, step: string) => funnel.find((one) => one.step === step)?.remaining;
    expect([left(before.funnel, 'condition'), left(before.funnel, 'price')]).toEqual([4, 3]);
    expect([left(after.funnel, 'condition'), left(after.funnel, 'price')]).toEqual([3, 3]);
    expect(showDealership(context, { name: NAME }).dealership).toEqual(dealership);
  });

  it('is the same without a change', async () => {
    const { context } = await openRules();
    const { before, after } = previewRules(context, { name: NAME, patch: {} });
    expect(after).toEqual(before);
  });

  it.each([
    ['wrong-settings', { rules: { wishes: 1 } }],
    ['wrong-settings', { rules: { seasoningDays: 'many' } }],
    ['wrong-rules', { rules: { priceRangeMin: 2, priceRangeMax: 1 } }],
  ])('answers %s to rules that could not be saved', async (code, patch) => {
    const { context } = await openRules();
    expect((await problemOf(() => previewRules(context, { name: NAME, patch })))?.code).toBe(code);
  });
});
