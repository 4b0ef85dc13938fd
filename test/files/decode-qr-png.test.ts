import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../main/core/problem.ts';
import { decodeQrPng } from '../../main/files/decode-qr-png.ts';
import { drawQrPng } from '../../main/files/draw-qr-png.ts';
import { readPng } from '../../main/files/read-png.ts';
import { writePng } from '../../main/files/write-png.ts';

const PNG = drawQrPng('https://cars.example/used/1');

/** The code of the problem that reading a picture ends in, or the content of its QR code. */
function read(png: Uint8Array): string {
  try {
    return decodeQrPng(png);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
}

/** The picture with one byte changed. */
function damage(at: number): Uint8Array {
  return PNG.with(at < 0 ? PNG.length + at : at, ((PNG.at(at) ?? 0) + 1) % 256);
}

describe('reading a QR picture back', () => {
  it('gives any printable content of any length', () => {
    const printable = fc.string({ unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)) });
    fc.assert(
      fc.property(printable, fc.integer({ min: 1, max: 60 }), (text, times) => {
        const content = `https://cars.example/${text.repeat(times)}`.slice(0, 900);
        expect(decodeQrPng(drawQrPng(content))).toBe(content);
      }),
      { seed: 45175, numRuns: 150 },
    );
  });

  it.each([
    ['an empty file', new Uint8Array()],
    ['another kind of file', Buffer.from('GIF89a, and more of it')],
    ['a file that was cut off', PNG.subarray(0, PNG.length - 30)],
    ['a file without its end', PNG.subarray(0, PNG.length - 12)],
    ['a file with a changed header', damage(20)],
    ['a file with a changed pixel', damage(200)],
    ['a file with a changed checksum', damage(-1)],
    ['a file with something after its end', Buffer.concat([PNG, Buffer.from('x')])],
  ])('says that %s is damaged', (_, png) => {
    expect(read(png)).toBe('png-damaged');
  });

  it('says that a picture without a code is unreadable', () => {
    const pixels = new Uint8Array(388 * 388).fill(255);
    expect(read(writePng({ width: 388, height: 388, pixels }, 11_811))).toBe('qr-unreadable');
  });

  it('says that a smeared code is unreadable', () => {
    const { width, height, pixels } = readPng(PNG);
    const smeared = pixels.map((pixel, at) => (at % width > width * 0.4 && at % width < width * 0.7 ? 0 : pixel));
    expect(read(writePng({ width, height, pixels: smeared }, 11_811))).toBe('qr-unreadable');
  });

  it('gives every grey pixel back that was written', () => {
    const image = fc
      .tuple(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.uint8Array({ minLength: 400, maxLength: 400 }),
      )
      .map(([width, height, grey]) => ({ width, height, pixels: grey.slice(0, width * height) }));
    fc.assert(
      fc.property(image, (one) => {
        expect(readPng(writePng(one, 11_811))).toEqual(one);
      }),
      { seed: 45175 },
    );
  });
});
