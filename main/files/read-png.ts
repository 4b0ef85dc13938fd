import { crc32, inflateSync } from 'node:zlib';
import { ProblemError } from '../core/problem.ts';
import { type GreyImage, PNG_SIGNATURE, UP_FILTER } from './write-png.ts';

/** Reads a PNG of the kind that writePng writes, every checksum checked; anything else is the problem `png-damaged`. */
export function readPng(png: Uint8Array): GreyImage {
  const chunks = readChunks(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
  const header = chunks.find((chunk) => chunk.type === 'IHDR')?.data;
  if (header?.length !== 13) throw damaged('it has no header');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  // Bit depth 8, greyscale, and the only compression, filter method and interlace that writePng uses.
  if (header.toString('hex', 8) !== '0800000000') throw damaged('it is not 8-bit greyscale');
  const compressed = Buffer.concat(chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data));
  return { width, height, pixels: unfilterRows(inflate(compressed, height * (width + 1)), width, height) };
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function readChunks(png: Buffer): readonly Chunk[] {
  if (!png.subarray(0, 8).equals(PNG_SIGNATURE)) throw damaged('it is no PNG');
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length; ) {
    if (at + 12 > png.length) throw damaged('it ends too early');
    const end = at + 8 + png.readUInt32BE(at);
    if (end + 4 > png.length) throw damaged('it ends too early');
    if (crc32(png.subarray(at + 4, end)) !== png.readUInt32BE(end)) throw damaged('a checksum is wrong');
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, end) });
    at = end + 4;
  }
  if (chunks.at(-1)?.type !== 'IEND') throw damaged('it ends too early');
  return chunks;
}

function inflate(compressed: Buffer, bytes: number): Uint8Array {
  try {
    const rows = inflateSync(compressed, { maxOutputLength: bytes, chunkSize: Math.max(bytes, 64) });
    if (rows.length === bytes) return rows;
  } catch {
    // Falls through: too many bytes and broken bytes are the same damage.
  }
  throw damaged('its pixels cannot be unpacked');
}

function unfilterRows(rows: Uint8Array, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height);
  const unchanged = new Uint8Array(width);
  for (let y = 0; y < height; y += 1) {
    const from = y * (width + 1);
    if (rows[from] !== UP_FILTER) throw damaged('a row has a filter that is not ours');
    const row = rows.subarray(from + 1, from + 1 + width);
    const to = y * width;
    if (y > 0) pixels.copyWithin(to, to - width, to);
    if (Buffer.compare(row, unchanged) === 0) continue;
    for (let x = 0; x < width; x += 1) pixels[to + x] = (pixels[to + x] ?? 0) + (row[x] ?? 0);
  }
  return pixels;
}

function damaged(why: string): ProblemError {
  return new ProblemError('png-damaged', `A QR picture could not be read back: ${why}. Write the order again.`);
}
