import type { PoliteHttp, PoliteReply, PoliteRequest } from './adapter.ts';
import type { Clock } from './clock.ts';
import { decodeBody } from './decode-body.ts';
import { detectChallenge, isHtml } from './detect-challenge.ts';
import type { HostTurns } from './host-turns.ts';
import type { Politeness, SiteBudget } from './politeness.ts';
import { readRetryAfter } from './read-retry-after.ts';
import { challenged, explainStatus, forbidden, passing, type Verdict } from './reply-verdict.ts';
import type { RobotsAnswer, RobotsMemory, RobotsRules } from './robots.ts';
import { ScrapeError } from './scrape-error.ts';
import { type RawReply, type Transport, TransportError } from './send-request.ts';
import { isAmongHosts } from './site-hosts.ts';

/** What all sites that are read share. */
export interface SharedNetwork {
  readonly politeness: Politeness;
  readonly clock: Clock;
  readonly turns: HostTurns;
  readonly robots: RobotsMemory;
  readonly transport: Transport;
}

/** What belongs to the reading of one site. */
export interface SiteNetwork {
  /** Hosts that may be called, each with everything below it. */
  readonly hosts: readonly string[];
  readonly budget: SiteBudget;
  readonly signal: AbortSignal;
  /** One line for the console. */
  readonly note: (line: string) => void;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
const ACCEPTED = {
  html: 'text/html,application/xhtml+xml',
  json: 'application/json',
  xml: 'application/xml,text/xml',
  text: 'text/plain',
};

/** The polite client of one site. */
export class SiteHttp implements PoliteHttp {
  readonly #shared: SharedNetwork;
  readonly #site: SiteNetwork;
  #requests = 0;

  constructor(shared: SharedNetwork, site: SiteNetwork) {
    this.#shared = shared;
    this.#site = site;
  }

  /** Requests sent so far, those for robots.txt and repeated ones included. */
  get requests(): number {
    return this.#requests;
  }

  async read(address: string | URL, request: PoliteRequest): Promise<PoliteReply> {
    const { mostRedirects } = this.#shared.politeness;
    let url = this.#check(address);
    let asked = request;
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const verdict = await this.#readPatiently(url, asked);
      if (verdict.kind === 'taken') return verdict.reply;
      if (verdict.isGet) asked = { ...asked, method: 'GET' };
      url = this.#check(verdict.to, url);
    }
    throw new ScrapeError(
      'changed',
      `${url.host} sends from one address to the next, more than ${mostRedirects} times.`,
    );
  }

  /** Takes a turn for a page that something else opens, a window for example, under the same rules. */
  async visit<Value>(address: string | URL, work: (url: URL) => Promise<Value>): Promise<Value> {
    const url = this.#check(address);
    const rules = await this.#findRules(url);
    if (rules.isUnreadable || !rules.isAllowed(url)) throw forbidden(url, rules);
    const { politeness, turns } = this.#shared;
    return turns.take(url.host, Math.max(rules.crawlDelay, politeness.gaps.browser), this.#site.signal, () => {
      this.#spend();
      return work(url);
    });
  }

  /** Asks until there is an answer to go by, within the tries that politeness allows. */
  async #readPatiently(url: URL, request: PoliteRequest): Promise<Extract<Verdict, { kind: 'taken' | 'redirected' }>> {
    const { politeness, clock } = this.#shared;
    const waits = [...politeness.retryAfter];
    let hasTriedBlocked = false;
    for (;;) {
      const verdict = await this.#ask(url, request);
      if (verdict.kind === 'taken' || verdict.kind === 'redirected') return verdict;
      if (verdict.kind === 'final') throw verdict.error;
      const wait = verdict.kind === 'challenged' ? politeness.retryBlockedAfter : waits.shift();
      if (wait === undefined || (verdict.kind === 'challenged' && hasTriedBlocked)) throw verdict.error;
      if (verdict.kind === 'challenged') hasTriedBlocked = true;
      const pause = Math.max(wait, verdict.pause ?? 0);
      if ((verdict.pause ?? 0) > politeness.longestPause) throw this.#postpone(url, verdict.pause ?? 0);
      this.#site.note(`${verdict.error.message} Trying again in ${Math.ceil(pause / 1000)} s.`);
      await clock.sleep(pause, this.#site.signal);
    }
  }

  #postpone(url: URL, pause: number): ScrapeError {
    const retryAt = new Date(this.#shared.clock.now() + pause);
    return new ScrapeError('failed', `${url.host} asks to be left alone for ${Math.ceil(pause / 60_000)} minutes.`, {
      retryAt,
    });
  }

  async #ask(url: URL, request: PoliteRequest): Promise<Verdict> {
    const rules = await this.#findRules(url);
    if (rules.isUnreadable || !rules.isAllowed(url)) {
      return { kind: 'final', error: forbidden(url, rules) };
    }
    const { gaps } = this.#shared.politeness;
    const gap = Math.max(rules.crawlDelay, request.expects === 'json' ? gaps.json : gaps.page);
    try {
      return this.#judge(url, request, await this.#send(url, request, gap));
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      const failure = new ScrapeError('failed', `${url.host} could not be read: ${error.message}`, { cause: error });
      if (error.kind === 'lasting') return { kind: 'final', error: failure };
      return { kind: 'passing', error: failure, pause: null };
    }
  }

  #send(url: URL, request: PoliteRequest, gap: number): Promise<RawReply> {
    const { politeness, turns, transport } = this.#shared;
    const { signal } = this.#site;
    const { method = 'GET', body } = request;
    const headers = {
      'user-agent': politeness.userAgent,
      accept: `${ACCEPTED[request.expects]},*/*;q=0.1`,
      'accept-language': 'en-US,en;q=0.8',
      ...request.headers,
      ...(method === 'POST' && body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
    };
    const { headersWithin, bodyWithin, largestBody } = politeness;
    const limits = { headersWithin, bodyWithin, largestBody, signal };
    return turns.take(url.host, gap, signal, () => {
      this.#spend();
      return transport(url, { method, headers, ...limits, ...(method === 'POST' && body !== undefined && { body }) });
    });
  }

  /** @throws ScrapeError `budget` */
  #spend(): void {
    const { requests } = this.#site.budget;
    if (this.#requests >= requests) {
      throw new ScrapeError('budget', `The site needs more than the ${requests} requests that one site may take.`);
    }
    this.#requests += 1;
  }

  #judge(url: URL, request: PoliteRequest, raw: RawReply): Verdict {
    const { status, headers } = raw;
    if (REDIRECTS.has(status)) return this.#redirect(url, request.method ?? 'GET', raw);
    const contentType = String(headers['content-type'] ?? '');
    const text = this.#decode(url, raw, contentType);
    if (text === null) return passing(url, status, 'The answer cannot be unpacked', null);
    if (detectChallenge(text, headers)) return challenged(url, status, 'shows a page that keeps programs out');
    if (status === 403 && isHtml(text)) return challenged(url, status, 'does not let this application in');
    if (PASSING.has(status)) {
      return passing(
        url,
        status,
        `answers ${status}`,
        readRetryAfter(headers['retry-after'], this.#shared.clock.now()),
      );
    }
    if (status < 200 || status > 299) return { kind: 'final', error: explainStatus(url, status) };
    return this.#expect(url, request, { status, url: url.href, contentType, text });
  }

  #expect(url: URL, { expects }: PoliteRequest, reply: PoliteReply): Verdict {
    if ((expects === 'json' || expects === 'xml') && isHtml(reply.text)) {
      return challenged(url, reply.status, `answers with a web page where ${expects.toUpperCase()} is expected`);
    }
    if (reply.text.trim() === '' && expects !== 'text') {
      return {
        kind: 'final',
        error: new ScrapeError('changed', `${url.host} answers with nothing.`, { status: reply.status }),
      };
    }
    return { kind: 'taken', reply };
  }

  #decode(url: URL, { body }: RawReply, contentType: string): string | null {
    try {
      return decodeBody(body, contentType, this.#shared.politeness.largestBody);
    } catch (error) {
      if (!(error instanceof RangeError)) return null;
      throw new ScrapeError('failed', `A file of ${url.host} is too large when it is unpacked.`, { cause: error });
    }
  }

  #redirect(url: URL, method: 'GET' | 'POST', { status, headers }: RawReply): Verdict {
    const location = String(headers.location ?? '');
    if (location === '' || !URL.canParse(location, url.href)) {
      const error = new ScrapeError('changed', `${url.host} sends on to no address that can be read.`, { status });
      return { kind: 'final', error };
    }
    const to = new URL(location, url);
    // A site that answers over https and sends on to http means the same page; it is never asked unencrypted.
    if (to.protocol === 'http:' && to.port === '') to.protocol = 'https:';
    return { kind: 'redirected', to, isGet: method === 'GET' || status <= 303 };
  }

  /** @throws ScrapeError `changed` for an address that this site may not lead to */
  #check(address: string | URL, from?: URL): URL {
    const url = URL.canParse(String(address)) ? new URL(address) : null;
    const isRight = url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
    if (url && isRight && isAmongHosts(url.hostname, this.#site.hosts)) {
      url.hash = '';
      return url;
    }
    const where = from ? `${from.host} sends on to` : 'The site names';
    const target = url ? url.host : 'an address that cannot be read';
    throw new ScrapeError(
      'changed',
      `${where} ${target}, which is not one of its own addresses. Nothing was asked there.`,
    );
  }

  async #findRules(url: URL): Promise<RobotsRules> {
    const { robots, clock } = this.#shared;
    for (;;) {
      let isOwn = false;
      try {
        return await robots.find(url.origin, clock.now(), () => {
          isOwn = true;
          return this.#askForRobots(url);
        });
      } catch (error) {
        // Another site that shares the host asked, and was stopped before the answer came.
        if (isOwn) throw error;
        this.#site.signal.throwIfAborted();
      }
    }
  }

  async #askForRobots({ origin, host }: URL): Promise<RobotsAnswer> {
    let url = new URL('/robots.txt', origin);
    try {
      for (let hop = 0; hop <= this.#shared.politeness.mostRedirects; hop += 1) {
        const raw = await this.#send(url, { expects: 'text' }, this.#shared.politeness.gaps.json);
        if (!REDIRECTS.has(raw.status)) return this.#readRobots(url, raw);
        const verdict = this.#redirect(url, 'GET', raw);
        if (verdict.kind !== 'redirected') return 'none';
        url = this.#check(verdict.to, url);
      }
      return 'none';
    } catch (error) {
      if (error instanceof ScrapeError && error.failure === 'changed') return 'none';
      if (!(error instanceof TransportError)) throw error;
      this.#site.note(`robots.txt of ${host} could not be read.`);
      return 'unreachable';
    }
  }

  #readRobots({ host }: URL, raw: RawReply): RobotsAnswer {
    if (raw.status >= 200 && raw.status <= 299) {
      const text = this.#decode(new URL(`https://${host}`), raw, String(raw.headers['content-type'] ?? ''));
      return text === null || isHtml(text) ? 'none' : { text };
    }
    if (raw.status < 500) return 'none';
    this.#site.note(`robots.txt of ${host} answers ${raw.status}.`);
    return 'failing';
  }
}
