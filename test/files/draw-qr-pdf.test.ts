import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { create } from 'qrcode';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ProblemError } from '../../main/core/problem.ts';
import { decodeQrPdf } from '../../main/files/decode-qr-pdf.ts';
import { drawQrPdf } from '../../main/files/draw-qr-pdf.ts';
import { drawQrPng } from '../../main/files/draw-qr-png.ts';

const LINK = 'https://www.dealer.example/inventory/used-2022-honda-accord-ex-l/?utm_source=window&utm_medium=qr';

/** The drawing inside a PDF of ours. */
function readDrawing(pdf: Uint8Array): readonly string[] {
  const bytes = Buffer.from(pdf);
  const start = bytes.indexOf('stream\n') + 7;
  return inflateSync(bytes.subarray(start, bytes.indexOf('\nendstream')))
    .toString('latin1')
    .split('\n');
}

function problemOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
}

function run(command: string, ...parameters: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, parameters, { encoding: 'utf8' });
  if (error)
    throw new Error(`${command} is missing. Install it: apt-get install poppler-utils zbar-tools`, { cause: error });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return stdout.trim();
}

describe('the PDF of a QR code', () => {
  it.each(['1ZZAB12C0RA000001', LINK, 'x'.repeat(2331)])('reads as what it says (%#)', (content) => {
    expect(decodeQrPdf(drawQrPdf(content))).toBe(content);
  });

  it.each([150, 300, 600])('is rendered by another program at %i dpi, and a phone reads it', (dpi) => {
    const folder = mkdtempSync(join(tmpdir(), 'silver-fox-pdf-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'code.pdf'), drawQrPdf(LINK));
    run('pdftoppm', '-r', String(dpi), '-png', '-singlefile', join(folder, 'code.pdf'), join(folder, 'code'));
    expect(run('zbarimg', '--quiet', '--raw', '--nodbus', join(folder, 'code.png'))).toBe(LINK);
    expect(run('pdfinfo', join(folder, 'code.pdf'))).toMatch(/Page size: +93\.12 x 93\.12 pts/);
  });

  it('has black ink only, on white', () => {
    const drawing = readDrawing(drawQrPdf(LINK));
    const inks = drawing.flatMap((line) => [...line.matchAll(/([\d. ]+) (?:k|g|rg)\b/g)].map(([ink]) => ink));
    expect(inks).toEqual(['0 0 0 0 k', '0 0 0 1 k']);
  });

  it('has a quiet zone of four modules and whole modules only, each as the code has it', () => {
    const { data, size } = create(LINK, { errorCorrectionLevel: 'M' }).modules;
    const drawn = new Uint8Array(size * size);
    for (const line of readDrawing(drawQrPdf(LINK)).filter((shape) => shape.endsWith(' 1 re'))) {
      const [column = 0, bottom = 0, length = 0] = line.split(' ').map(Number);
      expect([column, bottom, length].every(Number.isInteger)).toBe(true);
      const row = size - 1 - (bottom - 4);
      drawn.fill(1, row * size + column - 4, row * size + column - 4 + length);
    }
    expect(Buffer.compare(drawn, Buffer.from(data))).toBe(0);
    expect(readDrawing(drawQrPdf(LINK))[1]).toBe(
      `${Number((93.12 / (size + 8)).toFixed(6))} 0 0 ${Number((93.12 / (size + 8)).toFixed(6))} 0 0 cm`,
    );
  });

  it('is the same, byte for byte, each time', () => {
    expect(Buffer.compare(drawQrPdf(LINK), drawQrPdf(LINK))).toBe(0);
  });

  it('is refused when a link is longer than any code holds', () => {
    expect(problemOf(() => drawQrPdf('x'.repeat(2332)))).toBe('qr-content-too-long');
  });
});

describe('a PDF that is not what was written', () => {
  const pdf = Buffer.from(drawQrPdf(LINK));

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a picture', Buffer.from(drawQrPng(LINK))],
    ['half of it', pdf.subarray(0, pdf.length / 2)],
    ['without its end', pdf.subarray(0, -3)],
    ['a byte of the drawing changed', Buffer.from(pdf).fill(0, 300, 310)],
  ])('is damaged: %s', (_what, bytes) => {
    expect(problemOf(() => decodeQrPdf(bytes))).toBe('pdf-damaged');
  });
});
