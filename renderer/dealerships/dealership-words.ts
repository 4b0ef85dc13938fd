import type { DealershipSummary, OrderType, Weekday } from '../../preload/contract.ts';

/** Weekdays that orders are made on, with the letter that a column shows. */
export const WORKDAYS: readonly { readonly day: Weekday; readonly letter: string; readonly word: string }[] = [
  { day: 'mon', letter: 'M', word: 'Monday' },
  { day: 'tue', letter: 'T', word: 'Tuesday' },
  { day: 'wed', letter: 'W', word: 'Wednesday' },
  { day: 'thu', letter: 'T', word: 'Thursday' },
  { day: 'fri', letter: 'F', word: 'Friday' },
];

/** How an order type is said. */
export const ORDER_TYPE_WORDS: Readonly<Record<OrderType, string>> = {
  cao: 'CAO',
  list: 'LIST',
  maintenance: 'MAINTENANCE',
};

const SETTINGS: Readonly<Record<string, string>> = {
  name: 'name',
  aliases: 'other names',
  isActive: 'active',
  scraperEnabled: 'website',
  orderType: 'order type',
  rules: 'rules',
  output: 'output',
  schedule: 'schedule',
};

/** Settings of a dealership as people say them: `rules, order type`. */
export function nameSettings(keys: readonly string[]): string {
  return keys.map((key) => SETTINGS[key] ?? key).join(', ');
}

/** A dealership's state in one word, with its colour. */
export function describeState(line: Pick<DealershipSummary, 'isActive' | 'vehicles' | 'schedule'>): {
  readonly word: string;
  readonly color: string;
} {
  if (!line.isActive) return { word: 'Inactive', color: 'gray' };
  // A dealership that is due but absent needs a look; one that only sends lists does not.
  if (line.vehicles === 0) return { word: 'Not in feed', color: line.schedule.length > 0 ? 'yellow' : 'gray' };
  return { word: 'In feed', color: 'green' };
}

/** The scheduled days as words, `Tue, Thu`, or a dash. */
export function formatSchedule(schedule: readonly Weekday[]): string {
  return schedule.map((day) => day.charAt(0).toUpperCase() + day.slice(1)).join(', ') || '–';
}
