import { ScrapeError } from '../scrape-error.ts';
import { recordOf, type SiteRecord } from './read-value.ts';

/**
 * The rows of a list in a site's answer. An answer may leave its list out only where it says that there are none.
 *
 * @throws ScrapeError `changed` when the list is not there
 */
export function listRows(list: readonly unknown[] | null | undefined, total: number | null): readonly SiteRecord[] {
  if (!list && total !== 0) throw new ScrapeError('changed', 'The site answered without its list of vehicles.');
  return (list ?? []).map((row) => recordOf(row) ?? {});
}
