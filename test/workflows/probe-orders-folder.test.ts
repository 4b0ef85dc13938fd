import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listAuditEntries } from '../../main/database/audit.ts';
import { MARKER_FILE } from '../../main/files/claim-orders-root.ts';
import { confirmOrdersFolder } from '../../main/workflows/confirm-orders-folder.ts';
import { previewPathMapping } from '../../main/workflows/preview-path-mapping.ts';
import { probeOrdersFolder } from '../../main/workflows/probe-orders-folder.ts';
import { openPublishedShop } from './open-published-shop.ts';
import { openShop } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

describe('probing the orders folder', () => {
  it('finds a folder that takes files, says how much room it has, and leaves nothing behind', async () => {
    const { context, orders } = await openShop();
    const probe = await probeOrdersFolder(context);
    expect(probe).toMatchObject({ folder: orders, isThere: true, isWritable: true, isUnmarked: false, failure: '' });
    expect(probe.freeBytes).toBeGreaterThan(0);
    expect(readdirSync(orders)).toEqual([]);
  });

  it('says that a chosen folder is gone', async () => {
    const { context, orders } = await openShop();
    rmSync(orders, { recursive: true });
    expect(await probeOrdersFolder(context)).toMatchObject({ isThere: false, isWritable: false, failure: 'ENOENT' });
  });

  it('takes a file of that name for no folder', async () => {
    const { context } = await openShop();
    const paths = { ...context.paths, orders: context.paths.database };
    expect(await probeOrdersFolder({ ...context, paths })).toMatchObject({ isThere: false, failure: 'ENOTDIR' });
  });

  it("lets the profile answer for the application's own folder, which comes with the first order", async () => {
    const { context } = await openShop();
    const orders = join(context.paths.data, 'orders');
    const probe = await probeOrdersFolder({ ...context, paths: { ...context.paths, orders } });
    expect(probe).toMatchObject({ folder: orders, isThere: true, isWritable: true });
    expect(existsSync(orders)).toBe(false);
  });
});

describe('an orders folder that has lost its marker', () => {
  it('is found, and is the right one again after somebody said so', async () => {
    const { context, orders } = (await openPublishedShop()).shop;
    rmSync(join(orders, MARKER_FILE));
    expect(await probeOrdersFolder(context)).toMatchObject({ isUnmarked: true });
    expect(await confirmOrdersFolder(context)).toEqual({ folder: orders });
    expect(await probeOrdersFolder(context)).toMatchObject({ isUnmarked: false });
    expect(listAuditEntries(context.reader, 'settings')[0]).toMatchObject({ action: 'confirm-orders-folder' });
  });

  it('cannot be confirmed while it is away', async () => {
    const { context, orders } = (await openPublishedShop()).shop;
    rmSync(orders, { recursive: true });
    expect((await problemOf(() => confirmOrdersFolder(context)))?.code).toBe('orders-folder-missing');
  });
});

describe('the sample of a path', () => {
  it('is what the Adobe workstation would read', async () => {
    const { context, orders } = await openShop();
    const { here, there } = previewPathMapping(context, { pathMapping: { from: orders, to: 'P:\\Orders' } });
    expect(here).toBe(join(orders, 'DEALERSHIP_CAO_20261124_064200', 'qr_codes', 'PICTURE.png'));
    expect(there).toBe('P:\\Orders\\DEALERSHIP_CAO_20261124_064200\\qr_codes\\PICTURE.png');
  });

  it.each([null, { from: '/elsewhere', to: '/Volumes/Orders' }])('stays as it is with %j', async (pathMapping) => {
    const { context } = await openShop();
    const { here, there } = previewPathMapping(context, { pathMapping });
    expect(there).toBe(here);
  });
});
