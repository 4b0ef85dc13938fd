import { ThemeIcon } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useRead } from '../door/use-read.ts';
import { useNow } from '../shell/use-now.ts';
import { formatAge } from '../shell/words.ts';
import { FRESHNESS_COLORS } from './outcome-words.ts';

/** A mark beside a dealership's vehicles when they are not fresh any more; nothing when they are. */
export function FeedAge({ dealership }: { readonly dealership: string }) {
  const sites = useRead('listScrapingSites', {});
  const now = useNow();
  const site = sites.data?.sites.find((one) => one.dealership === dealership);
  if (!site?.dataFrom || site.freshness === null || site.freshness === 'fresh') return null;
  const words = `The vehicles are as of ${formatAge(site.dataFrom, now)}`;
  return (
    <ThemeIcon
      size="xs"
      variant="transparent"
      color={FRESHNESS_COLORS[site.freshness]}
      role="img"
      aria-label={words}
      title={words}
    >
      <IconClockExclamation size={15} aria-hidden />
    </ThemeIcon>
  );
}
