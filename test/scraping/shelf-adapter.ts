import { z } from 'zod';
import type { Listing } from '../../main/core/listing.ts';
import type { Adapter } from '../../main/scraping/adapter.ts';
import { ScrapeError } from '../../main/scraping/scrape-error.ts';
import { makeVin } from '../core/make-order.ts';
import type { Answer } from './serve-faults.ts';

const reply = z.object({
  total: z.number().nullable(),
  pages: z.number().nullable(),
  cars: z.array(z.record(z.string(), z.string())),
});

/** A platform as simple as one can be: pages of JSON. It has what the runner has to do with any of them. */
export const SHELF: Adapter<{ readonly pageSize: number; readonly part: string }> = {
  id: 'shelf',
  name: 'Shelf',
  settings: z.strictObject({ pageSize: z.number().int().min(1).default(10), part: z.string().default('all') }),
  needsBrowser: false,
  hosts: () => [],
  budget: () => 'pages',
  detect: (html) => (html.includes('shelf.js') ? 0.9 : 0),
  async *pages({ origin, settings }, { http }) {
    for (let page = 1; ; page += 1) {
      const { text } = await http.read(`${origin}/cars?page=${page}`, { expects: 'json' });
      const read = reply.safeParse(parse(text));
      if (!read.success) throw new ScrapeError('changed', 'The list of cars is not where it was.');
      const { total, pages, cars } = read.data;
      if (cars.length === 0) return;
      const listings = cars.map((car) => ({ ...BLANK, ...car }) as Listing);
      yield {
        part: settings.part,
        page,
        reportedTotal: total,
        reportedPages: pages,
        listings,
        refusals: [],
        otherDealers: 0,
        sold: 0,
      };
      if (pages !== null && page >= pages) return;
    }
  },
};

const BLANK: Listing = {
  vin: '',
  stock: '',
  type: '',
  year: '',
  make: '',
  model: '',
  trim: '',
  extColor: '',
  status: '',
  price: '',
  bodyStyle: '',
  fuelType: '',
  msrp: '',
  dateInStock: '',
  url: '',
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An invented lot; the same numbers make the same cars. */
export function makeLot(size: number, first = 1): readonly Listing[] {
  return Array.from({ length: size }, (_, at) => {
    const vin = makeVin(first + at);
    return {
      ...BLANK,
      vin,
      stock: `S${first + at}`,
      type: at % 3 === 0 ? 'Used' : 'New',
      year: '2026',
      make: 'Zephyr',
      model: 'Breeze',
      price: at % 7 === 0 ? 'Call for price' : String(20_000 + at),
      status: 'In Stock',
      url: `https://www.dealer.example/${vin}`,
    };
  });
}

/** Serves a lot as SHELF reads it, `pageSize` cars a page. */
export function shelve(
  lot: readonly Listing[],
  change: { readonly total?: number | null; readonly pages?: number | null } = {},
  pageSize = 10,
): Answer {
  return (request, response) => {
    const page = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('page'));
    const cars = lot.slice((page - 1) * pageSize, page * pageSize);
    const body = { total: lot.length, pages: Math.ceil(lot.length / pageSize), ...change, cars };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}
