import type { PreviewedQrCode } from '../core/order-review.ts';
import { readQrContent } from '../core/vehicle-link.ts';
import { decodeQrPng } from '../files/decode-qr-png.ts';
import { drawQrPng } from '../files/draw-qr-png.ts';
import type { WorkflowContext } from './context.ts';
import { readStoredOrder } from './read-stored-order.ts';

/** Codes on a page when nothing else is asked for. */
const USUAL_PAGE = 50;

/**
 * Draws the QR codes of an order exactly as publishing writes them, a page at a time, and reads each one back.
 * Problems: `unknown-order`, `qr-content-too-long`, `qr-unreadable`.
 */
export function readQrCodes(
  context: WorkflowContext,
  input: { readonly id: number; readonly offset?: number; readonly limit?: number },
): { readonly total: number; readonly codes: readonly PreviewedQrCode[] } {
  const { id, offset = 0, limit = USUAL_PAGE } = input;
  const { vehicles, output } = readStoredOrder(context.reader, id);
  const codes = vehicles.slice(offset, offset + limit).map((vehicle) => {
    const content = readQrContent(vehicle, output);
    const png = drawQrPng(content);
    return { vin: vehicle.vin, content, png: Buffer.from(png).toString('base64'), decoded: decodeQrPng(png) };
  });
  return { total: vehicles.length, codes };
}
