import type { ImportReport } from '../../main/core/import-report.ts';
import type {
  FoundScrapingPlatform,
  ScrapingPlatform,
  ScrapingRun,
  ScrapingSchedule,
  ScrapingSettings,
  ScrapingSite,
  ScrapingState,
  ScrapingTrial,
  SiteAddress,
} from '../../main/core/scraping.ts';
import type { ByName, ByNames, Nothing } from './words.ts';

/** Which websites a run reads: by the dealerships' names, all that are switched on, or those of them that are due. */
export interface RunScrapersInput {
  readonly names?: readonly string[];
  readonly all?: boolean;
  readonly due?: boolean;
  /** Reads and says what became of it; nothing is stored. */
  readonly dryRun?: boolean;
}

/** What is changed of a website; what is left out stays. */
export interface ScrapingSitePatch {
  readonly isEnabled?: boolean;
  /** As it is typed or pasted; `null` when the dealership has no website. */
  readonly host?: string | null;
  /** A platform's id; `null` when none is chosen. */
  readonly adapter?: string | null;
  /** What is particular about the site; each platform has its own. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly address?: SiteAddress;
}

/** The dealerships' websites. */
export interface ScrapingCalls {
  listScrapingSites(input: Nothing): {
    readonly sites: readonly ScrapingSite[];
    readonly platforms: readonly ScrapingPlatform[];
  };
  changeScrapingSite(input: ByName & { readonly patch: ScrapingSitePatch }): { readonly site: ScrapingSite };
  /** Reads one page of a website, with unsaved changes if there are any. Nothing is stored. */
  tryScrapingSite(
    input: ByName & {
      readonly host?: string;
      readonly adapter?: string;
      readonly settings?: Readonly<Record<string, unknown>>;
    },
  ): ScrapingTrial;
  /** Which platform the home page of a website looks like. */
  detectScrapingPlatform(input: ByName & { readonly host?: string }): FoundScrapingPlatform;
  /**
   * Reads websites and imports what is good, beside all other calls. One run at a time: it is refused with
   * `scraping-is-running` while there is another. `DoorEvent` tells how far it has come.
   */
  runScrapers(input: RunScrapersInput): { readonly run: ScrapingRun };
  /** Stops the run that is under way, whoever began it. */
  stopScraping(input: Nothing): { readonly stopped: boolean };
  readScraping(input: Nothing): ScrapingState;
  /** The newest runs, the newest first. */
  listScrapingRuns(input: { readonly limit?: number }): { readonly runs: readonly ScrapingRun[] };
  /** What taking held vehicles would bring, done for real and rolled back. */
  previewScraped(input: ByNames): ImportReport;
  /** Takes the held vehicles of these dealerships as their own, in one import. */
  acceptScraped(input: ByNames): ImportReport;
  discardScraped(input: ByNames): { readonly discarded: number };
  changeScrapingSettings(input: {
    readonly patch: { readonly schedule?: ScrapingSchedule; readonly contact?: string };
  }): { readonly settings: ScrapingSettings };
}
