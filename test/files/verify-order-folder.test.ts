import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishFolder } from '../../main/files/publish-folder.ts';
import { readOrderSummary } from '../../main/files/read-order-summary.ts';
import { verifyOrderFolder } from '../../main/files/verify-order-folder.ts';
import { writeOrderFolder } from '../../main/files/write-order-folder.ts';
import { makeVin } from '../core/make-order.ts';
import { makeInput, makeOrdersRoot } from './make-order-folder.ts';

/** The published folder of order 12. */
async function publish(): Promise<string> {
  const input = makeInput(makeOrdersRoot());
  await writeOrderFolder(input);
  return publishFolder(input);
}

/** `whole`, or the code of what is wrong with the folder. */
async function judge(folder: string, orderId = 12): Promise<string> {
  const verdict = await verifyOrderFolder(folder, orderId);
  return verdict.ok ? 'whole' : verdict.problem.code;
}

function changeSummary(folder: string, facts: Record<string, unknown>): void {
  const path = join(folder, 'order_summary.json');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...facts }));
}

describe('a published order folder', () => {
  it('is whole when it belongs to the order and every file is as it was written', async () => {
    const folder = await publish();
    const verdict = await verifyOrderFolder(folder, 12);
    expect(verdict).toMatchObject({ ok: true, value: { orderId: 12, orderNumber: '45175', counts: { vehicles: 3 } } });
  });

  it('stays whole when the Adobe operator saves artwork in it', async () => {
    const folder = await publish();
    writeFileSync(join(folder, 'adobe', 'artwork.ai'), 'x');
    expect(await judge(folder)).toBe('whole');
  });

  it('is not whole when a file is gone or changed, and says which', async () => {
    const folder = await publish();
    rmSync(join(folder, 'qr_codes', `${makeVin(2)}.png`));
    appendFileSync(join(folder, 'Serra_Honda_OFallon_vehicles.csv'), 'x');
    expect(await verifyOrderFolder(folder, 12)).toMatchObject({
      ok: false,
      problem: {
        code: 'order-folder-damaged',
        details: { files: ['Serra_Honda_OFallon_vehicles.csv', `qr_codes/${makeVin(2)}.png`] },
      },
    });
  });

  it('is foreign when it belongs to another order', async () => {
    expect(await judge(await publish(), 13)).toBe('order-folder-foreign');
  });

  it('is missing when it, or its summary, is not there', async () => {
    const folder = await publish();
    expect(await judge(join(folder, 'nowhere'))).toBe('order-folder-missing');
    rmSync(join(folder, 'order_summary.json'));
    expect(await judge(folder)).toBe('order-folder-missing');
  });

  it('is damaged when its summary is no JSON', async () => {
    const folder = await publish();
    writeFileSync(join(folder, 'order_summary.json'), 'half a {');
    expect(await judge(folder)).toBe('order-folder-damaged');
  });

  it.each([
    ['a later schema', { schemaVersion: 2 }],
    ['no order', { orderId: 'twelve' }],
    ['no files', { files: null }],
  ])('is damaged when its summary has %s', async (_, facts) => {
    const folder = await publish();
    changeSummary(folder, facts);
    expect(await judge(folder)).toBe('order-folder-damaged');
  });

  it.each(['../../secret', '/etc/passwd', 'qr_codes/../../x', 'C:\\x', 'a//b', ''])(
    'is damaged when its summary leads out of it to %j',
    async (path) => {
      const folder = await publish();
      changeSummary(folder, { files: [{ path, bytes: 1, sha256: 'a'.repeat(64) }] });
      expect(await judge(folder)).toBe('order-folder-damaged');
    },
  );

  it('may carry facts in its summary that this version does not know', async () => {
    const folder = await publish();
    changeSummary(folder, { printedOn: 'glass' });
    expect(await readOrderSummary(folder)).toMatchObject({ ok: true, value: { printedOn: 'glass' } });
  });
});
