import { ProblemError } from '../core/problem.ts';
import type { ScrapeOutcome } from '../core/scrape-outcome.ts';
import type { ScrapingLine, ScrapingProgress, SiteProgress } from '../core/scraping.ts';
import type { Adapter } from '../scraping/adapter.ts';
import type { SharedNetwork } from '../scraping/polite-http.ts';
import type { MakeBrowser } from '../scraping/read-site.ts';

/** What the scraping workflows share from the start of the application to its end. */
export interface ScrapingDeskOptions {
  readonly adapters: readonly Adapter[];
  readonly network: SharedNetwork;
  /** `null` in doors that have no window of their own. */
  readonly browser: MakeBrowser | null;
  /** Tells every door how far the run has come. */
  readonly announce: (progress: ScrapingProgress) => void;
}

/** Lines of the console that are kept. */
const KEPT_LINES = 400;
/** Milliseconds between two announcements. */
const ANNOUNCE_EVERY = 250;

/** Where the one run that may be under way is watched and stopped. */
export class ScrapingDesk {
  readonly adapters: readonly Adapter[];
  readonly network: SharedNetwork;
  readonly browser: MakeBrowser | null;
  readonly #announce: (progress: ScrapingProgress) => void;
  #progress: ScrapingProgress | null = null;
  #stop: AbortController | null = null;
  #lastLine = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: ScrapingDeskOptions) {
    this.adapters = options.adapters;
    this.network = options.network;
    this.browser = options.browser;
    this.#announce = options.announce;
  }

  /** The run that is under way, or the last one of this session; `null` before the first. */
  get progress(): ScrapingProgress | null {
    return this.#progress;
  }

  /**
   * Begins a run; its signal is aborted when somebody stops it, or when `signal` is.
   *
   * @throws ProblemError `scraping-is-running`
   */
  begin(origin: ScrapingProgress['origin'], signal: AbortSignal): AbortSignal {
    if (this.#progress?.isRunning) {
      const message = 'Websites are being read already. Nothing was begun. Wait for that run, or stop it.';
      throw new ProblemError('scraping-is-running', message);
    }
    this.#stop = new AbortController();
    const startedAt = this.#now();
    this.#progress = { isRunning: true, isStopping: false, origin, startedAt, endedAt: null, sites: [], lines: [] };
    return AbortSignal.any([signal, this.#stop.signal]);
  }

  setSites(names: readonly string[]): void {
    this.#change({ sites: names.map((dealership) => ({ ...WAITING, dealership })) });
  }

  changeSite(dealership: string, change: Partial<SiteProgress>): void {
    const sites = this.#progress?.sites ?? [];
    this.#change({ sites: sites.map((site) => (site.dealership === dealership ? { ...site, ...change } : site)) });
  }

  endSite(dealership: string, outcome: ScrapeOutcome, message: string): void {
    this.changeSite(dealership, { state: 'done', outcome, message, endedAt: this.#now() });
    this.say(dealership, message);
  }

  /** Adds a line to the console. */
  say(dealership: string, text: string): void {
    this.#lastLine += 1;
    const line: ScrapingLine = { number: this.#lastLine, at: this.#now(), dealership, text };
    this.#change({ lines: [...(this.#progress?.lines ?? []), line].slice(-KEPT_LINES) });
  }

  /** Stops the run that is under way; returns whether there was one. */
  stop(): boolean {
    if (!this.#progress?.isRunning) return false;
    this.#change({ isStopping: true });
    this.#stop?.abort();
    return true;
  }

  end(): void {
    this.#change({ isRunning: false, isStopping: false, endedAt: this.#now() });
    this.#tell();
  }

  #change(change: Partial<ScrapingProgress>): void {
    if (this.#progress) this.#progress = { ...this.#progress, ...change };
    this.#timer ??= setTimeout(() => this.#tell(), ANNOUNCE_EVERY);
  }

  #tell(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#progress) this.#announce(this.#progress);
  }

  #now(): string {
    return new Date(this.network.clock.now()).toISOString();
  }
}

const WAITING: SiteProgress = {
  dealership: '',
  state: 'waiting',
  outcome: null,
  message: '',
  part: '',
  page: 0,
  pages: null,
  vehicles: 0,
  total: null,
  requests: 0,
  startedAt: null,
  endedAt: null,
};
