import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type OrderDisk, REAL_DISK } from '../../main/files/order-disk.ts';
import { publishFolder } from '../../main/files/publish-folder.ts';
import { renumberOrderFolder } from '../../main/files/renumber-order-folder.ts';
import { verifyOrderFolder } from '../../main/files/verify-order-folder.ts';
import { writeOrderFolder } from '../../main/files/write-order-folder.ts';
import { listTree, makeDiskError, makeInput, makeOrdersRoot, readProblem } from './make-order-folder.ts';

const BILLING = 'Serra_Honda_OFallon_billing.csv';

async function publish(): Promise<string> {
  const input = makeInput(makeOrdersRoot());
  await writeOrderFolder(input);
  return publishFolder(input);
}

function readBilling(folder: string): string {
  return readFileSync(join(folder, BILLING), 'utf8');
}

describe('changing an order number', () => {
  it('changes the summary and the billing sheet, and the folder stays whole', async () => {
    const folder = await publish();
    const [tree, billing] = [listTree(folder), readBilling(folder)];
    await renumberOrderFolder(folder, '45200');
    expect(readBilling(folder)).toBe(billing.replace('45175', '45200'));
    expect(await verifyOrderFolder(folder, 12)).toMatchObject({ ok: true, value: { orderNumber: '45200' } });
    expect(listTree(folder)).toEqual(tree);
  });

  it('may take the number away and give it again', async () => {
    const folder = await publish();
    const before = readFileSync(join(folder, 'order_summary.json'), 'utf8');
    await renumberOrderFolder(folder, null);
    expect(readBilling(folder)).toMatch(/^Order,\r\n/);
    await renumberOrderFolder(folder, '45175');
    expect(readFileSync(join(folder, 'order_summary.json'), 'utf8')).toBe(before);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'orders-folder-read-only'],
  ])('changes nothing when the disk says %s', async (errorCode, code) => {
    const folder = await publish();
    const [tree, billing] = [listTree(folder), readBilling(folder)];
    const disk: OrderDisk = {
      ...REAL_DISK,
      writeFile: async (path, bytes) => {
        if (basename(path).startsWith('order_summary')) throw makeDiskError(errorCode);
        await REAL_DISK.writeFile(path, bytes);
      },
    };
    expect(await readProblem(renumberOrderFolder(folder, '45200', { disk }))).toBe(code);
    expect([listTree(folder), readBilling(folder)]).toEqual([tree, billing]);
    expect(await verifyOrderFolder(folder, 12)).toMatchObject({ ok: true, value: { orderNumber: '45175' } });
  });

  it('is finished by doing it again when a file was open in another program', async () => {
    const folder = await publish();
    const disk: OrderDisk = {
      ...REAL_DISK,
      rename: async (from, to) => {
        if (basename(to) === 'order_summary.json') throw makeDiskError('EBUSY');
        await REAL_DISK.rename(from, to);
      },
      wait: async () => undefined,
    };
    expect(await readProblem(renumberOrderFolder(folder, '45200', { disk }))).toBe('file-in-use');
    await renumberOrderFolder(folder, '45200');
    expect(await verifyOrderFolder(folder, 12)).toMatchObject({ ok: true, value: { orderNumber: '45200' } });
  });

  it.each(['EPERM', 'EBUSY', 'EACCES'])(
    'waits for a virus scanner that says %s, until it is cancelled',
    async (code) => {
      const folder = await publish();
      let refusals = 3;
      const waits: number[] = [];
      const disk: OrderDisk = {
        ...REAL_DISK,
        rename: async (from, to) => {
          refusals -= 1;
          if (refusals >= 0) throw makeDiskError(code);
          await REAL_DISK.rename(from, to);
        },
        wait: async (milliseconds) => void waits.push(milliseconds),
      };
      await renumberOrderFolder(folder, '45200', { disk });
      expect(waits).toEqual([50, 100, 200]);
      expect(await verifyOrderFolder(folder, 12)).toMatchObject({ ok: true, value: { orderNumber: '45200' } });
      refusals = Number.POSITIVE_INFINITY;
      const signal = AbortSignal.abort(new Error('The operator cancelled.'));
      await expect(renumberOrderFolder(folder, '1', { disk, signal })).rejects.toThrow('The operator cancelled.');
    },
  );

  it('refuses a folder whose billing sheet is gone or no longer ours', async () => {
    const folder = await publish();
    writeFileSync(join(folder, BILLING), 'something else\r\n');
    expect(await readProblem(renumberOrderFolder(folder, '45200'))).toBe('order-folder-damaged');
    rmSync(join(folder, BILLING));
    expect(await readProblem(renumberOrderFolder(folder, '45200'))).toBe('order-folder-damaged');
  });

  it('refuses a folder that is not there', async () => {
    expect(await readProblem(renumberOrderFolder(join(makeOrdersRoot(), 'x'), '1'))).toBe('order-folder-missing');
  });
});
