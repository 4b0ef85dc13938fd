import { describe, expect, it } from 'vitest';
import { ADAPTERS } from '../../main/scraping/adapter-registry.ts';
import { detectPlatform } from '../../main/scraping/adapters/detect-platform.ts';
import { recognizePlatform } from '../../main/scraping/find-platform.ts';
import { makeLot } from './make-lot.ts';
import { EVERY_PLATFORM } from './platforms/every-platform.ts';
import { ORIGIN } from './read-lot.ts';

const LOT = makeLot(3, 20);

/** A page of an invented site that bears its platform's marks. */
const PAGES: Readonly<Record<string, string>> = {
  dealeron: '/',
  dealercom: '/',
  dealerinspire: '/',
  teamvelocity: '/',
  dealereprocess: '/search/example/?av=in_stock&p=1',
};

describe('the platform of a page', () => {
  const told = EVERY_PLATFORM.filter(({ adapter, settings }) => PAGES[adapter.id] && settings.variant !== 'html');

  it.each(told)('$name is told by the marks that it leaves', ({ adapter, invent }) => {
    const [path = '', query = ''] = (PAGES[adapter.id] ?? '').split('?');
    const site = invent({ lot: LOT, origin: ORIGIN });
    const page = site({ method: 'GET', path, query: new URLSearchParams(query), headers: {}, body: '' })?.body ?? '';
    const [first] = detectPlatform(page);
    expect(first?.id).toBe(adapter.id);
    expect(first?.score).toBeGreaterThanOrEqual(0.8);
    expect(adapter.detect(page)).toBe(first?.score);
  });

  it('a DealerOn site that loads its pictures from Dealer.com is DealerOn', () => {
    const page = `<script src="/js/dealeron.js"></script><a href="searchnew.aspx">New</a>
      <img src="https://pictures.dealer.com/a.jpg"><script id="dealeron_tagging_data"></script>`;
    expect(detectPlatform(page).map(({ id }) => id)).toEqual(['dealeron', 'dealercom']);
  });

  it('a page with no mark comes from no platform', () => {
    expect(detectPlatform('<html><body>Welcome to Example Motors</body></html>')).toEqual([]);
    expect(detectPlatform('')).toEqual([]);
  });

  it('a vehicle page that only speaks schema.org can be read through the sitemap', () => {
    const page = '<script type="application/ld+json">{"vehicleIdentificationNumber": "1ZZ"}</script>';
    expect(detectPlatform(page)[0]?.id).toBe('schema-org');
  });

  it('a site that moved to a platform that nobody can read yet is told apart', () => {
    const [first] = detectPlatform('<wc-vehicle-card></wc-vehicle-card><a href="/VehicleDetails/used-1">x</a>');
    expect(first?.id).toBe('cdk-cobalt');
    expect(ADAPTERS.map(({ id }) => id)).not.toContain(first?.id);
    const page = '<wc-vehicle-card></wc-vehicle-card>';
    expect(recognizePlatform(page, ADAPTERS)).toEqual({ adapter: null, name: 'CDK Cobalt', certainty: 0.8 });
  });

  it('every platform has one way of being read', () => {
    const ids = ADAPTERS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(EVERY_PLATFORM.map(({ adapter }) => adapter.id))).toEqual(new Set(ids));
  });
});
