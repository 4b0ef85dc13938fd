import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** Answers with a folder as a zip, streamed, so that an order of any size needs little memory. PNGs are not packed again. */
export function zipFolder(folder: string): Response {
  const name = basename(folder);
  return new Response(ReadableStream.from(zipPieces(folder)), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.zip`)}`,
    },
  });
}

/** Reads on only when the piece before was taken. */
async function* zipPieces(folder: string): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const inZip = join(basename(folder), relative(folder, path)).replaceAll('\\', '/');
    const file = path.endsWith('.png') ? new ZipPassThrough(inZip) : new ZipDeflate(inZip, { level: 6 });
    zip.add(file);
    for await (const chunk of createReadStream(path)) {
      file.push(chunk as Uint8Array);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready;
}
