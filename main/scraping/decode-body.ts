import { gunzipSync } from 'node:zlib';

/**
 * Reads a body as text: gzip of a file such as `sitemap.xml.gz` is unpacked, the encoding is taken from the byte order
 * mark, the header or the first lines of the page, and is UTF-8 otherwise.
 *
 * @throws RangeError when the unpacked file is larger than allowed, Error when it is cut off
 */
export function decodeBody(body: Buffer, contentType: string, largestBody: number): string {
  const bytes = body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body, { maxOutputLength: largestBody }) : body;
  return makeDecoder(findEncoding(bytes, contentType)).decode(bytes);
}

function findEncoding(bytes: Buffer, contentType: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const named = /charset\s*=\s*["']?([\w-]+)/i;
  const head = bytes.subarray(0, 1024).toString('latin1');
  return named.exec(contentType)?.[1] ?? named.exec(head)?.[1] ?? /encoding=["']([\w-]+)/i.exec(head)?.[1] ?? 'utf-8';
}

/** A name that is no encoding must not make a page unreadable. */
function makeDecoder(encoding: string) {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder('utf-8');
  }
}
