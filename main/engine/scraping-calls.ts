import { z } from 'zod';
import { acceptScraped, discardScraped, previewScraped } from '../workflows/accept-scraped.ts';
import { changeScrapingSettings } from '../workflows/change-scraping-settings.ts';
import { changeScrapingSite } from '../workflows/change-scraping-site.ts';
import { detectScrapingPlatform } from '../workflows/detect-scraping-platform.ts';
import { listScrapingRuns } from '../workflows/list-scraping-runs.ts';
import { listScrapingSites } from '../workflows/list-scraping-sites.ts';
import { readScraping } from '../workflows/read-scraping.ts';
import { runScrapers } from '../workflows/run-scrapers.ts';
import { stopScraping } from '../workflows/stop-scraping.ts';
import { tryScrapingSite } from '../workflows/try-scraping-site.ts';
import { background, flag, name, nothing, read, rehearse, weekday, write } from './call-definition.ts';

const host = z.string().max(300);
const adapter = z.string().min(1).max(60);
const settings = z.record(z.string(), z.unknown());
const line = z.string().trim().max(200);
const address = z.strictObject({ street: line, locality: line, postalCode: line, region: line, country: line });
const sitePatch = z.strictObject({
  isEnabled: flag,
  host: z.exactOptional(host.nullable()),
  adapter: z.exactOptional(adapter.nullable()),
  settings: z.exactOptional(settings),
  address: z.exactOptional(address),
});
const schedule = z.strictObject({
  isEnabled: z.boolean(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  days: z.array(weekday).max(7),
});
const names = z.array(name).min(1).max(1000);

/** Calls about the dealerships' websites. */
export const scrapingCalls = {
  listScrapingSites: read(nothing, listScrapingSites),
  changeScrapingSite: write(z.strictObject({ name, patch: sitePatch }), (context, input) =>
    changeScrapingSite(context, input),
  ),
  tryScrapingSite: background(
    z.strictObject({
      name,
      host: z.exactOptional(host),
      adapter: z.exactOptional(adapter),
      settings: z.exactOptional(settings),
    }),
    tryScrapingSite,
  ),
  detectScrapingPlatform: background(z.strictObject({ name, host: z.exactOptional(host) }), detectScrapingPlatform),
  runScrapers: background(
    z.strictObject({ names: z.exactOptional(names), all: flag, due: flag, dryRun: flag }),
    (context, input) => runScrapers(context, input),
  ),
  stopScraping: background(nothing, stopScraping),
  readScraping: background(nothing, readScraping),
  listScrapingRuns: read(
    z.strictObject({ limit: z.exactOptional(z.number().int().min(1).max(1000)) }),
    listScrapingRuns,
  ),
  previewScraped: rehearse(z.strictObject({ names }), previewScraped),
  acceptScraped: write(z.strictObject({ names }), acceptScraped),
  discardScraped: write(z.strictObject({ names }), discardScraped),
  changeScrapingSettings: write(
    z.strictObject({ patch: z.strictObject({ schedule: z.exactOptional(schedule), contact: z.exactOptional(line) }) }),
    changeScrapingSettings,
  ),
};
