import { inflateSync } from 'node:zlib';
import { ProblemError } from '../core/problem.ts';
import { decodeQrImage } from './decode-qr-png.ts';
import type { GreyImage } from './write-png.ts';

/** Pixels a module is drawn with for the decoder. */
const SCALE = 4;

/** Larger than the drawing of the largest code, so that a damaged file cannot fill the memory. */
const LONGEST_DRAWING = 4_000_000;

/**
 * Reads the content of a QR PDF back from the shapes that stand in it, with a decoder that shares nothing with the
 * encoder. A file whose drawing cannot be followed is the problem `pdf-damaged`, one without a code `qr-unreadable`.
 */
export function decodeQrPdf(pdf: Uint8Array): string {
  return decodeQrImage(drawShapes(readDrawing(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))));
}

function readDrawing(pdf: Buffer): string {
  const start = pdf.indexOf('stream\n');
  const length = Number(
    /\/Length (\d+) \/Filter \/FlateDecode >>\nstream\n$/.exec(pdf.toString('latin1', 0, start + 7))?.[1],
  );
  if (start < 0 || !Number.isInteger(length) || pdf.toString('latin1', 0, 8) !== '%PDF-1.4') throw damaged();
  if (
    !pdf.toString('latin1', start + 7 + length).startsWith('\nendstream') ||
    !pdf.toString('latin1').endsWith('%%EOF\n')
  ) {
    throw damaged();
  }
  try {
    const packed = pdf.subarray(start + 7, start + 7 + length);
    return inflateSync(packed, { maxOutputLength: LONGEST_DRAWING }).toString('latin1');
  } catch {
    throw damaged();
  }
}

/** Fills the rectangles that are drawn in units of modules; everything else of the page is white. */
function drawShapes(drawing: string): GreyImage {
  const [ground = '', units = '', ink, ...shapes] = drawing.split('\n');
  const side = Number(/^0 0 0 0 k 0 0 ([\d.]+) \1 re f$/.exec(ground)?.[1]);
  const unit = Number(/^([\d.]+) 0 0 \1 0 0 cm$/.exec(units)?.[1]);
  const modules = Math.round(side / unit);
  if (!(modules > 0 && modules < 200) || ink !== '0 0 0 1 k' || shapes.pop() !== 'f') throw damaged();
  const width = modules * SCALE;
  const pixels = new Uint8Array(width * width).fill(255);
  for (const shape of shapes) {
    const numbers = /^(\d+) (\d+) (\d+) 1 re$/.exec(shape)?.slice(1).map(Number);
    if (!numbers) throw damaged();
    const [column = 0, bottom = 0, length = 0] = numbers;
    if (column + length > modules || bottom >= modules) throw damaged();
    for (let line = 0; line < SCALE; line += 1) {
      const from = ((modules - bottom - 1) * SCALE + line) * width + column * SCALE;
      pixels.fill(0, from, from + length * SCALE);
    }
  }
  return { width, height: width, pixels };
}

function damaged(): ProblemError {
  return new ProblemError('pdf-damaged', 'The PDF of a QR code could not be read back. Write the order again.');
}
