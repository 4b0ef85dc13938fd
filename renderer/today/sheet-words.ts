import {
  IconAlertTriangle,
  IconCarOff,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDot,
  IconClockPause,
  IconEye,
  IconLoader,
  IconPencil,
  IconTrash,
  type TablerIcon,
} from '@tabler/icons-react';
import type { FunnelStep, RunSheetRow } from '../../preload/contract.ts';

/** How a row's status is said, drawn and coloured. */
export const SHEET_STATUS: Readonly<
  Record<RunSheetRow['status'], { readonly word: string; readonly color: string; readonly icon: TablerIcon }>
> = {
  counting: { word: 'Counting', color: 'gray', icon: IconLoader },
  'needs-vins': { word: 'Needs VINs', color: 'yellow', icon: IconPencil },
  review: { word: 'Review', color: 'yellow', icon: IconEye },
  ready: { word: 'Ready', color: 'accent', icon: IconCircleDot },
  'nothing-new': { word: 'Nothing new', color: 'gray', icon: IconCircleDashed },
  waiting: { word: 'Waiting', color: 'yellow', icon: IconClockPause },
  'not-in-feed': { word: 'Not in feed', color: 'yellow', icon: IconCarOff },
  exported: { word: 'Exported', color: 'green', icon: IconCircleCheck },
  failed: { word: 'Failed', color: 'red', icon: IconAlertTriangle },
  voided: { word: 'Voided', color: 'gray', icon: IconTrash },
};

/** The steps of the funnel in words. */
const STEP_WORDS: Readonly<Record<string, string>> = {
  feed: 'in the feed',
  excluded: 'excluded by you',
  condition: 'wrong type',
  'on-the-lot': 'off the lot',
  stock: 'no stock number',
  price: 'price',
  keywords: 'left-out word',
  make: 'other make',
  year: 'too old',
  seasoning: 'too new on the lot',
  'vin-log': 'ordered before',
};

/** What each step of a funnel took away, those that took nothing left out. */
export function listLosses(funnel: readonly FunnelStep[]): readonly {
  readonly step: string;
  readonly lost: number;
  /** What they are, as in `− 3 off the lot`. */
  readonly words: string;
}[] {
  return funnel
    .slice(1)
    .map(({ step, remaining }, index) => ({
      step,
      lost: (funnel[index]?.remaining ?? 0) - remaining,
      words: STEP_WORDS[step] ?? step,
    }))
    .filter(({ lost }) => lost > 0);
}

/** What a warning is about, in the few words that fit into a row; its message says it whole. */
export const WARNING_WORDS: Readonly<Record<string, string>> = {
  'empty-vin-log': 'VIN log is empty',
  'many-vehicles': 'very many',
  'unusually-many': 'many more than usual',
  'missing-url': 'no link',
  'check-digit': 'check digit',
  'already-ordered': 'ordered before',
  'stale-inventory': 'old data',
  'website-failed': 'website not read',
  'number-used': 'number is taken',
  'number-planned': 'number is taken',
  'not-in-feed': 'no vehicles',
  'mapped-later': 'activate again',
  'unmatched-entries': 'entries to look at',
  'invalid-entries': 'entries to look at',
};
