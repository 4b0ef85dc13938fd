import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OUTPUT } from '../../main/core/dealership.ts';
import { readQrContent, readVehicleLink } from '../../main/core/vehicle-link.ts';
import { ANY_CHARACTER } from './any-character.ts';
import { makeVin } from './make-order.ts';

const vin = makeVin(1);
const utm = { utm_source: 'SilverFox', utm_medium: 'VDP ShortCut' };
const ADDED = 'utm_source=SilverFox&utm_medium=VDP%20ShortCut';

describe('what a QR code says', () => {
  it.each([
    ['https://cars.example/used/1', 'https://cars.example/used/1'],
    ['  http://cars.example/used/1 ', 'http://cars.example/used/1'],
    ['HTTPS://CARS.EXAMPLE/1', 'HTTPS://CARS.EXAMPLE/1'],
    ['https://cars.example/used car/é', 'https://cars.example/used%20car/%C3%A9'],
    ['https://cars.example/a\r\nb', 'https://cars.example/a%0D%0Ab'],
  ])('is the link %j', (url, content) => {
    expect(readQrContent({ vin, url }, DEFAULT_OUTPUT)).toBe(content);
  });

  it.each([
    [null],
    [''],
    ['/vehicle/X'],
    ['javascript:alert(1)'],
    ['https://'],
    ['https:///x'],
    ['www.cars.example'],
    ['ftp://cars.example/1'],
  ])('is the VIN when the link is %j', (url) => {
    expect(readQrContent({ vin, url }, { ...DEFAULT_OUTPUT, utm })).toBe(vin);
  });

  it.each([
    ['https://cars.example/', `https://cars.example/vehicle/${vin}`],
    ['https://cars.example/find', `https://cars.example/find/vehicle/${vin}`],
    ['cars.example', vin],
  ])('makes a LIST placeholder absolute with the link base %s', (linkBase, content) => {
    expect(readQrContent({ vin, url: `/vehicle/${vin}` }, { ...DEFAULT_OUTPUT, linkBase })).toBe(content);
  });

  it('never lets a link that names its own host slip under the link base', () => {
    expect(readVehicleLink({ url: '//evil.example/x' }, { linkBase: 'https://cars.example' })).toBeNull();
  });

  it.each([
    ['https://c.example/1', `https://c.example/1?${ADDED}`],
    ['https://c.example/1?', `https://c.example/1?${ADDED}`],
    ['https://c.example/1?a=b', `https://c.example/1?a=b&${ADDED}`],
    ['https://c.example/1?a=b&', `https://c.example/1?a=b&${ADDED}`],
    ['https://c.example/1#photos', `https://c.example/1?${ADDED}#photos`],
    ['https://c.example/1?a=b#p?q', `https://c.example/1?a=b&${ADDED}#p?q`],
    ['https://c.example/1?utm_source=own', 'https://c.example/1?utm_source=own&utm_medium=VDP%20ShortCut'],
    ['https://c.example/1?UTM_Source=own&utm%5Fmedium=x', 'https://c.example/1?UTM_Source=own&utm%5Fmedium=x'],
    ['https://c.example/1?utm_source', 'https://c.example/1?utm_source&utm_medium=VDP%20ShortCut'],
    ['https://c.example/1?100%=x', `https://c.example/1?100%=x&${ADDED}`],
  ])('adds the UTM keys to %s, never twice, never over others', (url, content) => {
    const output = { ...DEFAULT_OUTPUT, utm };
    expect(readQrContent({ vin, url }, output)).toBe(content);
    expect(readQrContent({ vin, url: content }, output)).toBe(content);
  });

  it('is printable ASCII whatever the link and the keys are', () => {
    fc.assert(
      fc.property(fc.string({ unit: ANY_CHARACTER }), fc.string({ unit: ANY_CHARACTER }), (path, value) => {
        const content = readQrContent(
          { vin, url: `https://c.example/${path}` },
          { ...DEFAULT_OUTPUT, utm: { [value]: value } },
        );
        expect(content).toMatch(/^https:\/\/c\.example\/[\x21-\x7e]*$/);
      }),
      { seed: 45175 },
    );
  });
});
