import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../main/core/settings.ts';
import { listAuditEntries } from '../../main/database/audit.ts';
import { changeSettings } from '../../main/workflows/change-settings.ts';
import { findPathMapping } from '../../main/workflows/find-destination.ts';
import { readSettings } from '../../main/workflows/read-settings.ts';
import { openShop } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

describe('the settings of the workstation', () => {
  it("are the application's own folder and no mapping until they are chosen", async () => {
    const { context } = await openShop();
    expect(readSettings(context).settings).toEqual(DEFAULT_SETTINGS);
  });

  it('change one at a time, are audited, and can be taken back', async () => {
    const { context, orders } = await openShop();
    const pathMapping = { from: orders, to: '/Volumes/Orders' };
    await changeSettings(context, { patch: { ordersFolder: orders } });
    const { settings } = await changeSettings(context, { patch: { pathMapping } });
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, ordersFolder: orders, pathMapping });
    expect(readSettings(context).settings).toEqual(settings);
    expect(findPathMapping(context.reader, orders)).toEqual(pathMapping);
    expect(listAuditEntries(context.reader, 'settings')[0]).toMatchObject({
      action: 'change-settings',
      detail: { before: { pathMapping: null }, after: { pathMapping } },
    });
    await changeSettings(context, { patch: { ordersFolder: null, pathMapping: null } });
    expect(readSettings(context).settings).toEqual(DEFAULT_SETTINGS);
  });

  it('take the orders folder from a dialog of the desktop', async () => {
    const { context, orders } = await openShop();
    const { settings } = await changeSettings(context, { patch: { ordersFolder: { path: orders } } });
    expect(settings.ordersFolder).toBe(orders);
  });

  it.each(['orders', '../orders'])('refuse the relative orders folder %s', async (ordersFolder) => {
    const { context } = await openShop();
    const problem = await problemOf(() => changeSettings(context, { patch: { ordersFolder } }));
    expect(problem?.code).toBe('orders-folder-missing');
  });

  it('refuse an orders folder that is not there or is a file, and change nothing', async () => {
    const { context } = await openShop();
    for (const ordersFolder of [join(context.paths.data, 'nowhere'), context.paths.database]) {
      const problem = await problemOf(() => changeSettings(context, { patch: { ordersFolder } }));
      expect(problem).toMatchObject({ code: 'orders-folder-missing', details: { ordersFolder } });
    }
    expect(readSettings(context).settings.ordersFolder).toBeNull();
  });
});
