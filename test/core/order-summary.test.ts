import { describe, expect, it } from 'vitest';
import { buildOrderSummary, formatOrderSummary } from '../../main/core/order-summary.ts';
import { makeDraft, makeOrderVehicle } from './make-order.ts';

describe('order_summary.json', () => {
  it('tells what was ordered and what was written', () => {
    const draft = makeDraft(
      [
        makeOrderVehicle(1, { condition: 'new' }),
        makeOrderVehicle(2, { condition: 'cpo' }),
        makeOrderVehicle(3, { condition: 'unknown' }),
        makeOrderVehicle(4),
        makeOrderVehicle(5),
      ],
      { warnings: [{ code: 'stale-data', message: 'The data is 9 days old.', asks: false }] },
    );
    const facts = {
      orderId: 12,
      vinLog: 'serra_honda_ofallon_vin_log',
      practice: true,
      preparedAt: '2025-08-11T14:30:00.000Z',
      writtenAt: '2025-08-11T14:31:00.000Z',
      applicationVersion: '0.1.0',
      template: { new: 'shortcut', used: 'Window card' },
      templateVersion: { new: null, used: 3 },
    } as const;
    const files = [{ path: 'qr_codes/X.png', bytes: 5, sha256: 'a'.repeat(64) }];
    const text = formatOrderSummary(buildOrderSummary(draft, facts, files));
    expect(JSON.parse(text)).toEqual({
      schemaVersion: 1,
      applicationVersion: '0.1.0',
      orderId: 12,
      orderNumber: '45175',
      orderType: 'cao',
      dealership: "Serra Honda O'Fallon",
      vinLog: 'serra_honda_ofallon_vin_log',
      practice: true,
      preparedAt: '2025-08-11T14:30:00.000Z',
      writtenAt: '2025-08-11T14:31:00.000Z',
      template: { new: 'shortcut', used: 'Window card' },
      templateVersion: { new: null, used: 3 },
      counts: { vehicles: 5, new: 1, po: 2, cpo: 1, unknown: 1 },
      funnel: [
        { step: 'feed', remaining: 7 },
        { step: 'vin-log', remaining: 5 },
      ],
      warnings: [{ code: 'stale-data', message: 'The data is 9 days old.', asks: false }],
      files,
    });
    expect(text.endsWith('}\n')).toBe(true);
  });
});
