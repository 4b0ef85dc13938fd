import { describe, expect, it } from 'vitest';
import type { ScrapingSchedule } from '../../main/core/scraping.ts';
import { findLastScheduled, findNextScheduled, listScheduled } from '../../main/scraping/schedule.ts';

const DAILY: ScrapingSchedule = {
  isEnabled: true,
  time: '02:30',
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
};
const CHICAGO = 'America/Chicago';
const at = (text: string) => new Date(text);
const list = (schedule: ScrapingSchedule, after: string, until: string) =>
  listScheduled(schedule, at(after), at(until), CHICAGO).map((time) => time.toISOString());

describe('the schedule', () => {
  it('names the next time on the wall clock, and the last one up to now', () => {
    expect(findNextScheduled(DAILY, at('2026-11-25T08:29:59Z'), CHICAGO)).toEqual(at('2026-11-25T08:30:00Z'));
    expect(findNextScheduled(DAILY, at('2026-11-25T08:30:00Z'), CHICAGO)).toEqual(at('2026-11-26T08:30:00Z'));
    expect(findLastScheduled(DAILY, at('2026-11-25T08:30:00Z'), CHICAGO)).toEqual(at('2026-11-25T08:30:00Z'));
    expect(findLastScheduled(DAILY, at('2026-11-25T08:29:59.999Z'), CHICAGO)).toEqual(at('2026-11-24T08:30:00Z'));
  });

  it('runs once on the day on which the clocks skip the hour, at the moment after', () => {
    expect(list(DAILY, '2026-03-07T00:00:00Z', '2026-03-10T00:00:00Z')).toEqual([
      '2026-03-07T08:30:00.000Z',
      '2026-03-08T08:00:00.000Z',
      '2026-03-09T07:30:00.000Z',
    ]);
  });

  it('runs once on the day on which the hour comes twice', () => {
    expect(list({ ...DAILY, time: '01:30' }, '2026-10-31T00:00:00Z', '2026-11-03T00:00:00Z')).toEqual([
      '2026-10-31T06:30:00.000Z',
      '2026-11-01T06:30:00.000Z',
      '2026-11-02T07:30:00.000Z',
    ]);
  });

  it('keeps to its weekdays', () => {
    const workdays = { ...DAILY, days: ['mon', 'fri'] } as const;
    expect(list(workdays, '2026-11-19T00:00:00Z', '2026-11-25T00:00:00Z')).toEqual([
      '2026-11-20T08:30:00.000Z',
      '2026-11-23T08:30:00.000Z',
    ]);
  });

  it('has no times when it is off, has no day, or its time is none', () => {
    for (const change of [{ isEnabled: false }, { days: [] }, { time: '' }]) {
      const schedule = { ...DAILY, ...change };
      expect(findNextScheduled(schedule, at('2026-11-25T00:00:00Z'))).toBeNull();
      expect(listScheduled(schedule, at('2026-11-01T00:00:00Z'), at('2026-11-25T00:00:00Z'))).toEqual([]);
    }
  });

  it('has nothing between an instant and one before it: a clock that was set back', () => {
    expect(list(DAILY, '2026-11-25T00:00:00Z', '2026-11-20T00:00:00Z')).toEqual([]);
  });

  it('ends also after years', () => {
    expect(list(DAILY, '2016-11-25T00:00:00Z', '2026-11-20T00:00:00Z')).toHaveLength(60);
  });
});
