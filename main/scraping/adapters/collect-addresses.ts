/** Pages of a list that are read at most, whatever the site says about their number. */
const MOST_LIST_PAGES = 60;

/** One page of a list of vehicles. */
export interface AddressPage {
  /** The addresses of the vehicles' own pages; `''` for one without. */
  readonly addresses: readonly string[];
  /** How many pages the list has by what this one says. */
  readonly pages: number;
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
  for (let page = 1; ; page += 1) {
    const { addresses, pages } = await readPage(page);
    const before = found.size;
    for (const address of addresses) if (address !== '') found.add(address);
    const isEnd = page >= pages;
    if (!isEnd && page < MOST_LIST_PAGES && found.size > before) continue;
    const cut = isEnd
      ? null
      : `The site says that its list has ${pages} pages, and names no more vehicles after page ${page}.`;
    return { addresses: [...found], cut };
  }
}
