import { describe, expect, it } from 'vitest';
import { judgeRow, type RunSheetStatus } from '../../main/core/run-sheet.ts';

type RowFacts = Parameters<typeof judgeRow>[0];

const row: RowFacts = {
  type: 'cao',
  isReady: false,
  isCounted: true,
  feed: 40,
  toPrint: 3,
  orderStatus: null,
  listText: '',
  waiting: null,
  problem: null,
  warnings: [],
};
const asking = { code: 'empty-log', message: 'The VIN log is empty.', asks: true };
const telling = { ...asking, asks: false };
const problem = { code: 'disk-full', message: 'The disk is full.' };

const waiting = { since: '2026-11-23T12:00:00.000Z', ordersFolder: '/share', problem };

describe('the status of a row of the run sheet', () => {
  it.each<[string, Partial<RowFacts>, RunSheetStatus]>([
    ['a CAO that nothing warns about is ready', {}, 'ready'],
    ['a CAO that is only told something of is ready', { warnings: [telling] }, 'ready'],
    ['a CAO with a warning that asks is to be reviewed', { warnings: [telling, asking] }, 'review'],
    ['a CAO that was looked at is ready', { isReady: true, warnings: [asking] }, 'ready'],
    ['a CAO without vehicles has nothing new', { toPrint: 0, isReady: true }, 'nothing-new'],
    ['a CAO of a dealership without vehicles is not in the feed', { toPrint: 0, feed: 0 }, 'not-in-feed'],
    ['a MAINTENANCE of such a dealership prints its list', { type: 'maintenance', listText: '1ZZ', feed: 0 }, 'ready'],
    ['a LIST needs no feed', { type: 'list', listText: '1ZZ', feed: 0, toPrint: 0 }, 'nothing-new'],
    ['a LIST without text needs VINs', { type: 'list', listText: ' \n', toPrint: 0 }, 'needs-vins'],
    ['a MAINTENANCE without text needs VINs', { type: 'maintenance' }, 'needs-vins'],
    ['a LIST with text is ready', { type: 'list', listText: '1ZZ' }, 'ready'],
    ['a LIST that was prepared needs no VINs', { type: 'list', orderStatus: 'draft' }, 'ready'],
    ['a draft that was looked at is ready', { orderStatus: 'draft', isReady: true }, 'ready'],
    ['a row that was not counted is being counted', { isCounted: false, toPrint: 0, feed: 0 }, 'counting'],
    ['a row that needs VINs needs no counting', { isCounted: false, type: 'list', toPrint: 0 }, 'needs-vins'],
    ['a row whose order was written needs no counting', { isCounted: false, orderStatus: 'published' }, 'exported'],
    ['a row whose attempt failed has failed', { problem, orderStatus: 'draft', isReady: true }, 'failed'],
    ['a row that cannot be counted has failed', { problem, toPrint: 0 }, 'failed'],
    ['a draft whose share is away waits', { waiting, orderStatus: 'draft', warnings: [asking] }, 'waiting'],
    ['a published order is exported', { orderStatus: 'published' }, 'exported'],
    ['a published order stays exported', { orderStatus: 'published', problem, toPrint: 0 }, 'exported'],
    ['a published order waits for nothing', { waiting, orderStatus: 'published' }, 'exported'],
    ['a voided order is voided', { orderStatus: 'voided', isReady: true }, 'voided'],
  ])('%s', (_name, facts, status) => {
    expect(judgeRow({ ...row, ...facts })).toBe(status);
  });
});
