import { describe, expect, it } from 'vitest';
import { DEFAULT_OUTPUT } from '../../main/core/dealership.ts';
import { fillOutput } from '../../main/core/fill-output.ts';
import { readQrContent } from '../../main/core/vehicle-link.ts';
import { makeVin } from './make-order.ts';

const SHOP = { utm: { utm_source: 'shop', utm_medium: 'window' }, linkBase: 'https://{site}/find' };

describe("the shop's choices for QR codes", () => {
  it('are added to those of a dealership, which wins where both say something', () => {
    const own = { ...DEFAULT_OUTPUT, utm: { UTM_Source: 'dealer' }, linkBase: 'https://own.example' };
    const filled = fillOutput(own, SHOP, 'dealer.example');
    expect(filled).toMatchObject({
      utm: { UTM_Source: 'dealer', utm_medium: 'window' },
      linkBase: 'https://own.example',
    });
    expect(Object.keys(filled.utm)).toHaveLength(2);
  });

  it('are left away where the dealership wants none of them', () => {
    const own = { ...DEFAULT_OUTPUT, useShopUtm: false };
    expect(fillOutput(own, SHOP, null).utm).toEqual({});
  });

  it.each([
    ['dealer.example', 'https://dealer.example/find'],
    [null, null],
  ])('lead to the website %s of the dealership', (site, linkBase) => {
    expect(fillOutput(DEFAULT_OUTPUT, SHOP, site).linkBase).toBe(linkBase);
  });

  it('come once and never over what the link has already', () => {
    const vin = makeVin(1);
    const output = fillOutput({ ...DEFAULT_OUTPUT, utm: { utm_medium: 'x', UTM_MEDIUM: 'y' } }, SHOP, null);
    const content = readQrContent({ vin, url: 'https://cars.example/1?UTM_SOURCE=feed' }, output);
    expect(content).toBe('https://cars.example/1?UTM_SOURCE=feed&utm_medium=x');
  });
});
