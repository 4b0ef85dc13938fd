import { describe, expect, it } from 'vitest';
import { listAuditEntries } from '../../main/database/audit.ts';
import { setDealership } from '../../main/workflows/set-dealership.ts';
import { setDealerships } from '../../main/workflows/set-dealerships.ts';
import { showDealership } from '../../main/workflows/show-dealership.ts';
import { addDealership, openShop } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const names = ['Alpha Motors', 'Beta Motors'];

async function openTwo() {
  const shop = await openShop();
  const alpha = await addDealership(shop, 'Alpha Motors', {
    output: { utm: { utm_source: 'shop' } },
    schedule: ['mon'],
  });
  const beta = await addDealership(shop, 'Beta Motors', { rules: { minYear: 2020 } });
  const show = () => names.map((name) => showDealership(shop.context, { name }).dealership);
  return { context: shop.context, alpha, beta, show };
}

describe('changing several dealerships', () => {
  it('gives each the change and an audit entry, and returns before and after', async () => {
    const { context, alpha, beta, show } = await openTwo();
    const patch = { orderType: 'maintenance', rules: { minYear: 2024 } };
    const { changes } = await setDealerships(context, { names, patch });
    expect(changes.map(({ before }) => before)).toEqual([alpha, beta]);
    expect(changes.map(({ after }) => after)).toEqual(show());
    expect(show()).toMatchObject([
      { orderType: 'maintenance', rules: { minYear: 2024 }, schedule: ['mon'] },
      { orderType: 'maintenance', rules: { minYear: 2024 } },
    ]);
    for (const { id } of [alpha, beta]) {
      expect(listAuditEntries(context.reader, `dealership ${id}`)).toMatchObject([{ action: 'set-dealership' }]);
    }
  });

  it('is taken back by the patches that it returns, keys that were not there before included', async () => {
    const { context, alpha, beta, show } = await openTwo();
    const patch = {
      output: { utm: { utm_source: 'window', utm_medium: 'print' }, linkBase: 'https://dealer.example' },
      schedule: [],
    };
    const { changes } = await setDealerships(context, { names, patch });
    expect(show()[1]?.output.utm).toEqual({ utm_source: 'window', utm_medium: 'print' });
    for (const { after, undo } of changes) await setDealership(context, { name: after.name, patch: undo });
    expect(show()).toEqual([alpha, beta]);
  });

  it('changes none when one of them cannot be changed', async () => {
    const { context, alpha, beta, show } = await openTwo();
    const patch = { isActive: false };
    const unknown = await problemOf(() => setDealerships(context, { names: [...names, 'Nobody'], patch }));
    expect(unknown?.code).toBe('unknown-dealership');
    const wrong = await problemOf(() => setDealerships(context, { names, patch: { rules: { minYear: 1 } } }));
    expect(wrong?.code).toBe('wrong-rules');
    expect(show()).toEqual([alpha, beta]);
  });
});
