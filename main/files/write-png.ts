import { constants, crc32, deflateSync } from 'node:zlib';

/** A picture of 8-bit grey pixels, row by row from the top; 0 is black. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The first 8 bytes of every PNG (PNG specification, 5.2). */
export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Filter byte of a row that stores the difference to the row above (PNG specification, 9.2). */
export const UP_FILTER = 2;

/** Encodes an 8-bit greyscale PNG with its resolution in pixels per metre. */
export function writePng(image: GreyImage, pixelsPerMetre: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(image.width, 0);
  header.writeUInt32BE(image.height, 4);
  header.writeUInt8(8, 8);
  const resolution = Buffer.alloc(9);
  resolution.writeUInt32BE(pixelsPerMetre, 0);
  resolution.writeUInt32BE(pixelsPerMetre, 4);
  resolution.writeUInt8(1, 8);
  return Buffer.concat([
    PNG_SIGNATURE,
    writeChunk('IHDR', header),
    writeChunk('pHYs', resolution),
    writeChunk('IDAT', compress(filterRows(image))),
    writeChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Every row as its difference to the row above, so that equal rows become runs of zeros. */
function filterRows({ width, height, pixels }: GreyImage): Uint8Array {
  const rows = new Uint8Array(height * (width + 1));
  let above: Uint8Array = new Uint8Array(width);
  for (let y = 0; y < height; y += 1) {
    const row = pixels.subarray(y * width, (y + 1) * width);
    const start = y * (width + 1);
    rows[start] = UP_FILTER;
    if (Buffer.compare(row, above) !== 0) {
      for (let x = 0; x < width; x += 1) rows[start + 1 + x] = (row[x] ?? 0) - (above[x] ?? 0);
    }
    above = row;
  }
  return rows;
}

function compress(rows: Uint8Array): Uint8Array {
  // Runs are all there is to find in filtered rows of modules: looking only for them is both faster and smaller.
  return deflateSync(rows, { level: 1, strategy: constants.Z_RLE });
}

function writeChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}
