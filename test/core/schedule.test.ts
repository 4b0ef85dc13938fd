import { describe, expect, it } from 'vitest';
import { findDueDealerships } from '../../main/core/schedule.ts';

const weber = { name: 'Weber Chevrolet', isActive: true, schedule: ['mon', 'thu'] } as const;
const porsche = { name: 'Porsche St. Louis', isActive: true, schedule: ['mon'] } as const;
const closed = { name: 'Closed Motors', isActive: false, schedule: ['mon'] } as const;
const all = [weber, porsche, closed];

describe('the dealerships due on a weekday', () => {
  it('are the active ones scheduled for it, by name', () => {
    expect(findDueDealerships(all, 'mon')).toEqual([porsche, weber]);
    expect(findDueDealerships(all, 'thu')).toEqual([weber]);
  });

  it('are none on a day that nobody is scheduled for', () => {
    expect(findDueDealerships(all, 'sun')).toEqual([]);
  });
});
