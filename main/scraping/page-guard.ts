import type { Listing } from '../core/listing.ts';
import { normalizeVin } from '../core/vin.ts';
import type { ListedPage } from './adapter.ts';

/** Pages that a part of a lot may have when the site does not say how many there are. */
const MOST_PAGES = 200;
/** Pages that a part may have beyond what its total allows. */
const SPARE_PAGES = 2;
/** A site's own total may be off by so many vehicles, or by this share, while it is being read. */
const BELIEVED_MISS = { vehicles: 2, share: 0.02 };

/** Whether so few of a total are missing that the lot may have changed while it was read. */
export function isBelievedMiss(missing: number, total: number): boolean {
  return missing <= Math.max(BELIEVED_MISS.vehicles, total * BELIEVED_MISS.share);
}

interface Part {
  readonly vins: Set<string>;
  /** Vehicles that were on its pages and are not taken: without a VIN, of other dealerships, sold. */
  leftOut: number;
  pages: number;
  pageSize: number;
  reportedTotal: number | null;
  reportedPages: number | null;
}

/** Collects the pages of a site: each vehicle once, and no page for ever. */
export class PageGuard {
  readonly listings: Listing[] = [];
  readonly refusals = new Map<string, number>();
  readonly #parts = new Map<string, Part>();
  readonly #vins = new Set<string>();
  pages = 0;
  otherDealers = 0;
  sold = 0;

  /** Takes a page; a text says why no further page of the site is worth asking for. */
  take(page: ListedPage): string | null {
    const part = this.#find(page.part);
    this.pages += 1;
    part.pages += 1;
    // The most that it said: a total that becomes smaller on the way is no reason to believe that the rest is gone.
    if (page.reportedTotal !== null) part.reportedTotal = Math.max(page.reportedTotal, part.reportedTotal ?? 0);
    part.reportedPages = page.reportedPages ?? part.reportedPages;
    this.otherDealers += page.otherDealers;
    this.sold += page.sold;
    part.leftOut += page.otherDealers + page.sold;
    for (const { reason } of page.refusals) this.#refuse(part, reason);
    const before = part.vins.size;
    for (const listing of page.listings) this.#add(part, listing);
    part.pageSize = Math.max(
      part.pageSize,
      page.listings.length + page.otherDealers + page.sold + page.refusals.length,
    );
    return this.#findReasonToStop(page, part, part.vins.size - before);
  }

  /** What is missing by the site's own totals, or `null`. */
  findShortfall(): string | null {
    for (const [name, { vins, leftOut, reportedTotal }] of this.#parts) {
      if (reportedTotal === null) continue;
      const missing = reportedTotal - vins.size - leftOut;
      if (isBelievedMiss(missing, reportedTotal)) continue;
      return `The site reports ${reportedTotal} vehicles (${name}); ${missing} of them were not on its pages.`;
    }
    return null;
  }

  /** What the site says it has in all; `null` unless it says so for every part. */
  get reportedTotal(): number | null {
    const totals = [...this.#parts.values()].map(({ reportedTotal }) => reportedTotal);
    return totals.length === 0 || totals.includes(null)
      ? null
      : totals.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  }

  #findReasonToStop({ page, listings }: ListedPage, part: Part, added: number): string | null {
    const isLast = part.reportedPages !== null && page >= part.reportedPages;
    if (listings.length > 0 && added === 0 && !isLast) return 'The site shows the same vehicles on page after page.';
    const isKnown = part.reportedTotal !== null && part.pageSize > 0;
    const most = isKnown ? Math.ceil((part.reportedTotal ?? 0) / part.pageSize) + SPARE_PAGES : MOST_PAGES;
    return part.pages >= most && !isLast ? `The site shows more pages than it can have (${part.pages}).` : null;
  }

  #add(part: Part, listing: Listing): void {
    const vin = normalizeVin(listing.vin);
    if (vin === '') {
      this.#refuse(part, 'The VIN is missing.');
      return;
    }
    part.vins.add(vin);
    if (this.#vins.has(vin)) return;
    this.#vins.add(vin);
    this.listings.push(listing);
  }

  #refuse(part: Part, reason: string): void {
    part.leftOut += 1;
    this.refusals.set(reason, (this.refusals.get(reason) ?? 0) + 1);
  }

  #find(name: string): Part {
    const found = this.#parts.get(name) ?? {
      vins: new Set<string>(),
      leftOut: 0,
      pages: 0,
      pageSize: 0,
      reportedTotal: null,
      reportedPages: null,
    };
    this.#parts.set(name, found);
    return found;
  }
}
