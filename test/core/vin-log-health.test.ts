import { describe, expect, it } from 'vitest';
import { judgeVinLog } from '../../main/core/vin-log-health.ts';

const TODAY = '2026-11-23';

describe('judging a VIN log', () => {
  it.each([
    ['empty', { vins: 0, lastOn: null, largestLot: 80 }],
    ['stale', { vins: 40, lastOn: '2026-09-24', largestLot: 80 }],
    ['ok', { vins: 40, lastOn: '2026-09-25', largestLot: 80 }],
    ['larger-than-lot', { vins: 81, lastOn: '2026-11-20', largestLot: 80 }],
    ['ok', { vins: 80, lastOn: '2026-11-20', largestLot: 80 }],
    ['ok', { vins: 500, lastOn: '2026-11-20', largestLot: 0 }],
    ['ok', { vins: 5, lastOn: 'some day', largestLot: 80 }],
  ])('calls it %s: %o', (state, log) => {
    expect(judgeVinLog(log, TODAY)).toBe(state);
  });
});
