import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countDay, findWeekday, isCivilDate, parseFeedDate } from '../../main/core/civil-date.ts';
import { WEEKDAYS } from '../../main/core/dealership.ts';

const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
const format = (date: Date) => date.toISOString().slice(0, 10);

describe('a date in a feed', () => {
  it.each([
    ['08/11/2025', '2025-08-11'],
    ['8/1/2025', '2025-08-01'],
    ['2025/08/11', '2025-08-11'],
    ['2025-08-11', '2025-08-11'],
    ['08-11-2025', '2025-08-11'],
    [' 2025-08-11 ', '2025-08-11'],
    ['2025-08-11T14:30:00Z', '2025-08-11'],
    ['2025-08-11T14:30:00.123-05:00', '2025-08-11'],
    ['2025-08-11 00:00:00', '2025-08-11'],
    ['08/11/2025 12:00:00 AM', '2025-08-11'],
    ['02/29/2024', '2024-02-29'],
    ['02/29/2000', '2000-02-29'],
  ])('%s is %s', (text, date) => {
    expect(parseFeedDate(text)).toBe(date);
  });

  it.each([
    '',
    'today',
    '08/11/25',
    '25-08-11',
    '25/12/2024',
    '02/30/2025',
    '02/29/2025',
    '02/29/2100',
    '00/10/2025',
    '13/10/2025',
    '04/31/2025',
    '2025-00-01',
    '2025-01-00',
    '0000-00-00',
    '1899-12-31',
    '9999-12-31',
    '45880',
    '11.08.2025',
    '2025-08',
    '2025-08-11 and more',
    '2025-08-111',
  ])('"%s" is none', (text) => {
    expect(parseFeedDate(text)).toBeNull();
  });
});

describe('days', () => {
  it.each([
    ['2025-08-11', '2025-08-11', 0],
    ['2025-08-11', '2025-08-12', 1],
    ['2025-08-12', '2025-08-11', -1],
    ['2024-02-28', '2024-03-01', 2],
    ['2025-02-28', '2025-03-01', 1],
    ['2024-12-31', '2025-01-01', 1],
    ['2025-03-08', '2025-03-10', 2],
  ])('from %s to %s are %i', (from, to, count) => {
    expect(countDay(to) - countDay(from)).toBe(count);
  });

  it('are counted as the calendar counts them, and so are weekdays', () => {
    fc.assert(
      fc.property(days, (date) => {
        expect(countDay(format(date))).toBe(Math.floor(date.getTime() / 86_400_000));
        expect(WEEKDAYS.indexOf(findWeekday(format(date)))).toBe((date.getUTCDay() + 6) % 7);
        expect(isCivilDate(format(date))).toBe(true);
      }),
    );
  });

  it.each(['', '2025-02-29', '2025-13-01', '11/08/2025', '2025-8-1', 'NaN'])('of "%s" are not counted', (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(() => countDay(text)).toThrow(RangeError);
    expect(() => findWeekday(text)).toThrow(RangeError);
  });

  it.each([
    ['2025-08-11', 'mon'],
    ['2025-08-17', 'sun'],
    ['1970-01-01', 'thu'],
    ['1969-12-31', 'wed'],
    ['2000-02-29', 'tue'],
  ])('%s is a %s', (date, weekday) => {
    expect(findWeekday(date)).toBe(weekday);
  });
});
