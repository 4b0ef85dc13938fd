import readRobots from 'robots-parser';

/** What a host's robots.txt lets this application do. */
export interface RobotsRules {
  isAllowed(url: URL): boolean;
  /** The host has failed to say what it allows more than once: it is left alone for now. */
  readonly isUnreadable: boolean;
  /** The pause that it asks for between two requests, in milliseconds. */
  readonly crawlDelay: number;
}

/**
 * A host's robots.txt as it was answered: its text; `none`; `failing` when the host itself failed (5xx); `unreachable`
 * when there was no answer, which says nothing about the host.
 */
export type RobotsAnswer = { readonly text: string } | 'none' | 'failing' | 'unreachable';

const ANYTHING: RobotsRules = { isAllowed: () => true, isUnreadable: false, crawlDelay: 0 };

const DAY = 86_400_000;
/** Milliseconds until it is asked again after it could not be read. */
const SOON = 10 * 60_000;

interface Remembered {
  readonly rules: Promise<RobotsRules>;
  until: number;
}

/** Remembers robots.txt of every host for a day. */
export class RobotsMemory {
  readonly #token: string;
  readonly #known = new Map<string, Remembered>();
  readonly #failedBefore = new Set<string>();

  /** @param userAgent Rules are looked up under the word before its `/`. */
  constructor(userAgent: string) {
    this.#token = userAgent.split('/')[0] ?? userAgent;
  }

  /**
   * The rules of a host, asked for once a day. A host whose robots.txt fails is read once all the same; the next time it
   * is left alone.
   */
  find(origin: string, now: number, ask: () => Promise<RobotsAnswer>): Promise<RobotsRules> {
    const known = this.#known.get(origin);
    if (known && now < known.until) return known.rules;
    const remembered: Remembered = {
      until: now + DAY,
      rules: ask().then((answer) => {
        if (answer === 'failing' || answer === 'unreachable') remembered.until = now + SOON;
        return this.#toRules(origin, answer);
      }),
    };
    this.#known.set(origin, remembered);
    remembered.rules.catch(() => this.#known.delete(origin));
    return remembered.rules;
  }

  #toRules(origin: string, answer: RobotsAnswer): RobotsRules {
    if (answer === 'unreachable') return ANYTHING;
    if (answer === 'failing') {
      const isUnreadable = this.#failedBefore.has(origin);
      this.#failedBefore.add(origin);
      return { ...ANYTHING, isUnreadable };
    }
    this.#failedBefore.delete(origin);
    if (answer === 'none') return ANYTHING;
    const robots = readRobots(`${origin}/robots.txt`, answer.text);
    return {
      isUnreadable: false,
      isAllowed: (url) => robots.isAllowed(url.href, this.#token) !== false,
      crawlDelay: Math.max(0, robots.getCrawlDelay(this.#token) ?? 0) * 1000,
    };
  }
}
