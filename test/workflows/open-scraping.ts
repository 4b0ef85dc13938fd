import type { ScrapingProgress } from '../../main/core/scraping.ts';
import { inTransaction } from '../../main/database/open-database.ts';
import { writeScrapingSite } from '../../main/database/scraping-sites.ts';
import type { Adapter } from '../../main/scraping/adapter.ts';
import { REAL_CLOCK } from '../../main/scraping/clock.ts';
import type { SharedNetwork } from '../../main/scraping/polite-http.ts';
import type { BackgroundContext, WorkflowContext } from '../../main/workflows/context.ts';
import { ScrapingDesk } from '../../main/workflows/scraping-desk.ts';
import { makeNetwork } from '../scraping/polite-client.ts';
import { type Answer, type FaultServer, serveFaults } from '../scraping/serve-faults.ts';
import { SHELF } from '../scraping/shelf-adapter.ts';
import { addDealership, type Shop } from './open-shop.ts';

/** A shop that reads websites; servers of this machine stand in for them. */
export interface ScrapingShop {
  readonly context: BackgroundContext;
  readonly desk: ScrapingDesk;
  readonly announced: readonly ScrapingProgress[];
  /** The same with something else in its context. */
  with(change: Partial<WorkflowContext>): BackgroundContext;
}

/** Lets a shop read websites. */
export function openScraping(
  shop: Shop,
  routes: Readonly<Record<string, string>>,
  options: { readonly adapters?: readonly Adapter[]; readonly network?: Partial<SharedNetwork> } = {},
): ScrapingShop {
  const announced: ScrapingProgress[] = [];
  const desk = new ScrapingDesk({
    adapters: options.adapters ?? [SHELF],
    network: { ...makeNetwork('http://127.0.0.1:1', { clock: REAL_CLOCK, routes }), ...options.network },
    browser: null,
    announce: (progress) => announced.push(progress),
  });
  let lastTurn: Promise<unknown> = Promise.resolve();
  const make = (change: Partial<WorkflowContext> = {}): BackgroundContext => {
    const { reader: _reader, writer: _writer, ...rest } = shop.with(change);
    return {
      ...rest,
      scraping: desk,
      look: (work) => work(shop.with(change)),
      takeTurn(work) {
        const run = async () => work(shop.with(change));
        const turn = lastTurn.then(run, run);
        lastTurn = turn.catch(() => undefined);
        return turn;
      },
    };
  };
  return { desk, announced, context: make(), with: make };
}

/** Adds dealerships, each with a website of its own that a server stands in for. */
export async function addWebsites(
  shop: Shop,
  cars: Readonly<Record<string, Answer>>,
): Promise<{ readonly routes: Readonly<Record<string, string>>; readonly servers: ReadonlyMap<string, FaultServer> }> {
  const routes: Record<string, string> = {};
  const servers = new Map<string, FaultServer>();
  for (const [at, [name, answer]] of Object.entries(cars).entries()) {
    const host = `dealer-${at}.example`;
    const server = await serveFaults({ '/cars': answer });
    routes[`www.${host}`] = server.origin;
    servers.set(name, server);
    const { id } = await addDealership(shop, name, { site: host, scraperEnabled: true });
    await setUpSite(shop, id);
  }
  return { routes, servers };
}

/** Sets a dealership's website to the platform of the tests. */
export async function setUpSite(shop: Shop, dealershipId: number, adapter = 'shelf'): Promise<void> {
  const { writer } = shop.context;
  const address = {
    street: '1 Main "Old" St, Suite 2',
    locality: 'Testville',
    postalCode: '63011',
    region: 'MO',
    country: 'US',
  };
  await inTransaction(writer, () =>
    writeScrapingSite(writer, dealershipId, { adapter, settings: {}, address }, shop.context.now().toISOString()),
  );
}
