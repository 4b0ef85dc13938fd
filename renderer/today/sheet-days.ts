import type { Weekday } from '../../preload/contract.ts';

const ORDER: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'short', day: 'numeric' });
const WEEKDAY = new Intl.DateTimeFormat('en-US', { weekday: 'short' });

/** Today on the operator's wall, `YYYY-MM-DD`. */
export function today(): string {
  return formatDate(new Date());
}

/** The date of a weekday in the current week, Monday first. */
export function findDate(day: Weekday): string {
  const date = new Date();
  date.setDate(date.getDate() - ((date.getDay() + 6) % 7) + ORDER.indexOf(day));
  return formatDate(date);
}

/** `Tuesday, Nov 24` */
export function formatDay(date: string): string {
  return DAY.format(readDate(date));
}

/** `Tue` */
export function formatWeekday(date: string): string {
  return WEEKDAY.format(readDate(date));
}

function readDate(date: string): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day);
}

function formatDate(date: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
