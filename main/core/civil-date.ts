import { WEEKDAYS, type Weekday } from './dealership.ts';

/** Days of each month; February is asked of the year. */
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Years in which a vehicle on a lot can have been taken in. */
const EARLIEST_YEAR = 1980;
const LATEST_YEAR = 2100;

/**
 * Reads the date forms of scraper feeds: `MM/DD/YYYY`, `YYYY/MM/DD`, `YYYY-MM-DD`, `MM-DD-YYYY` and ISO instants.
 *
 * @returns `YYYY-MM-DD`, or `null` when it is none of these or no such day exists.
 */
export function parseFeedDate(text: string): string | null {
  const match =
    /^(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})(?:[T ].*)?$/.exec(text.trim()) ??
    /^(?<month>\d{1,2})[-/](?<day>\d{1,2})[-/](?<year>\d{4})(?: .*)?$/.exec(text.trim());
  const { year = '', month = '', day = '' } = match?.groups ?? {};
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return match && isCivilDate(date) && Number(year) >= EARLIEST_YEAR && Number(year) <= LATEST_YEAR ? date : null;
}

/** Whether a text is a day that exists, written `YYYY-MM-DD`. */
export function isCivilDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const isLeapDay = month === 2 && day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && (day <= (MONTH_DAYS[month - 1] ?? 0) || isLeapDay);
}

/** Whole days from one `YYYY-MM-DD` to another; negative when the second is earlier. */
export function countDays(from: string, to: string): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** The weekday of a `YYYY-MM-DD`. */
export function findWeekday(date: string): Weekday {
  // Day 0 of the count, 1970-01-01, was a Thursday.
  const index = (((toDayNumber(date) + 3) % 7) + 7) % 7;
  return WEEKDAYS[index] ?? 'mon';
}

/** Days since 1970-01-01, by the days-from-civil formula (H. Hinnant, chrono-compatible date algorithms). */
function toDayNumber(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
