import { describe, expect, it } from 'vitest';
import { foldLotStatus, isOffTheLot } from '../../main/core/lot-status.ts';

const OFF_THE_LOT = [
  'In Transit',
  'In Transit to U.S.',
  'Allocated',
  'In Build Phase',
  'Build Phase',
  'Being Built',
  'In Production',
  'Arriving Soon',
  'Dealer Ordered',
  'Courtesy Vehicle',
  'In-Service Courtesy Vehicle',
  'Courtesy Transportation Unit',
  'In-Service',
  'In-Service FCTP',
];
const offLot = new Set(OFF_THE_LOT.map(foldLotStatus));

describe('a lot status', () => {
  it.each([
    ...OFF_THE_LOT,
    'IN-TRANSIT',
    'in transit',
    'InTransit',
    'in_transit',
    ' In  Transit ',
    'In Service',
    'in-service-fctp',
  ])('%s is off the lot', (status) => {
    expect(isOffTheLot(status, offLot)).toBe(true);
  });

  it.each([
    '',
    '   ',
    'On-Lot',
    'In Stock',
    'In-Stock',
    'InStock',
    'Available',
    'In Service Bay',
    'In Transit to U.S',
    'Not Allocated',
    'Transit',
    'In',
    'constructor',
  ])('"%s" is on the lot', (status) => {
    expect(isOffTheLot(status, offLot)).toBe(false);
  });

  it('is on the lot, whatever it says, when the table is empty', () => {
    expect(isOffTheLot('In Transit', new Set())).toBe(false);
  });
});
