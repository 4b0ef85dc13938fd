import type { Weekday } from './dealership.ts';
import type { Listing } from './listing.ts';
import type { ScrapeOutcome } from './scrape-outcome.ts';

/** A dealership's postal address, as it is written into scraper files. */
export interface SiteAddress {
  readonly street: string;
  readonly locality: string;
  readonly postalCode: string;
  readonly region: string;
  readonly country: string;
}

/** What became of one site in a run. */
export interface ScrapingResult {
  readonly dealership: string;
  readonly outcome: ScrapeOutcome;
  /** What happened, in the operator's words; no VIN. */
  readonly message: string;
  /** `taken`: its vehicles are the dealership's. `held`: they wait for the operator. `kept`: the old ones stay. */
  readonly effect: 'taken' | 'held' | 'kept';
  /** UTC ISO instant. */
  readonly finishedAt: string;
  /** Vehicles that were read. */
  readonly rows: number;
  /** What the site itself says it has, or `null`. */
  readonly reportedTotal: number | null;
  readonly refusals: readonly { readonly reason: string; readonly count: number }[];
  /** Left out: vehicles of other dealerships on the same site, and sold ones. */
  readonly otherDealers: number;
  readonly sold: number;
  readonly pages: number;
  readonly requests: number;
  readonly durationMs: number;
  /** The platform that the site seems to be on now, when it is not the one that was set. */
  readonly looksLike: string | null;
}

/** Vehicles that were read and wait for the operator. */
export interface HeldVehicles {
  readonly rows: number;
  readonly outcome: ScrapeOutcome;
  readonly message: string;
  readonly finishedAt: string;
}

/** How fresh a dealership's vehicles are: `stale` ones are worth a warning before an order. */
export type Freshness = 'fresh' | 'ageing' | 'stale';

/** A dealership's website, how it is read, and what became of it last. */
export interface ScrapingSite {
  readonly dealership: string;
  /** `dealer.example`, or `null` when the dealership has no website here. */
  readonly host: string | null;
  readonly isEnabled: boolean;
  /** The platform's adapter, or `null` until one is chosen. */
  readonly adapter: string | null;
  readonly adapterName: string | null;
  /** It can be read by the desktop application alone. */
  readonly needsBrowser: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly address: SiteAddress;
  /** The newest result, whatever it was. */
  readonly last: ScrapingResult | null;
  /** When the vehicles that the inventory has were read, from the site or from a file; `null` without any. UTC ISO. */
  readonly dataFrom: string | null;
  readonly freshness: Freshness | null;
  /** Vehicles in the active inventory. */
  readonly vehicles: number;
  readonly held: HeldVehicles | null;
  /** The site is not asked before then. UTC ISO instant, or `null`. */
  readonly leftAloneUntil: string | null;
}

/** Something that can be set about a site, because the sites of its platform differ in it. */
export interface PlatformSetting {
  readonly name: string;
  /** `cosmos or html`, `integer`, `array`. */
  readonly values: string;
  /** In JSON, what it is when nothing is set; `null` without. */
  readonly usual: string | null;
  readonly isNeeded: boolean;
}

/** A platform that sites can be set to. */
export interface ScrapingPlatform {
  readonly id: string;
  readonly name: string;
  readonly needsBrowser: boolean;
  readonly settings: readonly PlatformSetting[];
}

/** One reading of one or more sites. */
export interface ScrapingRun {
  readonly id: number;
  readonly origin: 'operator' | 'schedule';
  readonly status: 'running' | 'done' | 'stopped' | 'interrupted' | 'failed';
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Scheduled times that passed before it while the application was not running. UTC ISO instants. */
  readonly missed: readonly string[];
  /** The import that its good results became, or `null`. */
  readonly importId: number | null;
  readonly failure: string | null;
  readonly results: readonly ScrapingResult[];
}

/** How far the reading of one site has come. */
export interface SiteProgress {
  readonly dealership: string;
  readonly state: 'waiting' | 'running' | 'done';
  readonly outcome: ScrapeOutcome | null;
  readonly message: string;
  readonly part: string;
  readonly page: number;
  readonly pages: number | null;
  readonly vehicles: number;
  /** What the site says it has, or `null`. */
  readonly total: number | null;
  readonly requests: number;
  /** UTC ISO instants, `null` before. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** A line of the console. No VINs. */
export interface ScrapingLine {
  /** Counted up; a line is told once. */
  readonly number: number;
  /** UTC ISO instant. */
  readonly at: string;
  /** `''` for a line about the whole run. */
  readonly dealership: string;
  readonly text: string;
}

/** The run that is under way, or the last one of this session. */
export interface ScrapingProgress {
  readonly isRunning: boolean;
  readonly isStopping: boolean;
  readonly origin: 'operator' | 'schedule';
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly sites: readonly SiteProgress[];
  /** The newest lines, the oldest of them first. */
  readonly lines: readonly ScrapingLine[];
}

/** What came back from one page of a website that was only tried. */
export interface ScrapingTrial {
  readonly outcome: ScrapeOutcome;
  readonly message: string;
  /** The first vehicles, as the website says them. */
  readonly listings: readonly Listing[];
  readonly rows: number;
  readonly reportedTotal: number | null;
  readonly refusals: readonly { readonly reason: string; readonly count: number }[];
  readonly otherDealers: number;
  readonly sold: number;
  readonly requests: number;
  readonly durationMs: number;
  /** The console of the trial. */
  readonly lines: readonly string[];
  /** The platform that the home page looks like, or `null`. */
  readonly platform: string | null;
}

/** The platform that a website's home page looks like. */
export interface FoundScrapingPlatform {
  readonly host: string;
  /** `null` when no platform that can be read is known by such a page. */
  readonly adapter: string | null;
  /** The platform's name, also of one that cannot be read; `null` when the page bears no known mark. */
  readonly adapterName: string | null;
  /** 0 to 1. */
  readonly certainty: number;
}

/** When sites are read by themselves. */
export interface ScrapingSchedule {
  readonly isEnabled: boolean;
  /** `HH:MM` on the wall clock. */
  readonly time: string;
  readonly days: readonly Weekday[];
}

/** How websites are read: the schedule, and how whoever runs a site can reach the operator. */
export interface ScrapingSettings {
  readonly schedule: ScrapingSchedule;
  /** An e-mail address or a web address that goes out with every request; `''` for none. */
  readonly contact: string;
}

/** The scraping as it is at this moment. */
export interface ScrapingState {
  /** The run that is under way, or the last one of this session; `null` before the first. */
  readonly progress: ScrapingProgress | null;
  readonly settings: ScrapingSettings;
  /** UTC ISO instant of the next scheduled run, or `null`. */
  readonly nextRunAt: string | null;
  /** Scheduled times that have passed and are not attended to yet. UTC ISO instants. */
  readonly overdue: readonly string[];
  /** Whether websites that need a window can be read here. */
  readonly canBrowse: boolean;
}

/** How old vehicles may be, in hours, before they count as ageing and as stale. */
const AGEING_AFTER = 26;
const STALE_AFTER = 50;

/** Says how fresh vehicles of some age are. */
export function judgeFreshness(hours: number): Freshness {
  if (hours < AGEING_AFTER) return 'fresh';
  return hours < STALE_AFTER ? 'ageing' : 'stale';
}
