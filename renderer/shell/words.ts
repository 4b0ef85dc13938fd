/** Dates, numbers and plurals as people write them. */

const WHOLE = new Intl.NumberFormat('en-US');
const MONEY = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
const TIME = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const DATE_TIME = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `3,530` */
export function formatCount(count: number): string {
  return WHOLE.format(count);
}

/** `1 vehicle`, `3,530 vehicles` */
export function formatPlural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `$22,500`, or a dash when there is no price. */
export function formatPrice(price: number | null): string {
  return price === null ? '–' : MONEY.format(price);
}

/** `Mon 06:42` for an instant of the last days. */
export function formatRecent(instant: string): string {
  return TIME.format(new Date(instant));
}

/** `Nov 24, 2026, 06:42` */
export function formatInstant(instant: string | null): string {
  return instant === null ? '–' : DATE_TIME.format(new Date(instant));
}

/** Text of the engine as people read it: each instant in it as `formatInstant` writes one. */
export function formatInstantsIn(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, formatInstant);
}

/** `now`, `5 min ago`, `3 h ago`, `7 d ago` */
export function formatAge(instant: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(instant)) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${Math.floor(minutes / 60 / 24)} d ago`;
}
