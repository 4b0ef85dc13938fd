import { ADAPTERS } from '../scraping/adapter-registry.ts';
import { REAL_CLOCK } from '../scraping/clock.ts';
import { HostTurns } from '../scraping/host-turns.ts';
import { browseWith, type OpenPage } from '../scraping/polite-browser.ts';
import { POLITENESS } from '../scraping/politeness.ts';
import { RobotsMemory } from '../scraping/robots.ts';
import { sendToStandIns, sendToWeb } from '../scraping/send-request.ts';
import { ScrapingDesk, type ScrapingDeskOptions } from './scraping-desk.ts';

export type { OpenedPage, PageToOpen } from '../scraping/polite-browser.ts';

/** Servers of this machine that stand in for websites; only tests have any. */
export interface StandIns {
  /** The origin that stands in, by host: `www.dealer.example` → `http://127.0.0.1:4711`. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Milliseconds between two requests, instead of the pauses that websites are given. */
  readonly gap?: number;
}

/** Opens the desk of an application: the real network, every adapter, and a window where the door has one. */
export function openScrapingDesk(options: {
  readonly openPage: OpenPage | null;
  readonly standIns: StandIns | undefined;
  readonly announce: ScrapingDeskOptions['announce'];
}): ScrapingDesk {
  const { openPage, standIns, announce } = options;
  const gap = standIns?.gap;
  const politeness = gap === undefined ? POLITENESS : { ...POLITENESS, gaps: { json: gap, page: gap, browser: gap } };
  const network = {
    politeness,
    clock: REAL_CLOCK,
    turns: new HostTurns(politeness, REAL_CLOCK),
    robots: new RobotsMemory(politeness.userAgent),
    transport: standIns === undefined ? sendToWeb : sendToStandIns(standIns.hosts),
  };
  return new ScrapingDesk({ adapters: ADAPTERS, network, browser: openPage && browseWith(openPage), announce });
}
