import { deflateSync } from 'node:zlib';
import { makeQrMatrix, QR_PICTURE_PIXELS, QUIET_MODULES } from './draw-qr-png.ts';

/** Side of the page in points: what the PNG's 388 pixels measure at 300 dpi. */
const PAGE_POINTS = (QR_PICTURE_PIXELS * 72) / 300;

/**
 * Draws a QR code as a PDF page of the PNG's size: error correction M, whole modules as one filled shape in black ink
 * only (DeviceCMYK 0 0 0 1) on a white ground, the quiet zone around it. The same content gives the same bytes.
 */
export function drawQrPdf(content: string): Uint8Array {
  const { data, size } = makeQrMatrix(content);
  const modules = size + 2 * QUIET_MODULES;
  const page = formatNumber(PAGE_POINTS);
  const drawing = [
    `0 0 0 0 k 0 0 ${page} ${page} re f`,
    // From here on one unit is one module, so that every edge has a whole number.
    `${formatNumber(PAGE_POINTS / modules)} 0 0 ${formatNumber(PAGE_POINTS / modules)} 0 0 cm`,
    '0 0 0 1 k',
    ...listRuns(data, size).map(
      ({ row, column, length }) => `${column + QUIET_MODULES} ${modules - QUIET_MODULES - row - 1} ${length} 1 re`,
    ),
    'f',
  ].join('\n');
  return writePdf(page, deflateSync(Buffer.from(drawing, 'latin1'), { level: 9 }));
}

interface Run {
  readonly row: number;
  readonly column: number;
  readonly length: number;
}

/** The dark modules, those beside each other together. */
function listRuns(data: Uint8Array, size: number): readonly Run[] {
  const runs: Run[] = [];
  for (let row = 0; row < size; row += 1) {
    let column = 0;
    while (column < size) {
      let end = column;
      while (end < size && data[row * size + end] === 1) end += 1;
      if (end > column) runs.push({ row, column, length: end - column });
      column = end + 1;
    }
  }
  return runs;
}

/** A PDF of one square page (ISO 32000-1, 7.5): header, objects, cross-reference table, trailer. */
function writePdf(side: string, drawing: Buffer): Uint8Array {
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${side} ${side}] /Resources << >> /Contents 4 0 R >>`),
    Buffer.concat([
      Buffer.from(`<< /Length ${drawing.length} /Filter /FlateDecode >>\nstream\n`),
      drawing,
      Buffer.from('\nendstream'),
    ]),
  ];
  // The second line tells programs that copy files that this one is binary.
  const pieces = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  const lengthOf = () => pieces.reduce((sum, piece) => sum + piece.length, 0);
  for (const [at, object] of objects.entries()) {
    offsets.push(lengthOf());
    pieces.push(Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'));
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${lengthOf()}\n%%EOF\n`;
  return Buffer.concat([...pieces, Buffer.from(end)]);
}

function formatNumber(value: number): string {
  return String(Number(value.toFixed(6)));
}
