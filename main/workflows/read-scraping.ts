import type { ScrapingState } from '../core/scraping.ts';
import { readHandledUntil, readScrapingSettings } from '../database/scraping-settings.ts';
import { findNextScheduled, listScheduled } from '../scraping/schedule.ts';
import type { BackgroundContext } from './context.ts';

/** Says how far the run under way has come, and when the next one begins by itself. */
export function readScraping({ scraping, look, now }: BackgroundContext): ScrapingState {
  return look(({ reader }) => {
    const { schedule, contact } = readScrapingSettings(reader);
    const handled = readHandledUntil(reader);
    const overdue = handled === null ? [] : listScheduled(schedule, new Date(handled), now());
    return {
      progress: scraping.progress,
      settings: { schedule, contact },
      nextRunAt: findNextScheduled(schedule, now())?.toISOString() ?? null,
      overdue: overdue.map((time) => time.toISOString()),
      canBrowse: scraping.browser !== null,
    };
  });
}
