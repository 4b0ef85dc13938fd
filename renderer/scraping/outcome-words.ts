import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconHandStop,
  IconPlugConnectedX,
  IconReplace,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Freshness, ScrapeOutcome } from '../../preload/contract.ts';

/** How something is said: an icon, a word and a colour, none of them alone. */
export interface Saying {
  readonly word: string;
  readonly color: string;
  readonly icon: TablerIcon;
}

/** What became of reading a website. */
export const OUTCOME_WORDS: Readonly<Record<ScrapeOutcome, Saying>> = {
  ok: { word: 'Read', color: 'green', icon: IconCircleCheck },
  partial: { word: 'Partly read', color: 'yellow', icon: IconAlertTriangle },
  suspicious: { word: 'Suspicious', color: 'yellow', icon: IconAlertTriangle },
  empty: { word: 'Empty', color: 'yellow', icon: IconCircleDashed },
  blocked: { word: 'Blocked', color: 'red', icon: IconBan },
  gone: { word: 'Gone', color: 'red', icon: IconPlugConnectedX },
  changed: { word: 'Site changed', color: 'red', icon: IconReplace },
  cancelled: { word: 'Stopped', color: 'gray', icon: IconHandStop },
  failed: { word: 'Failed', color: 'red', icon: IconCircleX },
};

/** How old a dealership's vehicles are, as a colour. */
export const FRESHNESS_COLORS: Readonly<Record<Freshness, string>> = {
  fresh: 'green',
  ageing: 'yellow',
  stale: 'red',
};

/** `under 1 s`, `4 s`, `2 min 05 s` between two moments in milliseconds. */
export function formatDuration(from: number, to: number): string {
  const seconds = Math.max(0, Math.round((to - from) / 1000));
  if (seconds < 1) return 'under 1 s';
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
