/**
 * main/scraping talks to websites, and is the only room that does: an adapter per platform in `adapters/`, and one
 * runner that owns loops, limits, outcomes and politeness. It stores nothing and knows no database.
 */
import type { z } from 'zod';
import type { Listing } from '../core/listing.ts';

/** How a request is made. The defaults are those of an ordinary page. */
export interface PoliteRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * What the answer has to be. JSON is read after a shorter pause than a page; an HTML page where JSON or XML is
   * expected is taken for a challenge (`blocked`) or a changed site (`changed`), never handed on.
   */
  readonly expects: 'html' | 'json' | 'xml' | 'text';
}

/** What came back, with a status of 2xx. */
export interface PoliteReply {
  readonly status: number;
  /** The address after redirects. */
  readonly url: string;
  readonly contentType: string;
  /** The body as text; the encoding was detected, gzip was unpacked, a byte order mark was taken off. */
  readonly text: string;
}

/**
 * The only way to the network. It waits for its turn at the host, keeps the pauses, obeys robots.txt, repeats what is
 * worth repeating, follows redirects to allowed hosts, and ends everything within a second of an abort.
 *
 * @throws ScrapeError with the HTTP status where there was one: `gone` (404, 410), `blocked` (401, 403, 451, a
 * challenge page, robots.txt), `changed` (another kind of content), `failed` (what stayed wrong after the retries),
 * `budget`. An adapter lets it pass, unless it knows another way in (a new key, another index).
 */
export interface PoliteHttp {
  read(url: string | URL, request: PoliteRequest): Promise<PoliteReply>;
}

/** The hidden window for sites that only a browser can read. It keeps the same turns and pauses. */
export interface PoliteBrowser {
  /** Opens a page of the site, waits until an element is there, and returns the page as HTML. @throws ScrapeError */
  read(url: string | URL, waitFor: string): Promise<{ readonly url: string; readonly html: string }>;
}

/** What an adapter gets to work with. */
export interface ScrapeContext {
  readonly http: PoliteHttp;
  /** `null` in doors that have no window: an adapter that needs one throws ScrapeError `browser`. */
  readonly browser: PoliteBrowser | null;
  /** Aborted when the operator stops the site, or when its time is over. Every own wait has to obey it. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** One line for the console on screen. No VINs. */
  readonly note: (line: string) => void;
  /** How many vehicles an adapter that makes a request per vehicle puts into one page; few when a site is only tried. */
  readonly batch: number;
}

/** A dealership's website, as its row in the database says. */
export interface ScrapedSite<Settings> {
  /** `dealer.example`, without `www`. */
  readonly host: string;
  /** `https://www.dealer.example`: what the site's own addresses begin with. */
  readonly origin: string;
  /** Checked by the adapter's own schema. */
  readonly settings: Settings;
}

/** A vehicle on a page that could not be taken. */
export interface ListingRefusal {
  /** For the operator, without a VIN: `The VIN is missing.` Equal reasons are counted together. */
  readonly reason: string;
}

/** One page of a lot. */
export interface ListedPage {
  /** The part of the lot that is paged through on its own: `new`, `used`, `all`. */
  readonly part: string;
  /** Counted from 1, within its part. */
  readonly page: number;
  /** What the site says about the whole part; `null` where it says nothing. Vehicles left out count in it. */
  readonly reportedTotal: number | null;
  readonly reportedPages: number | null;
  readonly listings: readonly Listing[];
  readonly refusals: readonly ListingRefusal[];
  /** Vehicles of other dealerships on a group's site, left out. */
  readonly otherDealers: number;
  /** Vehicles that the site shows as sold, left out. */
  readonly sold: number;
}

/** Reads one platform. It pages and takes apart; the runner decides when to stop and what the result is worth. */
export interface Adapter<Settings = unknown> {
  /** As it is stored: `dealeron`. */
  readonly id: string;
  /** As it is shown: `DealerOn`. */
  readonly name: string;
  readonly settings: z.ZodType<Settings>;
  readonly needsBrowser: boolean;
  /** Hosts beside the site's own that it may call, each with everything below it: `algolia.net`. */
  hosts(settings: Settings): readonly string[];
  /** How much a whole site costs: a request per page of vehicles, a request per vehicle, or a window. */
  budget(settings: Settings): 'pages' | 'vehicles' | 'browser';
  /** How surely a page of a site comes from this platform, 0 to 1. */
  detect(html: string): number;
  /**
   * The lot, page by page; the runner may stop asking at any page. @throws ScrapeError when it cannot go on; what was
   * handed over before is kept for the outcome.
   */
  pages(site: ScrapedSite<Settings>, context: ScrapeContext): AsyncIterable<ListedPage>;
}
