import { describe, expect, it } from 'vitest';
import type { VinLogLine } from '../../main/core/parse-vin-log.ts';
import { planVinLogImport } from '../../main/core/plan-vin-log-import.ts';

function line(vin: string, orderNumber: string, flag = ''): VinLogLine {
  return { line: 1, vin, orderNumber, orderDate: null, orderType: null, template: '', flag };
}

describe('importing a legacy log', () => {
  it('records every VIN and order once; a VIN that is there already is known', () => {
    const plan = planVinLogImport(
      [line('A', '1'), line('B', '1'), line('A', '2'), line('A', '2'), line('C', '3', '1 characters')],
      [{ vin: 'B', orderNumber: '1' }],
    );
    expect(plan).toMatchObject({ rows: 5, added: 2, known: 3, flagged: 1 });
    expect(plan.entries.map(({ outcome }) => outcome)).toEqual(['added', 'known', 'known', 'known', 'added']);
    expect(plan.toRecord.map(({ vin, orderNumber }) => vin + orderNumber)).toEqual(['A1', 'A2', 'C3']);
  });

  it('again records nothing', () => {
    const lines = [line('A', '1'), line('A', '2'), line('B', '')];
    expect(planVinLogImport(lines, lines)).toMatchObject({ rows: 3, added: 0, known: 3, toRecord: [] });
  });
});
