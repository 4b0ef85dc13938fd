import { crc32, deflateRawSync } from 'node:zlib';

/** A text file in a zip. */
export interface ZippedText {
  /** Path inside the zip, with `/`. ASCII. */
  readonly name: string;
  readonly text: string;
}

/** 1 January 1980, the first day that a zip can say: the files have no time of their own. */
const NO_DATE = 0x0021;
/** Version 2.0 of the format is needed, and method 8 (deflate) is used (PKWARE APPNOTE 4.4.3, 4.4.5). */
const VERSION = 20;
const DEFLATE = 8;

/** Packs small texts into a zip (PKWARE APPNOTE 6.3). */
export function writeZip(files: readonly ZippedText[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of files) {
    const raw = Buffer.from(text, 'utf8');
    const packed = deflateRawSync(raw);
    const path = Buffer.from(name, 'ascii');
    const facts = describe(raw, packed, path.length);
    local.push(words(0x04034b50), facts, path, packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(words(0x02014b50), Buffer.from([VERSION, 0]), facts, place, path);
    offset += 4 + facts.length + path.length + packed.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}

/** What both headers of a file say of it: version, method, date, checksum, sizes, lengths of name and extra field. */
function describe(raw: Buffer, packed: Buffer, nameLength: number): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(VERSION, 0);
  facts.writeUInt16LE(DEFLATE, 4);
  facts.writeUInt16LE(NO_DATE, 8);
  facts.writeUInt32LE(crc32(raw), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(raw.length, 18);
  facts.writeUInt16LE(nameLength, 22);
  return facts;
}

function words(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}
