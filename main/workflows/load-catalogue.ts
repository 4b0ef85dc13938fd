import { parseCatalogue } from '../database/dealership-settings.ts';
import { fillFromCatalogue } from '../database/fill-from-catalogue.ts';
import { fillOffLotStatuses } from '../database/off-lot-statuses.ts';
import { inTransaction } from '../database/open-database.ts';
import { fillScrapingSites, parseSiteCatalogue } from '../database/scraping-sites.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Takes over the shipped dealerships and lot statuses that the database has never had: all of them at the first start,
 * new ones after an update. What the operator changed or took out stays so. Problems: `wrong-settings`.
 */
export async function loadCatalogue(
  context: Pick<WorkflowContext, 'writer' | 'now' | 'log'>,
  /** The parsed `dealerships.json`, `off-lot-statuses.json` and `scraping-sites.json` of `resources`. */
  input: { readonly dealerships: unknown; readonly offLotStatuses: unknown; readonly scrapingSites?: unknown },
): Promise<{ readonly dealerships: readonly string[]; readonly offLotStatuses: readonly string[] }> {
  const { writer, now, log } = context;
  const entries = parseCatalogue(input.dealerships);
  const sites = input.scrapingSites === undefined ? [] : parseSiteCatalogue(input.scrapingSites);
  const added = await inTransaction(writer, () => {
    const at = now().toISOString();
    const dealerships = fillFromCatalogue(writer, entries, at);
    fillScrapingSites(writer, sites, at);
    return {
      dealerships,
      offLotStatuses: fillOffLotStatuses(writer, input.offLotStatuses, at),
    };
  });
  if (added.dealerships.length > 0) log.app.info(`${added.dealerships.length} dealerships added from the catalogue.`);
  return added;
}
