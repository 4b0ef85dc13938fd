import { describe, expect, it } from 'vitest';
import { REAL_CLOCK } from '../../main/scraping/clock.ts';
import { browseWith, type OpenPage } from '../../main/scraping/polite-browser.ts';
import { makeClient } from './polite-client.ts';
import { say, serveFaults } from './serve-faults.ts';

async function browse(openPage: OpenPage, robots = '') {
  const server = await serveFaults({ '/robots.txt': say(robots, 'text/plain') });
  const { http } = makeClient(server.origin, { clock: REAL_CLOCK });
  const { signal } = new AbortController();
  return { http, browser: browseWith(openPage)({ hosts: ['dealer.example'], http, signal }) };
}

const PAGE = 'https://www.dealer.example/cars';
const SHOWN: OpenPage = async ({ url }) => ({ url, html: '<html>cars</html>', isWhole: true });

describe('the polite browser', () => {
  it('opens a page in its turn, counts it, and looks at robots.txt first', async () => {
    const { http, browser } = await browse(SHOWN);
    await expect(browser.read(PAGE, '.car')).resolves.toEqual({ url: PAGE, html: '<html>cars</html>' });
    expect(http.requests).toBe(2);
    const forbidden = await browse(SHOWN, 'User-agent: *\nDisallow: /');
    await expect(forbidden.browser.read(PAGE, '.car')).rejects.toMatchObject({ failure: 'blocked' });
  });

  it('opens nothing but the site', async () => {
    const { browser } = await browse(SHOWN);
    await expect(browser.read('https://evil.example/', '.car')).rejects.toMatchObject({ failure: 'changed' });
  });

  it('knows a challenge from a page that has changed', async () => {
    const challenge = '<html><title>Just a moment...</title></html>';
    const blocked = await browse(async ({ url }) => ({ url, html: challenge, isWhole: false }));
    await expect(blocked.browser.read(PAGE, '.car')).rejects.toMatchObject({ failure: 'blocked' });
    const changed = await browse(async ({ url }) => ({ url, html: '<html>news</html>', isWhole: false }));
    await expect(changed.browser.read(PAGE, '.car')).rejects.toMatchObject({ failure: 'changed' });
  });
});
