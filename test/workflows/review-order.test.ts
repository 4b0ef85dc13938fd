import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeQrPng } from '../../main/files/decode-qr-png.ts';
import { addRunSheetRow } from '../../main/workflows/add-run-sheet-row.ts';
import { prepareRunSheetRow } from '../../main/workflows/prepare-run-sheet-row.ts';
import { prepareSingleOrder } from '../../main/workflows/prepare-single-order.ts';
import { previewOrderFiles } from '../../main/workflows/preview-order-files.ts';
import { publishOrder } from '../../main/workflows/publish-order.ts';
import { readQrCodes } from '../../main/workflows/read-qr-codes.ts';
import { reviewOrder } from '../../main/workflows/review-order.ts';
import { addDealership, logVins, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const NAME = 'Zephyr of Testville';
const [A = '', B = '', HELD = '', LOGGED = '', PASTED = ''] = VINS;

async function openDraft(
  type: 'cao' | 'list' | 'maintenance',
  text = '',
): Promise<{ readonly shop: Shop; readonly id: number }> {
  const shop = await openShop();
  const dealership = await addDealership(shop, NAME, { output: { utm: { utm_source: 'window' } } });
  await logVins(shop, dealership, [LOGGED], '44000');
  await stockLots(shop, [
    [
      dealership,
      [
        makeVehicle(A, { stock: null, trim: 'Élan', url: null }),
        makeVehicle(B, { condition: 'po', price: null }),
        makeVehicle(HELD, { lotStatus: 'In Transit', inStockOn: '2026-11-20' }),
        makeVehicle(LOGGED),
      ],
    ],
  ]);
  const rules = { excludeMissingStock: false };
  shop.context.writer
    .prepare('UPDATE dealership_configs SET filtering_rules = json_patch(filtering_rules, ?)')
    .run(JSON.stringify(rules));
  const { order } = await prepareSingleOrder(shop.context, { name: NAME, type, text, number: '45175' });
  if (!order) throw new Error('There is something to print.');
  return { shop, id: order.id };
}

describe('the review of an order', () => {
  it('accounts for every vehicle of the feed, with what there is to look at', async () => {
    const { shop, id } = await openDraft('cao');
    const { order } = reviewOrder(shop.context, { id });
    expect(order).toMatchObject({ id, status: 'draft', number: '45175', originals: {}, undo: null, redo: null });
    expect(order.contents.map(({ vin }) => vin)).toEqual([A, B]);
    expect(order.heldBackVehicles).toMatchObject([
      {
        vin: HELD,
        reason: 'on-the-lot',
        message: 'In Transit is off the lot.',
        vehicle: { year: 2026, lotStatus: 'In Transit', inStockOn: '2026-11-20', price: 22500 },
      },
    ]);
    expect(order.alreadyOrderedVehicles).toMatchObject([
      { vin: LOGGED, orderNumber: '44000', vehicle: { vin: LOGGED } },
    ]);
    expect(order.checks.map(({ vin, code }) => [vin, code])).toEqual([
      [A, 'missing-stock'],
      [A, 'missing-url'],
      [B, 'missing-price'],
    ]);
    expect(order.billing.totals).toMatchObject({ new: 1, po: 1, ordered: 2, produced: 2, notOnWebsite: 0 });
  });

  it('of a LIST shows what was ordered before among both, with the earlier order', async () => {
    const { shop, id } = await openDraft('list', `${LOGGED} ${PASTED}`);
    const { order } = reviewOrder(shop.context, { id });
    expect(order.contents.map(({ vin }) => vin)).toEqual([LOGGED, PASTED]);
    expect(order.alreadyOrderedVehicles).toMatchObject([{ vin: LOGGED, orderNumber: '44000' }]);
    expect(order.billing).toMatchObject({ totals: { duplicates: 1 }, notOnWebsite: [PASTED] });
    await publishOrder(shop.context, { id });
    expect(reviewOrder(shop.context, { id }).order.alreadyOrderedVehicles).toMatchObject([{ orderNumber: '44000' }]);
  });

  it('knows the day of the run sheet on which it stands, if it is on one', async () => {
    const { shop, id } = await openDraft('cao');
    expect(reviewOrder(shop.context, { id }).order.sheetDate).toBeNull();
    const { rows } = await addRunSheetRow(shop.context, { date: '2026-11-26', name: NAME });
    const { order } = await prepareRunSheetRow(shop.context, { id: rows[0]?.id ?? 0 });
    expect(reviewOrder(shop.context, { id: order?.id ?? 0 }).order.sheetDate).toBe('2026-11-26');
  });

  it('is refused for an order that is not there', async () => {
    const { context } = await openShop();
    for (const read of [reviewOrder, previewOrderFiles, readQrCodes]) {
      expect((await problemOf(() => read(context, { id: 7 })))?.code).toBe('unknown-order');
    }
  });
});

describe('the preview of the files', () => {
  it('is byte for byte what publishing writes', async () => {
    const { shop, id } = await openDraft('maintenance', PASTED);
    const preview = previewOrderFiles(shop.context, { id });
    const { order } = await publishOrder(shop.context, { id });
    expect(preview.folder).toBe(order.folder);
    expect(preview.files.map(({ path }) => path)).toEqual([
      'Zephyr_of_Testville_vehicles.csv',
      expect.stringMatching(/^adobe\/.*\.csv$/),
      expect.stringMatching(/^adobe\/.*\.txt$/),
      'Zephyr_of_Testville_billing.csv',
    ]);
    for (const { path, text, encoding } of preview.files) {
      expect(readFileSync(join(preview.folder, path))).toEqual(Buffer.from(text, encoding));
    }
    const later = shop.with({ now: () => new Date(2027, 0, 1) });
    expect(previewOrderFiles(later, { id })).toEqual(preview);
  });
});

describe('the QR codes of an order', () => {
  it('are the pictures that publishing writes, each with what it says', async () => {
    const { shop, id } = await openDraft('cao');
    const { total, codes } = readQrCodes(shop.context, { id });
    expect(total).toBe(2);
    expect(codes.map(({ vin, content, decoded }) => [vin, content, decoded])).toEqual([
      [A, A, A],
      [B, `https://dealer.example/${B}?utm_source=window`, `https://dealer.example/${B}?utm_source=window`],
    ]);
    const { order } = await publishOrder(shop.context, { id });
    for (const { vin, png, content } of codes) {
      const picture = Buffer.from(png, 'base64');
      expect(readFileSync(join(order.folder ?? '', 'qr_codes', `${vin}.png`))).toEqual(picture);
      expect(decodeQrPng(picture)).toBe(content);
    }
  });

  it('come a page at a time', async () => {
    const { shop, id } = await openDraft('cao');
    const page = readQrCodes(shop.context, { id, offset: 1, limit: 1 });
    expect([page.total, page.codes.map(({ vin }) => vin)]).toEqual([2, [B]]);
    expect(readQrCodes(shop.context, { id, offset: 2 }).codes).toEqual([]);
  });
});
