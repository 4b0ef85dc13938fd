import { isUtf8 } from 'node:buffer';

/** The encodings that feeds come in, by their WHATWG labels. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Tells the encoding of a whole file from its bytes: by the byte order mark, whatever follows it, else UTF-8 when every byte of the file fits
 * it, else Windows-1252, in which every byte means something.
 */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array>): Promise<Encoding> {
  let carried = Buffer.alloc(0);
  let isStart = true;
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([carried, chunk]);
    const marked = isStart ? readByteOrderMark(bytes) : null;
    if (marked !== null) return marked;
    isStart = false;
    const whole = bytes.length - countUnfinishedBytes(bytes);
    if (!isUtf8(bytes.subarray(0, whole))) return 'windows-1252';
    carried = bytes.subarray(whole);
  }
  return carried.length === 0 ? 'utf-8' : 'windows-1252';
}

function readByteOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return null;
}

/** Bytes at the end that begin a UTF-8 character whose rest is in the next chunk: 0 to 3. */
function countUnfinishedBytes(bytes: Uint8Array): number {
  for (let count = 1; count <= 3; count += 1) {
    const byte = bytes[bytes.length - count] ?? 0;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (length > 1) return length > count ? count : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}
