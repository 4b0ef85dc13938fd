import { WEEKDAYS, type Weekday } from './dealership.ts';

/** Days of each month; February is asked of the year. */
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Years in which a vehicle on a lot can have been taken in. */
const EARLIEST_YEAR = '1980';
const LATEST_YEAR = '2100';

const YEAR_FIRST = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d{1,2}:[^/]*)?$/;
const YEAR_LAST = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?: \d{1,2}:[^/]*)?$/;

/**
 * Reads the date forms of scraper feeds: `MM/DD/YYYY`, `YYYY/MM/DD`, `YYYY-MM-DD`, `MM-DD-YYYY` and ISO instants.
 *
 * @returns `YYYY-MM-DD`, or `null` when it is none of these or no such day exists.
 */
export function parseFeedDate(text: string): string | null {
  const trimmed = text.trim();
  const yearFirst = YEAR_FIRST.exec(trimmed);
  const [, year = '', month = '', day = ''] = yearFirst ?? [];
  if (yearFirst) return readDay(year, month, day);
  const [, lastMonth = '', lastDay = '', lastYear = ''] = YEAR_LAST.exec(trimmed) ?? [];
  return readDay(lastYear, lastMonth, lastDay);
}

/** Whether a text is a day that exists, written `YYYY-MM-DD`. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  const isLeapDay = month === 2 && day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && (day <= (MONTH_DAYS[month - 1] ?? 0) || isLeapDay);
}

/**
 * Days from 1970-01-01 to a `YYYY-MM-DD`, so that the difference of two is the days between them.
 *
 * @throws RangeError when there is no such day: a count of NaN days would pass every rule that compares it.
 */
export function countDay(date: string): number {
  if (!isCivilDate(date)) throw new RangeError(`Not a day written YYYY-MM-DD: ${date}`);
  // The days-from-civil formula: a year that begins in March has its leap day at the end.
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(date.slice(8)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The weekday of a `YYYY-MM-DD`. @throws RangeError when there is no such day */
export function findWeekday(date: string): Weekday {
  // Day 0 was a Thursday. The second remainder is for days before it.
  return WEEKDAYS[(((countDay(date) + 3) % 7) + 7) % 7] ?? 'mon';
}

function readDay(year: string, month: string, day: string): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR && isCivilDate(date) ? date : null;
}
