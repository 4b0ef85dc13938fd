/** How gently and how patiently sites are read. Times in milliseconds. */
export interface Politeness {
  /** What the application says it is: a product, its version, and how to reach whoever runs it. */
  readonly userAgent: string;
  /** Requests under way at one moment, over all hosts; to one host it is always one. */
  readonly requestsAtOnce: number;
  /** The least pause between two requests to one host, by what is asked for. */
  readonly gaps: { readonly json: number; readonly page: number; readonly browser: number };
  /** Pauses are longer than that by up to this share, at random. */
  readonly jitter: number;
  readonly headersWithin: number;
  readonly bodyWithin: number;
  /** In bytes, unpacked. */
  readonly largestBody: number;
  readonly mostRedirects: number;
  /** The waits before what failed for a passing reason is asked again; there is no try after the last. */
  readonly retryAfter: readonly number[];
  /** The wait before the one more try at a site that seems to be blocked. */
  readonly retryBlockedAfter: number;
  /** A site that asks for a longer pause is read another time. */
  readonly longestPause: number;
  /** What a whole site may cost. */
  readonly budgets: Readonly<Record<'pages' | 'vehicles' | 'browser', SiteBudget>>;
}

/** The most that the reading of one site may take. */
export interface SiteBudget {
  readonly milliseconds: number;
  readonly requests: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** How sites are read when nothing else is set. */
export const POLITENESS: Politeness = {
  userAgent: 'SilverFoxOrders/1.0',
  requestsAtOnce: 4,
  gaps: { json: 750, page: 1500, browser: 3000 },
  jitter: 0.3,
  headersWithin: 15 * SECOND,
  bodyWithin: 30 * SECOND,
  largestBody: 25 * 1024 * 1024,
  mostRedirects: 5,
  retryAfter: [2 * SECOND, 8 * SECOND, 30 * SECOND],
  retryBlockedAfter: 60 * SECOND,
  longestPause: 120 * SECOND,
  budgets: {
    pages: { milliseconds: 5 * MINUTE, requests: 200 },
    vehicles: { milliseconds: 30 * MINUTE, requests: 1500 },
    browser: { milliseconds: 15 * MINUTE, requests: 300 },
  },
};
