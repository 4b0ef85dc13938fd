import { type LotVehicle, makeLot } from '../scraping/make-lot.ts';
import { inventDealerCom } from '../scraping/platforms/dealercom-site.ts';
import { inventDealerInspire } from '../scraping/platforms/dealerinspire-site.ts';
import { inventDealerOn } from '../scraping/platforms/dealeron-site.ts';
import { type InventedSite, type ServedSite, serveSite } from '../scraping/serve-site.ts';
import type { Ask } from './workplace.ts';

/** A dealership whose website is played by a server of this machine. */
export interface PlayedWebsite {
  readonly dealership: string;
  readonly server: ServedSite;
  /** Replaces what stands on the lot. */
  show(lot: readonly LotVehicle[]): void;
}

/** Invented websites in place of three real ones, each on another platform. */
export interface PlayedWebsites {
  readonly porsche: PlayedWebsite;
  readonly lexus: PlayedWebsite;
  readonly mini: PlayedWebsite;
  /** The server that stands in, by host. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Sets the three dealerships to their invented websites. */
  arrange(ask: Ask): Promise<void>;
  close(): Promise<void>;
}

/** Vehicles on each lot at the beginning. */
export const LOT_SIZE = 40;

/** Plays the websites of three dealerships. */
export async function playWebsites(): Promise<PlayedWebsites> {
  const porsche = await play('Porsche St. Louis', 51, (lot) =>
    inventDealerOn({ lot, origin: 'https://www.porschestlouis.com' }),
  );
  const lexus = await play(
    'Spirit Lexus',
    52,
    (lot) => inventDealerInspire({ lot, origin: 'https://www.spiritlexus.com' }).site,
  );
  const mini = await play('Mini of St. Louis', 53, (lot) =>
    inventDealerCom({ lot, origin: 'https://www.miniofstlouis.com' }),
  );
  return {
    porsche,
    lexus,
    mini,
    hosts: {
      'www.porschestlouis.com': porsche.server.origin,
      'www.spiritlexus.com': lexus.server.origin,
      'invented01-dsn.algolia.net': lexus.server.origin,
      'www.miniofstlouis.com': mini.server.origin,
    },
    async arrange(ask) {
      await ask('changeScrapingSite', { name: porsche.dealership, patch: { adapter: 'dealeron', settings: {} } });
      await ask('changeScrapingSite', { name: lexus.dealership, patch: { settings: { pageSize: 10 } } });
      await ask('changeScrapingSite', { name: mini.dealership, patch: { settings: {} } });
    },
    async close() {
      for (const { server } of [porsche, lexus, mini]) await server.close();
    },
  };
}

async function play(
  dealership: string,
  seed: number,
  invent: (lot: readonly LotVehicle[]) => InventedSite,
): Promise<PlayedWebsite> {
  let site = invent(makeLot(seed, LOT_SIZE));
  const server = await serveSite((request) => site(request));
  return {
    dealership,
    server,
    show(lot) {
      site = invent(lot);
    },
  };
}
