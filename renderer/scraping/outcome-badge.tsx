import { Badge } from '@mantine/core';
import type { ScrapeOutcome } from '../../preload/contract.ts';
import { OUTCOME_WORDS } from './outcome-words.ts';

/** What became of reading a website, as an icon and a word. */
export function OutcomeBadge({ outcome }: { readonly outcome: ScrapeOutcome }) {
  const { word, color, icon: Icon } = OUTCOME_WORDS[outcome];
  return (
    <Badge
      size="sm"
      color={color}
      variant="light"
      tt="none"
      style={{ flexShrink: 0 }}
      leftSection={<Icon size={12} aria-hidden />}
    >
      {word}
    </Badge>
  );
}
