import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import type { ScrapingSite } from '../../preload/contract.ts';
import { useNow } from '../shell/use-now.ts';
import { formatAge, formatInstant } from '../shell/words.ts';
import { FRESHNESS_COLORS } from './outcome-words.ts';

/** How old the vehicles of a dealership are: when the website, or a file, last brought good ones. */
export function DataAge(props: {
  readonly site: Pick<ScrapingSite, 'dataFrom' | 'freshness'>;
  /** What the age is of, where nothing beside it says so. */
  readonly prefix?: string;
}) {
  const { site, prefix = '' } = props;
  const now = useNow();
  if (site.dataFrom === null || site.freshness === null) {
    return (
      <Badge size="sm" color="gray" variant="outline" tt="none">
        No data yet
      </Badge>
    );
  }
  const Icon = site.freshness === 'fresh' ? IconClock : IconAlertTriangle;
  return (
    <Badge
      size="sm"
      color={FRESHNESS_COLORS[site.freshness]}
      variant="light"
      tt="none"
      leftSection={<Icon size={12} aria-hidden />}
      title={`Vehicles as of ${formatInstant(site.dataFrom)}`}
    >
      {prefix}
      {formatAge(site.dataFrom, now)}
    </Badge>
  );
}
