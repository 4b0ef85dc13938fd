import { describe, expect, it } from 'vitest';
import { decodeQrPng } from '../../main/files/decode-qr-png.ts';
import { changeSettings } from '../../main/workflows/change-settings.ts';
import { orderDealerships } from '../../main/workflows/order-dealerships.ts';
import { readQrCodes } from '../../main/workflows/read-qr-codes.ts';
import { testScan } from '../../main/workflows/test-scan.ts';
import { addDealership, logVins, makeVehicle, openShop, type Shop, stockLots, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const NAME = 'Alpha Motors';
const [VIN = ''] = VINS;
const qr = { utm: { utm_source: 'silverfox' }, linkBase: 'https://{site}' };

async function openScan(): Promise<Shop> {
  const shop = await openShop();
  const dealership = await addDealership(shop, NAME, { site: 'alpha.example' });
  await logVins(shop, dealership, VINS.slice(200, 201));
  await stockLots(shop, [[dealership, [makeVehicle(VIN, { url: 'https://alpha.example/1?a=b' })]]]);
  return shop;
}

describe('the scan test', () => {
  it('draws real codes with the choices as they would be saved, and says what they read and how large they print', async () => {
    const shop = await openScan();
    const { dealership, codes } = testScan(shop.context, { qr });
    expect(dealership).toBe(NAME);
    expect(codes.map(({ kind, content, opens }) => [kind, content, opens])).toEqual([
      ['inventory', 'https://alpha.example/1?a=b&utm_source=silverfox', true],
      ['list', `https://alpha.example/vehicle/${VIN}?utm_source=silverfox`, true],
    ]);
    for (const { png, decoded, content, size } of codes) {
      expect(decoded).toBe(content);
      expect(decodeQrPng(Buffer.from(png, 'base64'))).toBe(content);
      expect(size.picture).toBeCloseTo(32.85, 1);
      expect(size.code).toBeLessThan(size.picture);
      expect(size.code).toBeCloseTo(size.modules * size.module, 0);
    }
  });

  it('says that a vehicle which is only a VIN opens nothing without a link base', async () => {
    const shop = await openScan();
    const [, listed] = testScan(shop.context, { name: NAME }).codes;
    expect(listed).toMatchObject({ kind: 'list', content: VIN, decoded: VIN, opens: false });
  });

  it('lets a dealership leave the choices of the shop away', async () => {
    const shop = await openScan();
    const output = { utm: { utm_campaign: 'x' }, useShopUtm: false, linkBase: null };
    const [code] = testScan(shop.context, { name: NAME, output, qr }).codes;
    expect(code?.content).toBe('https://alpha.example/1?a=b&utm_campaign=x');
  });

  it('shows what orders then have', async () => {
    const shop = await openScan();
    await changeSettings(shop.context, { patch: { qr } });
    const [tried] = testScan(shop.context, {}).codes;
    const { orders } = await orderDealerships(shop.context, { type: 'cao', names: [NAME] });
    const { codes } = readQrCodes(shop.context, { id: orders[0]?.id ?? 0 });
    expect(codes.map(({ content, png }) => [content, png])).toEqual([[tried?.content, tried?.png]]);
  });

  it('needs a vehicle', async () => {
    const shop = await openShop();
    await addDealership(shop, NAME);
    expect(await problemOf(() => testScan(shop.context, {}))).toMatchObject({ code: 'no-vehicle' });
  });
});
