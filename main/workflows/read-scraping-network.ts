import { readScrapingSettings } from '../database/scraping-settings.ts';
import type { SharedNetwork } from '../scraping/polite-http.ts';
import type { BackgroundContext } from './context.ts';

/** The network as it is used from now on: it says what this application is, and how the operator can be reached. */
export function readScrapingNetwork({ scraping, look, applicationVersion }: BackgroundContext): SharedNetwork {
  const contact = look(({ reader }) => readScrapingSettings(reader))
    .contact.replace(/[^\x20-\x7e]|[()]/g, '')
    .trim();
  const product = `SilverFoxOrders/${applicationVersion}`;
  const userAgent = contact === '' ? product : `${product} (${contact})`;
  return { ...scraping.network, politeness: { ...scraping.network.politeness, userAgent } };
}
