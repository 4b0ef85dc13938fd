import { create } from 'qrcode';
import { ProblemError } from '../core/problem.ts';
import { writePng } from './write-png.ts';

/** Side of the whole picture in pixels, quiet zone included. */
export const QR_PICTURE_PIXELS = 388;

/** Light modules that ISO/IEC 18004 asks for on every side. */
export const QUIET_MODULES = 4;

/** Bytes that the largest code (version 40) holds with error correction M (ISO/IEC 18004, table 7). */
const MOST_BYTES = 2331;

/** 300 dots per inch. */
const PIXELS_PER_METRE = 11_811;

/**
 * Draws a QR code as a 388 x 388 greyscale PNG of 300 dpi: error correction M, every module the same whole number of
 * pixels, the rest margin. A content over 2331 bytes is the problem `qr-content-too-long`.
 */
export function drawQrPng(content: string): Uint8Array {
  const { data, size } = makeQrMatrix(content);
  const pixels = drawModules(data, size);
  return writePng({ width: QR_PICTURE_PIXELS, height: QR_PICTURE_PIXELS, pixels }, PIXELS_PER_METRE);
}

/** The modules of a QR code, row by row; 1 is a dark one. A content over 2331 bytes is `qr-content-too-long`. */
export function makeQrMatrix(content: string): { readonly data: Uint8Array; readonly size: number } {
  if (Buffer.byteLength(content) > MOST_BYTES) {
    throw new ProblemError(
      'qr-content-too-long',
      `A vehicle's link has more than ${MOST_BYTES} characters, which no QR code holds. Shorten the link and try again.`,
    );
  }
  return create(content, { errorCorrectionLevel: 'M' }).modules;
}

/** Pixels of a square of modules, row by row; 1 is a dark module. */
function drawModules(modules: Uint8Array, size: number): Uint8Array {
  const side = QR_PICTURE_PIXELS;
  const scale = Math.floor(side / (size + 2 * QUIET_MODULES));
  const margin = Math.floor((side - scale * size) / 2);
  const pixels = new Uint8Array(side * side).fill(255);
  for (let row = 0; row < size; row += 1) {
    const line = (margin + row * scale) * side;
    for (let column = 0; column < size; column += 1) {
      if (modules[row * size + column] !== 1) continue;
      const start = line + margin + column * scale;
      pixels.fill(0, start, start + scale);
    }
    for (let copy = 1; copy < scale; copy += 1) pixels.copyWithin(line + copy * side, line, line + side);
  }
  return pixels;
}
