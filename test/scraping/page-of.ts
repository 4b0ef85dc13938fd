/** How an invented site misbehaves in what it says, beside the faults of its connection. */
export interface SiteQuirks {
  /** Every page is the first one. */
  readonly repeatsFirstPage?: boolean;
  /** So much is added to the total with each page, up or down. */
  readonly totalDrift?: number;
  /** Says that it has so many pages more than it has. */
  readonly pagesTooMany?: number;
}

/** A page of a list as a site shows it, with what it says about the whole. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly pages: number;
}

/** A page of a list, counted from 1, with what a site's quirks make of it. */
export function pageOf<Item>(
  items: readonly Item[],
  page: number,
  { size, quirks = {} }: { readonly size: number; readonly quirks?: SiteQuirks | undefined },
): PageOf<Item> {
  const start = quirks.repeatsFirstPage ? 0 : (page - 1) * size;
  return {
    items: items.slice(start, start + size),
    total: Math.max(0, items.length + (quirks.totalDrift ?? 0) * (page - 1)),
    pages: Math.ceil(items.length / size) + (quirks.pagesTooMany ?? 0),
  };
}
