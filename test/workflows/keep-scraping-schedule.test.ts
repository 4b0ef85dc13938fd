import { describe, expect, it } from 'vitest';
import { describeScheduledRun } from '../../main/core/scheduled-run.ts';
import type { ScrapingSchedule } from '../../main/core/scraping.ts';
import { changeScrapingSettings } from '../../main/workflows/change-scraping-settings.ts';
import { keepScrapingSchedule } from '../../main/workflows/keep-scraping-schedule.ts';
import { listScrapingRuns } from '../../main/workflows/list-scraping-runs.ts';
import { readScraping } from '../../main/workflows/read-scraping.ts';
import { runScrapers } from '../../main/workflows/run-scrapers.ts';
import { makeLot, shelve } from '../scraping/shelf-adapter.ts';
import { addWebsites, openScraping } from './open-scraping.ts';
import { openShop } from './open-shop.ts';

const SCHEDULE: ScrapingSchedule = { isEnabled: true, time: '04:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] };
/** Local times of the week of the shop's clock, which stands at noon of Monday. */
const monday = (hours: number, minutes = 0) => new Date(2026, 10, 23, hours, minutes);
const day = (date: number, hours: number, minutes = 0) => new Date(2026, 10, date, hours, minutes);

async function openScheduled(since = monday(12)) {
  const shop = await openShop();
  const { routes, servers } = await addWebsites(shop, { A: shelve(makeLot(3)) });
  const scraping = openScraping(shop, routes);
  await changeScrapingSettings(shop.with({ now: () => since }), { patch: { schedule: SCHEDULE } });
  const look = (now: Date) => keepScrapingSchedule(scraping.with({ now: () => now }));
  return { shop, scraping, servers, look };
}

describe('the scraping schedule', () => {
  it('does nothing before its time, runs once at it, and not again', async () => {
    const { look } = await openScheduled();
    await expect(look(day(24, 3, 59))).resolves.toBeNull();
    await expect(look(day(24, 4, 0))).resolves.toMatchObject({
      origin: 'schedule',
      status: 'done',
      missed: [],
      results: [{ dealership: 'A', outcome: 'ok' }],
    });
    await expect(look(day(24, 4, 1))).resolves.toBeNull();
    await expect(look(day(24, 23, 0))).resolves.toBeNull();
  });

  it('has missed nothing when it is switched on after the time of the day', async () => {
    const { look } = await openScheduled(monday(12));
    await expect(look(monday(12, 1))).resolves.toBeNull();
  });

  it('catches up with one run after sleep or a late start, and says what was missed', async () => {
    const { look, shop, scraping } = await openScheduled();
    const late = day(26, 9, 0);
    expect(readScraping(scraping.with({ now: () => late })).overdue).toHaveLength(3);
    const run = await look(late);
    expect(run).toMatchObject({ missed: [day(24, 4), day(25, 4), day(26, 4)].map((time) => time.toISOString()) });
    expect(shop.messages.join()).toContain('3 scheduled readings of websites were missed');
    await expect(look(day(26, 9, 1))).resolves.toBeNull();
    expect(listScrapingRuns(shop.context).runs).toHaveLength(1);
  });

  it('leaves out sites that were read since', async () => {
    const { look, scraping, servers } = await openScheduled();
    await runScrapers(scraping.with({ now: () => day(24, 4, 5) }), { all: true });
    const asked = servers.get('A')?.seen.length;
    await expect(look(day(24, 4, 10))).resolves.toMatchObject({ results: [] });
    expect(servers.get('A')?.seen).toHaveLength(asked ?? 0);
  });

  it('tells of a run whose import failed, as of any other', async () => {
    const { look, shop } = await openScheduled();
    shop.context.writer.exec(
      `CREATE TRIGGER refuse BEFORE INSERT ON import_locations BEGIN SELECT RAISE(ABORT, 'no more'); END`,
    );
    const run = await look(day(24, 4, 0));
    expect(run).toMatchObject({ status: 'failed', results: [{ dealership: 'A', effect: 'kept' }] });
    expect(run && describeScheduledRun(run)).toMatchObject({
      kind: 'problem',
      text: expect.stringContaining('0 of 1 taken over. no more'),
    });
    expect(shop.messages.join()).toContain('no more');
    await expect(look(day(24, 4, 1))).resolves.toBeNull();
  });

  it('waits while another run is under way, and comes to it afterwards', async () => {
    const { look, scraping } = await openScheduled();
    const byHand = runScrapers(scraping.with({ now: () => day(24, 3, 59) }), { all: true });
    await expect(look(day(24, 4, 0))).resolves.toBeNull();
    await byHand;
    await expect(look(day(24, 4, 1))).resolves.toMatchObject({ origin: 'schedule' });
  });

  it('does not begin while another process is reading, and tries again later', async () => {
    const { look, shop } = await openScheduled();
    shop.context.writer
      .prepare(`INSERT INTO scraping_runs (origin, status, started_at, process) VALUES ('operator', 'running', ?, ?)`)
      .run(day(24, 3, 55).toISOString(), process.ppid);
    await expect(look(day(24, 4, 0))).resolves.toBeNull();
    shop.context.writer.exec(`UPDATE scraping_runs SET status = 'done'`);
    await expect(look(day(24, 4, 2))).resolves.toMatchObject({ status: 'done' });
  });

  it('does nothing when the clock is set back', async () => {
    const { look } = await openScheduled();
    await look(day(24, 4, 0));
    await expect(look(monday(5))).resolves.toBeNull();
    await expect(look(day(24, 4, 0))).resolves.toBeNull();
  });

  it('does nothing when it is off, and nothing at weekends', async () => {
    const { look, shop } = await openScheduled();
    await changeScrapingSettings(shop.context, { patch: { schedule: { ...SCHEDULE, isEnabled: false } } });
    await expect(look(day(24, 4, 0))).resolves.toBeNull();
    await changeScrapingSettings(shop.with({ now: () => day(27, 12) }), { patch: { schedule: SCHEDULE } });
    await expect(look(day(29, 12, 0))).resolves.toBeNull();
    await expect(look(day(30, 4, 0))).resolves.not.toBeNull();
  });

  it('says when the next run is', async () => {
    const { scraping } = await openScheduled();
    expect(readScraping(scraping.context)).toMatchObject({
      nextRunAt: day(24, 4).toISOString(),
      overdue: [],
      canBrowse: false,
    });
  });
});
