import { z } from 'zod';
import type { ListedPage, ScrapeContext, ScrapedSite } from '../adapter.ts';
import { isBelievedMiss } from '../page-guard.ts';
import { ScrapeError } from '../scrape-error.ts';
import { takeEach } from './collect-listings.ts';
import type { DealerInspireSettings } from './dealerinspire.ts';
import type { AlgoliaSource } from './dealerinspire-discovery.ts';
import { takeInspireVehicle } from './dealerinspire-vehicle.ts';
import { pageThrough, type ReadPage } from './page-through.ts';
import { readJson } from './read-json.ts';
import { countOf, recordOf, textOf } from './read-value.ts';

/** So many hits of one question can be read; a longer list has to be asked for in pieces. */
const MOST_HITS = 1000;

/** What a list that is too long is split by, one after the other. */
const SPLITTING_FACETS = ['type', 'make', 'model'];

const result = z.looseObject({ hits: z.array(z.unknown()), message: z.string().optional() });
const reply = z.object({ results: z.array(result).min(1) });

type Site = ScrapedSite<DealerInspireSettings>;
type Part = DealerInspireSettings['parts'][number];

/** The search of one site, and the way to ask it. */
interface Search {
  readonly site: Site;
  readonly context: ScrapeContext;
  readonly ask: (part: Part, page: number, facet?: string) => Promise<z.output<typeof result>>;
}

/** A part of a lot that is kept in an Algolia index. */
export async function* readAlgolia(
  site: Site,
  context: ScrapeContext,
  source: AlgoliaSource,
  part: Part,
): AsyncGenerator<ListedPage> {
  const ask: Search['ask'] = (asked, page, facet) => askAlgolia(site, context, source, { part: asked, page, facet });
  yield* readInPieces({ site, context, ask }, part, SPLITTING_FACETS);
}

async function* readInPieces(
  search: Search,
  part: Part,
  [facet, ...others]: readonly string[],
): AsyncGenerator<ListedPage> {
  const { site, context, ask } = search;
  const first = await ask(part, 0, facet);
  const counts = recordOf(recordOf(first.facets)?.[facet ?? '']) ?? {};
  const values = Object.keys(counts);
  const total = countOf(first.nbHits) ?? 0;
  const isTooLong = total > MOST_HITS;
  if (isTooLong && facet !== undefined && values.length > 0) {
    for (const value of values) {
      const piece = { name: `${part.name}, ${value}`, facets: [...part.facets, [`${facet}:${value}`]] };
      yield* readInPieces(search, piece, others);
    }
    const inPieces = Object.values(counts).reduce<number>((sum, count) => sum + (countOf(count) ?? 0), 0);
    if (isBelievedMiss(total - inPieces, total)) return;
    throw new ScrapeError(
      'cut',
      `${total - inPieces} of ${total} vehicles (${part.name}) have no ${facet} to be asked by.`,
    );
  }
  yield* pageThrough(context, part.name, async (page) =>
    takePage(site, page === 1 ? first : await ask(part, page - 1), page),
  );
}

function takePage({ settings, origin }: Site, answer: z.output<typeof result>, page: number): ReadPage {
  const hits = answer.hits.map((hit) => recordOf(hit) ?? {});
  const pages = countOf(answer.nbPages);
  return {
    taken: takeEach(hits, (hit) => takeInspireVehicle(hit, settings, origin)),
    keys: hits.map((hit) => textOf(hit.objectID) || textOf(hit.link)),
    reportedTotal: countOf(answer.nbHits),
    reportedPages: pages,
    isLast: hits.length === 0 || (pages !== null && page >= pages),
  };
}

async function askAlgolia(
  { settings }: Site,
  context: ScrapeContext,
  { appId, key, index }: AlgoliaSource,
  { part, page, facet }: { readonly part: Part; readonly page: number; readonly facet: string | undefined },
): Promise<z.output<typeof result>> {
  const params = new URLSearchParams({
    facetFilters: JSON.stringify(part.facets),
    hitsPerPage: String(settings.pageSize),
    page: String(page),
    ...(facet === undefined ? {} : { facets: JSON.stringify([facet]) }),
  });
  const address = settings.searchAddress ?? `https://${appId.toLowerCase()}-dsn.algolia.net`;
  const { results } = await readJson(context, new URL('/1/indexes/*/queries', address), reply, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-algolia-application-id': appId, 'x-algolia-api-key': key },
    body: JSON.stringify({ requests: [{ indexName: index, params: String(params) }] }),
  });
  const [answer] = results;
  if (answer === undefined || (answer.message !== undefined && answer.hits.length === 0)) {
    throw new ScrapeError('changed', `The search answered without vehicles: ${answer?.message ?? 'nothing'}.`);
  }
  return answer;
}
