import type { ListedPage, ScrapeContext } from '../adapter.ts';
import { isBelievedMiss } from '../page-guard.ts';
import { ScrapeError } from '../scrape-error.ts';
import { collectVehicles, noteOtherDealers, refuseVehicle, type TakenVehicle } from './collect-listings.ts';
import { findVinInAddress } from './find-vin-in-address.ts';

/**
 * So many vehicle pages in a row that cannot be read are the site's trouble, not theirs. Vehicles that were sold since
 * the list was made are gone in bunches.
 */
const MOST_IN_A_ROW: Readonly<Partial<Record<ScrapeError['failure'], number>>> = { gone: 20, changed: 3, failed: 3 };

/** A lot whose vehicles each have a page of their own. */
export interface VehiclePages {
  readonly part: string;
  readonly addresses: readonly string[];
  /** Why the addresses are known not to be all of them; the reading then ends as incomplete. */
  readonly cut?: string | null;
  readonly read: (address: string) => Promise<TakenVehicle>;
}

/**
 * Reads a page per vehicle and hands them over in batches. A page that is gone or fails costs its vehicle; several in
 * a row end the site, and so many in all that they cannot be believed missing leave it incomplete.
 */
export async function* readVehiclePages(
  context: Pick<ScrapeContext, 'batch' | 'note'>,
  { part, addresses, cut = null, read }: VehiclePages,
): AsyncGenerator<ListedPage> {
  const size = Math.max(1, context.batch);
  const reportedPages = Math.ceil(addresses.length / size);
  const noteDealers = noteOtherDealers(context);
  let failures = 0;
  let unread = 0;
  for (let page = 1; page <= Math.max(1, reportedPages); page += 1) {
    const taken: TakenVehicle[] = [];
    for (const address of addresses.slice((page - 1) * size, page * size)) {
      try {
        taken.push(keepOwn(await read(address), address));
        failures = 0;
      } catch (error) {
        failures += 1;
        // A site that blocks, or takes too long, does so as a whole.
        if (!(error instanceof ScrapeError) || failures >= (MOST_IN_A_ROW[error.failure] ?? 0)) throw error;
        if (error.failure !== 'gone') unread += 1;
        taken.push(refuseVehicle(REASONS[error.failure] ?? 'The page of the vehicle cannot be read.'));
      }
    }
    noteDealers(taken);
    yield { part, page, reportedTotal: addresses.length, reportedPages, ...collectVehicles(taken) };
  }
  if (cut !== null) throw new ScrapeError('cut', cut);
  if (isBelievedMiss(unread, addresses.length)) return;
  throw new ScrapeError('cut', `The pages of ${unread} of ${addresses.length} vehicles (${part}) could not be read.`);
}

/** A page may lead on to another vehicle, as after a sale: where its address holds a VIN, no other one is taken. */
function keepOwn(taken: TakenVehicle, address: string): TakenVehicle {
  const vin = findVinInAddress(address);
  const isOther = taken.kind === 'listed' && vin !== '' && taken.listing.vin !== vin;
  return isOther ? refuseVehicle('The page describes another vehicle.') : taken;
}

const REASONS: Readonly<Partial<Record<ScrapeError['failure'], string>>> = {
  gone: 'The page of the vehicle is not there any more.',
  changed: 'The page of the vehicle has a form that is not known.',
};
