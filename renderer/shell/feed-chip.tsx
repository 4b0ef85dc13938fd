import { Badge, Tooltip } from '@mantine/core';
import { useLocation } from 'wouter';
import { useRead } from '../door/use-read.ts';
import { useNow } from './use-now.ts';
import { formatAge, formatInstant, formatPlural, formatRecent } from './words.ts';

const HOUR = 3_600_000;

/** The active import's age and size; a click leads to the imports. */
export function FeedChip() {
  const { data } = useRead('listImports', {});
  const [, go] = useLocation();
  const now = useNow();
  const active = data?.imports.find((line) => line.status === 'active');
  if (!data) return null;
  const openImports = () => go('/imports');
  if (!active) {
    return (
      <Badge component="button" type="button" color="gray" variant="light" tt="none" onClick={openImports}>
        No feed yet
      </Badge>
    );
  }
  const instant = active.activatedAt ?? active.importedAt;
  const age = now - Date.parse(instant);
  const [color, word] = age < 24 * HOUR ? ['green', 'fresh'] : age < 72 * HOUR ? ['yellow', 'aging'] : ['red', 'old'];
  return (
    <Tooltip label={`Active since ${formatInstant(instant)} (${formatAge(instant, now)})`}>
      <Badge component="button" type="button" color={color} variant="light" tt="none" onClick={openImports} size="lg">
        Feed {word}: {formatRecent(instant)} · {formatPlural(active.totalVehicles, 'vehicle')} ·{' '}
        {formatPlural(active.dealershipsCount, 'dealership')}
      </Badge>
    </Tooltip>
  );
}
