import { z } from 'zod';
import { foldName } from '../core/fold-name.ts';
import { ProblemError } from '../core/problem.ts';
import type { SiteAddress } from '../core/scraping.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** How a dealership's website is read. */
export interface StoredSite {
  readonly dealershipId: number;
  readonly dealership: string;
  readonly host: string | null;
  readonly isEnabled: boolean;
  readonly adapter: string | null;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly address: SiteAddress;
  /** UTC ISO instant, or `null`. */
  readonly leftAloneUntil: string | null;
}

/** What the operator can change of it; host and switch are the dealership's own. */
export type SiteSettings = Pick<StoredSite, 'adapter' | 'settings' | 'address'>;

const address = z.strictObject({
  street: z.string(),
  locality: z.string(),
  postalCode: z.string(),
  region: z.string(),
  country: z.string(),
});

/** The document `resources/scraping-sites.json`. */
const catalogue = z.object({
  sites: z.array(
    z.strictObject({
      dealership: z.string().min(1),
      host: z.string().min(1),
      adapter: z.string().min(1),
      settings: z.record(z.string(), z.unknown()),
      address,
    }),
  ),
});

export type CatalogueSite = z.output<typeof catalogue>['sites'][number];

/** Checks the shipped catalogue of sites. @throws ProblemError `wrong-settings` */
export function parseSiteCatalogue(document: unknown): readonly CatalogueSite[] {
  const parsed = catalogue.safeParse(document);
  if (parsed.success) return parsed.data.sites;
  throw new ProblemError(
    'wrong-settings',
    'The shipped catalogue of websites is damaged. Install the application again.',
    {
      issues: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    },
  );
}

/**
 * Takes over how the sites of the catalogue are read, for dealerships that have never had such a row and still have the
 * site that is meant; returns how many. Call it in a transaction.
 */
export function fillScrapingSites(db: WritableDatabase, entries: readonly CatalogueSite[], at: string): number {
  const find = db.prepare(
    `SELECT id FROM dealership_configs WHERE catalogue_key = ? AND site = ?
     AND id NOT IN (SELECT dealership_id FROM scraping_sites)`,
  );
  let filled = 0;
  for (const { dealership, host, ...settings } of entries) {
    const id = find.pluck().get(dealership, host) as number | undefined;
    if (id === undefined) continue;
    writeScrapingSite(db, id, settings, at);
    filled += 1;
  }
  return filled;
}

/** Lists every dealership's website by name; one that was never set up has no adapter. */
export function listScrapingSites(db: ReadableDatabase): readonly StoredSite[] {
  const rows = db
    .prepare(
      `SELECT dealerships.id AS dealershipId, name AS dealership, site AS host,
         scraper_enabled AND is_active AS isEnabled, adapter, coalesce(settings, '{}') AS settings,
         coalesce(street_address, '') AS street, coalesce(locality, '') AS locality,
         coalesce(postal_code, '') AS postalCode, coalesce(region, '') AS region, coalesce(country, '') AS country,
         left_alone_until AS leftAloneUntil
       FROM dealership_configs AS dealerships LEFT JOIN scraping_sites ON dealership_id = dealerships.id
       ORDER BY name_key`,
    )
    .all() as SiteRow[];
  return rows.map(toSite);
}

/** How the website of one dealership is read. */
export function readScrapingSite(db: ReadableDatabase, dealershipId: number): StoredSite {
  const found = listScrapingSites(db).find((site) => site.dealershipId === dealershipId);
  if (!found) throw new Error(`There is no dealership ${dealershipId}.`);
  return found;
}

/** Sets how a dealership's website is read. Call it in a transaction. */
export function writeScrapingSite(
  db: WritableDatabase,
  dealershipId: number,
  { adapter, settings, address }: SiteSettings,
  at: string,
): void {
  db.prepare(
    `INSERT INTO scraping_sites
       (dealership_id, adapter, settings, street_address, locality, postal_code, region, country, updated_at)
     VALUES (@dealershipId, @adapter, @settings, @street, @locality, @postalCode, @region, @country, @at)
     ON CONFLICT (dealership_id) DO UPDATE SET adapter = excluded.adapter, settings = excluded.settings,
       street_address = excluded.street_address, locality = excluded.locality, postal_code = excluded.postal_code,
       region = excluded.region, country = excluded.country, updated_at = excluded.updated_at`,
  ).run({ dealershipId, adapter, settings: JSON.stringify(settings), ...address, at });
}

/** Remembers until when a site is to be left alone; `null` when it may be asked. Call it in a transaction. */
export function leaveSiteAlone(db: WritableDatabase, dealershipId: number, until: string | null): void {
  db.prepare('UPDATE scraping_sites SET left_alone_until = ? WHERE dealership_id = ?').run(until, dealershipId);
}

/** Finds among sites those of the named dealerships; the names are dealerships' own. */
export function pickSites(sites: readonly StoredSite[], names: readonly string[]): readonly StoredSite[] {
  const keys = new Set(names.map(foldName));
  return sites.filter(({ dealership }) => keys.has(foldName(dealership)));
}

interface SiteRow
  extends SiteAddress,
    Pick<StoredSite, 'dealershipId' | 'dealership' | 'host' | 'adapter' | 'leftAloneUntil'> {
  readonly isEnabled: number;
  readonly settings: string;
}

function toSite({ isEnabled, settings, street, locality, postalCode, region, country, ...row }: SiteRow): StoredSite {
  return {
    ...row,
    isEnabled: isEnabled === 1,
    settings: JSON.parse(settings) as Record<string, unknown>,
    address: { street, locality, postalCode, region, country },
  };
}
