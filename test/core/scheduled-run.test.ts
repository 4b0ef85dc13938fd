import { describe, expect, it } from 'vitest';
import { describeScheduledRun } from '../../main/core/scheduled-run.ts';
import type { ScrapingResult, ScrapingRun } from '../../main/core/scraping.ts';

const RUN: ScrapingRun = {
  id: 1,
  origin: 'schedule',
  status: 'done',
  startedAt: '2026-11-24T10:00:00.000Z',
  endedAt: '2026-11-24T10:05:00.000Z',
  missed: [],
  importId: 1,
  failure: null,
  results: [],
};
const results = (...effects: readonly ScrapingResult['effect'][]) =>
  effects.map((effect) => ({ effect })) as unknown as readonly ScrapingResult[];

describe('the announcement of a scheduled run', () => {
  it('is good news when everything was taken over', () => {
    expect(describeScheduledRun({ ...RUN, results: results('taken', 'taken') })).toMatchObject({
      kind: 'done',
      text: '2 of 2 taken over.',
    });
  });

  it('says what waits, what failed and what was missed', () => {
    const run = { ...RUN, results: results('taken', 'held', 'kept'), missed: ['2026-11-23T10:00:00.000Z'] };
    expect(describeScheduledRun(run)).toMatchObject({
      kind: 'problem',
      text: '1 of 3 taken over. 1 waits for a look. One time was missed.',
    });
  });

  it('says that nothing was due', () => {
    expect(describeScheduledRun(RUN)).toMatchObject({ kind: 'done', text: 'Every website was read since its time.' });
  });
});
