import { Cron } from 'croner';
import type { ScrapingSchedule } from '../core/scraping.ts';

/** Scheduled times that are listed at most; who was away for longer need not read them all. */
const MOST_LISTED = 60;

/**
 * The next time at which sites are read by themselves, after an instant; `null` when they are not. A time that the
 * clocks skip in spring moves to the moment after; one that comes twice in autumn counts once.
 *
 * @param timeZone The wall clock's; the machine's own when it is left out.
 */
export function findNextScheduled(schedule: ScrapingSchedule, now: Date, timeZone?: string): Date | null {
  return readSchedule(schedule, timeZone)?.nextRun(now) ?? null;
}

/** The newest scheduled time up to an instant, or `null`. */
export function findLastScheduled(schedule: ScrapingSchedule, now: Date, timeZone?: string): Date | null {
  const nextSecond = new Date((Math.floor(now.getTime() / 1000) + 1) * 1000);
  const [last] = readSchedule(schedule, timeZone)?.previousRuns(1, nextSecond) ?? [];
  return last ?? null;
}

/** The scheduled times after one instant and up to another, the oldest first; of very many the newest. */
export function listScheduled(
  schedule: ScrapingSchedule,
  after: Date,
  until: Date,
  timeZone?: string,
): readonly Date[] {
  const times: Date[] = [];
  for (let last = findLastScheduled(schedule, until, timeZone); last !== null && last > after; ) {
    times.unshift(last);
    if (times.length >= MOST_LISTED) break;
    last = findLastScheduled(schedule, new Date(last.getTime() - 1000), timeZone);
  }
  return times;
}

function readSchedule({ isEnabled, time, days }: ScrapingSchedule, timeZone: string | undefined): Cron | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? [];
  if (!isEnabled || days.length === 0 || hours === undefined || minutes === undefined) return null;
  return new Cron(`0 ${Number(minutes)} ${Number(hours)} * * ${days.join(',').toUpperCase()}`, {
    ...(timeZone !== undefined && { timezone: timeZone }),
  });
}
