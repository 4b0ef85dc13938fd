import type { VinLogImportReport } from '../../preload/contract.ts';
import { formatPlural } from '../shell/words.ts';

/** `12 rows: 10 new, 2 known already, 1 flagged, 3 lines left out` */
export function nameOutcome({ import: counts, ignored }: VinLogImportReport): string {
  const parts = [`${counts.added} new`, `${counts.known} known already`];
  if (counts.flagged > 0) parts.push(`${counts.flagged} flagged`);
  if (ignored.length > 0) parts.push(`${formatPlural(ignored.length, 'line')} left out`);
  return `${formatPlural(counts.rows, 'row')}: ${parts.join(', ')}`;
}
