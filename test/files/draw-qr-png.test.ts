import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawQrPng } from '../../main/files/draw-qr-png.ts';
import { readPng } from '../../main/files/read-png.ts';
import { makeVin } from '../core/make-order.ts';

const LINK = 'https://www.serrahonda.example/inventory/used-2022-honda-accord-ex-l-fwd-4d-sedan-1zzab12c5ra000001/';

/** Contents from the smallest code to one of the largest that a shop would print. */
const CONTENTS = [
  makeVin(1),
  LINK,
  `${LINK}?utm_source=SilverFox&utm_medium=VDP_ShortCut`,
  `${LINK}?${'photo=0123456789abcdef&'.repeat(20)}`,
  'https://cars.example/used%20car/%C3%A9',
];

/** The types and data of a PNG's chunks. */
function listChunks(png: Uint8Array) {
  const bytes = Buffer.from(png);
  const chunks: { type: string; data: Buffer; isSound: boolean }[] = [];
  for (let at = 8; at < bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at);
    const isSound = crc32(bytes.subarray(at + 4, end)) === bytes.readUInt32BE(end);
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, end), isSound });
    at = end + 4;
  }
  return chunks;
}

/** Where the dark part of a code begins and ends, and how many pixels its modules have, told by its finder pattern. */
function measure(content: string) {
  const { width, pixels } = readPng(drawQrPng(content));
  const isDark = (x: number, y: number) => pixels[y * width + x] === 0;
  const line = Array.from({ length: width }, (_, at) => at);
  const rows = line.filter((y) => line.some((x) => isDark(x, y)));
  const columns = line.filter((x) => line.some((y) => isDark(x, y)));
  const [left = 0, top = 0, right = 0, bottom = 0] = [columns[0], rows[0], columns.at(-1), rows.at(-1)];
  const finder = line.findIndex((x) => x > left && !isDark(x, top)) - left;
  return { width, isDark, left, top, right, bottom, scale: finder / 7 };
}

describe('a QR picture', () => {
  it('is an 8-bit greyscale PNG of 388 x 388 pixels at 300 dpi', () => {
    const chunks = listChunks(drawQrPng(LINK));
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'pHYs', 'IDAT', 'IEND']);
    expect(chunks.every(({ isSound }) => isSound)).toBe(true);
    // Width, height, bit depth 8, colour type 0 (grey), compression, filter, no interlace.
    expect(chunks[0]?.data.toString('hex')).toBe('00000184000001840800000000');
    // 11811 pixels per metre both ways: 11811 x 0.0254 = 299.9994 dpi.
    expect(chunks[1]?.data.toString('hex')).toBe('00002e2300002e2301');
  });

  it('has black and white pixels only', () => {
    expect([...new Set(readPng(drawQrPng(LINK)).pixels)].sort()).toEqual([0, 255]);
  });

  it.each(CONTENTS)('has at least 4 modules of quiet zone and whole-pixel modules: %s', (content) => {
    const { width, isDark, left, top, right, bottom, scale } = measure(content);
    expect(Number.isInteger(scale)).toBe(true);
    expect(right - left).toBe(bottom - top);
    const margins = [left, top, width - 1 - right, width - 1 - bottom];
    expect(Math.min(...margins)).toBeGreaterThanOrEqual(4 * scale);
    // The rest is margin, evenly spread; one more pixel per module would not fit.
    expect(Math.max(...margins) - Math.min(...margins)).toBeLessThanOrEqual(1);
    const modules = (right - left + 1) / scale;
    expect((modules - 17) % 4).toBe(0);
    expect((modules + 8) * (scale + 1)).toBeGreaterThan(width);
    for (let row = 0; row < modules; row += 1) {
      for (let column = 0; column < modules; column += 1) {
        const [x, y] = [left + column * scale, top + row * scale];
        const corner = isDark(x, y);
        const others = [isDark(x + scale - 1, y), isDark(x, y + scale - 1), isDark(x + scale - 1, y + scale - 1)];
        if (others.some((dark) => dark !== corner)) throw new Error(`Module ${column}, ${row} is not of one colour`);
      }
    }
  });

  it.each(CONTENTS)('has error correction M: %s', (content) => {
    const { isDark, left, top, scale } = measure(content);
    // The first two format bits beside the finder pattern, masked with 10: 00 is M (ISO/IEC 18004, 7.9).
    const y = top + 8 * scale;
    expect([isDark(left, y), isDark(left + scale, y)]).toEqual([true, false]);
  });

  it('is the same for the same content', () => {
    expect(drawQrPng(LINK)).toEqual(drawQrPng(LINK));
  });

  it('refuses a content that no code holds', () => {
    expect(() => drawQrPng(`https://cars.example/${'x'.repeat(2400)}`)).toThrow('no QR code holds');
  });
});

describe('a second, independent decoder (zbar)', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'silver-fox-qr-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('reads what was drawn', () => {
    const paths = CONTENTS.map((content, number) => {
      const path = join(folder, `${number}.png`);
      writeFileSync(path, drawQrPng(content));
      return path;
    });
    const run = spawnSync('zbarimg', ['--quiet', '--raw', '--nodbus', ...paths], { encoding: 'utf8' });
    if (run.error) throw new Error('zbarimg is missing. Install it: apt-get install zbar-tools', { cause: run.error });
    expect(run.stdout.trimEnd().split('\n')).toEqual(CONTENTS);
  });
});
