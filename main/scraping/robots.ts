import readRobots from 'robots-parser';

/** What a host's robots.txt lets this application do. */
export interface RobotsRules {
  isAllowed(url: URL): boolean;
  /** The pause that it asks for between two requests, in milliseconds. */
  readonly crawlDelay: number;
}

const ANYTHING: RobotsRules = { isAllowed: () => true, crawlDelay: 0 };
const NOTHING: RobotsRules = { isAllowed: () => false, crawlDelay: 0 };

/** A host's robots.txt as it was answered; `null` when it could not be read, for now. */
export type RobotsAnswer = { readonly text: string } | 'none' | null;

const DAY = 86_400_000;

/** Remembers robots.txt of every host for a day. */
export class RobotsMemory {
  readonly #token: string;
  readonly #known = new Map<string, { readonly rules: Promise<RobotsRules>; readonly until: number }>();
  readonly #failedBefore = new Set<string>();

  /** @param userAgent Rules are looked up under the word before its `/`. */
  constructor(userAgent: string) {
    this.#token = userAgent.split('/')[0] ?? userAgent;
  }

  /**
   * The rules of a host, asked for once a day. Where robots.txt cannot be read the site is read once all the same; the
   * next time it is left alone.
   */
  find(origin: string, now: number, ask: () => Promise<RobotsAnswer>): Promise<RobotsRules> {
    const known = this.#known.get(origin);
    if (known && now < known.until) return known.rules;
    const rules = ask().then((answer) => this.#toRules(origin, answer));
    this.#known.set(origin, { rules, until: now + DAY });
    rules.catch(() => this.#known.delete(origin));
    return rules;
  }

  #toRules(origin: string, answer: RobotsAnswer): RobotsRules {
    if (answer === null) {
      const rules = this.#failedBefore.has(origin) ? NOTHING : ANYTHING;
      this.#failedBefore.add(origin);
      return rules;
    }
    this.#failedBefore.delete(origin);
    if (answer === 'none') return ANYTHING;
    const robots = readRobots(`${origin}/robots.txt`, answer.text);
    return {
      isAllowed: (url) => robots.isAllowed(url.href, this.#token) !== false,
      crawlDelay: Math.max(0, robots.getCrawlDelay(this.#token) ?? 0) * 1000,
    };
  }
}
