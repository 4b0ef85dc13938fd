import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** Answers with a folder as a zip, streamed, so that an order of any size needs little memory. PNGs are not packed again. */
export function zipFolder(folder: string): Response {
  const name = basename(folder);
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const zip = new Zip((error, chunk, final) => {
        if (error) controller.error(error);
        else controller.enqueue(chunk);
        if (final) controller.close();
      });
      try {
        for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
          if (!entry.isFile()) continue;
          const path = join(entry.parentPath, entry.name);
          const inZip = join(name, relative(folder, path)).replaceAll('\\', '/');
          const file = path.endsWith('.png') ? new ZipPassThrough(inZip) : new ZipDeflate(inZip, { level: 6 });
          zip.add(file);
          for await (const chunk of createReadStream(path)) file.push(chunk as Uint8Array);
          file.push(new Uint8Array(), true);
        }
        zip.end();
      } catch (error) {
        controller.error(error);
      }
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.zip`)}`,
    },
  });
}
