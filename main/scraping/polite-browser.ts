import { detectChallenge } from './detect-challenge.ts';
import type { MakeBrowser } from './read-site.ts';
import { ScrapeError } from './scrape-error.ts';

/** A page that a window is asked to open. */
export interface PageToOpen {
  readonly url: string;
  /** A selector; the page is whole when an element is there. */
  readonly waitFor: string;
  /** Hosts that the window may go to, each with everything below it. */
  readonly hosts: readonly string[];
  /** Milliseconds. */
  readonly within: number;
}

/** Opens a page in a hidden window and returns what became of it. An abort closes the window. */
export type OpenPage = (page: PageToOpen, signal: AbortSignal) => Promise<OpenedPage>;

/** What the window found: the page, whole or (`isWhole` false) as it was when the time was over. */
export interface OpenedPage {
  readonly url: string;
  readonly html: string;
  readonly isWhole: boolean;
}

/** Milliseconds until the element that is waited for has to be there. */
const PATIENCE = 30_000;

/** Makes the browsers of sites out of a way to open pages. They keep the turns and limits of the site's client. */
export function browseWith(openPage: OpenPage): MakeBrowser {
  return ({ hosts, http, signal }) => ({
    read: (address, waitFor) =>
      http.visit(address, async (url) => {
        const page = await openPage({ url: url.href, waitFor, hosts, within: PATIENCE }, signal).catch(
          (error: unknown) => {
            signal.throwIfAborted();
            throw new ScrapeError('failed', `The window could not open ${url.host}.`, { cause: error });
          },
        );
        // A challenge may be in place of what was waited for, or around it.
        if (detectChallenge(page.html, {}))
          throw new ScrapeError('blocked', `${url.host} shows a page that keeps programs out.`);
        if (!page.isWhole)
          throw new ScrapeError('changed', `${url.host} does not show what is on its pages otherwise.`);
        return { url: page.url, html: page.html };
      }),
  });
}
