import type { Dealership } from '../core/dealership.ts';
import { fillOutput } from '../core/fill-output.ts';
import { makePlaceholder } from '../core/list-order.ts';
import { ProblemError } from '../core/problem.ts';
import { measurePrint, type ScannedCode, type ScanTestInput } from '../core/scan-test.ts';
import type { InventoryVehicle } from '../core/vehicle.ts';
import { readQrContent } from '../core/vehicle-link.ts';
import { readCaoInventory } from '../database/cao-inventory.ts';
import { findDealership, listDealerships } from '../database/dealerships.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import { readOutputSettings } from '../database/shop-settings.ts';
import { decodeQrPng } from '../files/decode-qr-png.ts';
import { drawQrPng, QR_PICTURE_PIXELS } from '../files/draw-qr-png.ts';
import { measureQrCode } from '../files/measure-qr-code.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Draws two real QR codes as publishing would, one of a vehicle of the inventory and one of a vehicle that is only a
 * VIN, and reads them back: with the choices as saved, or as they would be saved. Problems: `unknown-dealership`,
 * `no-vehicle`, `qr-content-too-long`, `qr-unreadable`.
 */
export function testScan(
  { reader }: Pick<WorkflowContext, 'reader'>,
  input: ScanTestInput,
): { readonly dealership: string; readonly codes: readonly ScannedCode[] } {
  const { dealership, vehicle } = findSubject(reader, input.name);
  const rules = { ...dealership.output, ...input.output };
  const output = fillOutput(rules, input.qr ?? readOutputSettings(reader).qr, dealership.site);
  const placeholder = makePlaceholder(vehicle.vin, dealership.name, output);
  const codes = (
    [
      ['inventory', vehicle],
      ['list', placeholder],
    ] as const
  ).map(([kind, { vin, fullName, url }]) => {
    const content = readQrContent({ vin, url }, output);
    const png = drawQrPng(content);
    const size = measurePrint(QR_PICTURE_PIXELS, measureQrCode(content));
    const opens = /^https?:\/\//i.test(content);
    const picture = Buffer.from(png).toString('base64');
    return { kind, vin, fullName, content, png: picture, decoded: decodeQrPng(png), opens, size };
  });
  return { dealership: dealership.name, codes };
}

function findSubject(
  db: ReadableDatabase,
  name: string | undefined,
): { readonly dealership: Dealership; readonly vehicle: InventoryVehicle } {
  const candidates = name === undefined ? listDealerships(db) : [findDealership(db, name)];
  for (const dealership of candidates) {
    const inventory = readCaoInventory(db, dealership);
    const vehicle = inventory.find(({ url }) => url !== null) ?? inventory[0];
    if (vehicle) return { dealership, vehicle };
  }
  const whose = name === undefined ? 'The inventory' : `The inventory of ${name}`;
  throw new ProblemError('no-vehicle', `${whose} has no vehicle to draw a code for. Import a scraper file first.`, {});
}
