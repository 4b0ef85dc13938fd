import { isBelievedMiss } from '../page-guard.ts';

/** Pages of a list that are read at most, whatever the site says about their number. */
const MOST_LIST_PAGES = 100;

/** One page of a list of vehicles. */
export interface AddressPage {
  /** The addresses of the vehicles' own pages; `''` for one without. */
  readonly addresses: readonly string[];
  /** How many pages the list has by what this one says; `null` when it says nothing. */
  readonly pages: number | null;
  /** How many vehicles it has by what this one says; `null` when it says nothing. */
  readonly total: number | null;
}

/** The vehicles' pages that a list names. */
export interface AddressList {
  readonly addresses: readonly string[];
  /** Why the list is known not to be whole, for the operator; `null` when nothing speaks against it. */
  readonly cut: string | null;
}

/** Goes through a list until its last page, or one that names nothing that was not named before. */
export async function collectAddresses(readPage: (page: number) => Promise<AddressPage>): Promise<AddressList> {
  const found = new Set<string>();
  // The most that any page said: a page in the middle that says less, or nothing, is no end.
  let pages = 0;
  let total = 0;
  for (let page = 1; ; page += 1) {
    const read = await readPage(page);
    pages = Math.max(pages, read.pages ?? 0);
    total = Math.max(total, read.total ?? 0);
    const before = found.size;
    for (const address of read.addresses) if (address !== '') found.add(address);
    const isEnd = pages > 0 ? page >= pages : total > 0 && found.size >= total;
    if (!isEnd && page < MOST_LIST_PAGES && found.size > before) continue;
    return { addresses: [...found], cut: findCut({ page, pages, total, found: found.size }, read.addresses.length) };
  }
}

function findCut(
  { page, pages, total, found }: Readonly<Record<'page' | 'pages' | 'total' | 'found', number>>,
  onLastPage: number,
): string | null {
  if (page < pages) {
    return `The site says that its list has ${pages} pages, and names no more vehicles after page ${page}.`;
  }
  if (!isBelievedMiss(total - found, total)) {
    return `The site says that its list has ${total} vehicles, and names ${found}.`;
  }
  const isUnknown = pages === 0 && total === 0;
  return isUnknown && onLastPage > 0 ? 'The site shows the same vehicles on page after page.' : null;
}
