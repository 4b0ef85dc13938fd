import type { FeedRow } from './feed-row.ts';
import { decodeEntities } from './fold-name.ts';
import { isVin, normalizeVin, suggestVin } from './vin.ts';

/** What becomes of a feed row: taken, skipped as a header that stands again among the rows, or refused with the reason. */
export type RowOutcome =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'repeated-header' }
  | { readonly outcome: 'refused'; readonly code: string; readonly message: string; readonly vin: string };

/** What a repeated header row has in its VIN cell. */
const HEADER_WORDS: ReadonlySet<string> = new Set(['VIN', 'VEHICLEVIN', 'VEHICLEIDENTIFICATIONNUMBER']);

/**
 * Decides whether a row may become a vehicle: it needs a valid VIN and, unless one dealership was chosen for the whole
 * file, a location.
 */
export function acceptRow(row: FeedRow, options: { readonly locationChosen: boolean }): RowOutcome {
  const vin = normalizeVin(row.cells.vin ?? '');
  if (!isVin(vin)) {
    if (HEADER_WORDS.has(vin.replace(/[\s_]+/g, ''))) return { outcome: 'repeated-header' };
    return { outcome: 'refused', vin: vin.slice(0, 40), ...explainBadVin(vin) };
  }
  if (!options.locationChosen && decodeEntities(row.cells.location ?? '').trim() === '') {
    const message = 'The location is blank, so the vehicle belongs to no dealership.';
    return { outcome: 'refused', code: 'location-missing', message, vin };
  }
  return { outcome: 'accepted' };
}

function explainBadVin(vin: string): { readonly code: string; readonly message: string } {
  if (vin === '') return { code: 'vin-missing', message: 'The VIN is blank.' };
  if (/^\d+(\.\d+)?E\+\d+$/.test(vin)) {
    return {
      code: 'vin-mangled',
      message: 'A spreadsheet turned the VIN into a number; export the file again as text.',
    };
  }
  if (vin.length !== 17) {
    return { code: 'vin-length', message: `The VIN has ${vin.length} characters; it must have 17.` };
  }
  const suggestion = suggestVin(vin);
  const hint = suggestion === undefined ? '' : ` It may be ${suggestion}.`;
  return {
    code: 'vin-characters',
    message: `The VIN has characters that no VIN has (I, O, Q or others than letters and digits).${hint}`,
  };
}
