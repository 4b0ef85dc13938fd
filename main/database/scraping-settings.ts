import { z } from 'zod';
import { WEEKDAYS } from '../core/dealership.ts';
import type { ScrapingSettings } from '../core/scraping.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';
import { readSetting, writeSetting } from './settings.ts';

const SETTINGS = 'scraping';
const HANDLED = 'scraping-handled-until';

/** What is so until the operator says otherwise: nothing is read by itself. */
export const DEFAULT_SCRAPING: ScrapingSettings = {
  schedule: { isEnabled: false, time: '04:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
  contact: '',
};

const settings = z.object({
  schedule: z.object({
    isEnabled: z.boolean(),
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    days: z.array(z.enum(WEEKDAYS)),
  }),
  contact: z.string(),
});

/** Reads how websites are read by themselves. */
export function readScrapingSettings(db: ReadableDatabase): ScrapingSettings {
  const parsed = settings.safeParse(readSetting(db, SETTINGS));
  return parsed.success ? parsed.data : DEFAULT_SCRAPING;
}

/** Keeps how websites are read by themselves. */
export function writeScrapingSettings(db: WritableDatabase, value: ScrapingSettings, at: string): void {
  writeSetting(db, SETTINGS, value, at);
}

/** Up to when scheduled times have been attended to, UTC ISO; `null` before the schedule was ever switched on. */
export function readHandledUntil(db: ReadableDatabase): string | null {
  const at = readSetting(db, HANDLED);
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? at : null;
}

/** Remembers up to when scheduled times have been attended to. */
export function writeHandledUntil(db: WritableDatabase, until: string, at: string): void {
  writeSetting(db, HANDLED, until, at);
}
