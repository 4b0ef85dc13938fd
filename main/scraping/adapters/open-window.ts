import type { PoliteBrowser, ScrapeContext } from '../adapter.ts';
import { ScrapeError } from '../scrape-error.ts';

/** The hidden window of this run. @throws ScrapeError `browser` in a door that has none */
export function openWindow({ browser }: Pick<ScrapeContext, 'browser'>): PoliteBrowser {
  if (browser !== null) return browser;
  throw new ScrapeError('browser', 'This site can only be read by the desktop application, which has a window for it.');
}
