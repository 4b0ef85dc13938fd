import { countDay, isCivilDate } from './civil-date.ts';

/** What is worth a look in a VIN log; `ok` when nothing is. */
export type VinLogState = 'ok' | 'empty' | 'stale' | 'larger-than-lot';

/** A log without an entry for so many days is stale. */
const STALE_AFTER_DAYS = 60;

/**
 * Judges a VIN log: without entries every vehicle would be ordered; without a recent one its orders may be logged
 * elsewhere; with more VINs than the lot ever had vehicles it may be of another dealership.
 *
 * @param log `lastOn` and `today` as `YYYY-MM-DD`; `largestLot` is 0 when no import ever had the dealership.
 */
export function judgeVinLog(
  log: { readonly vins: number; readonly lastOn: string | null; readonly largestLot: number },
  today: string,
): VinLogState {
  if (log.vins === 0) return 'empty';
  const lastOn = log.lastOn !== null && isCivilDate(log.lastOn) ? log.lastOn : today;
  if (countDay(today) - countDay(lastOn) >= STALE_AFTER_DAYS) return 'stale';
  return log.largestLot > 0 && log.vins > log.largestLot ? 'larger-than-lot' : 'ok';
}
