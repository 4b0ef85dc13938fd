import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProblemError } from '../core/problem.ts';

/** The largest file that a browser may send, in bytes: three times the largest feed that was ever asked for. */
const LARGEST_FILE = 600 * 1024 * 1024;

function makeTooLargeProblem(name: string, largest: number): ProblemError {
  return new ProblemError('file-too-large', `${name} is larger than ${Math.round(largest / (1024 * 1024))} MB.`);
}

/**
 * Streams an uploaded file to a folder of its own, keeping its name so that reports can say it.
 *
 * @returns the file's path and size. @throws ProblemError `file-too-large`
 */
export async function receiveFile(
  body: ReadableStream<Uint8Array>,
  name: string,
  folder: string,
  signal: AbortSignal,
  largest: number = LARGEST_FILE,
): Promise<{ readonly path: string; readonly name: string; readonly bytes: number }> {
  const safeName = basename(name.replaceAll('\\', '/'))
    .replace(/[^\p{L}\p{N} ._()-]/gu, '_')
    .replace(/^\.+/, '_');
  const own = join(folder, randomUUID());
  await mkdir(own, { recursive: true });
  const path = join(own, safeName || 'file');
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length;
      if (bytes > largest) done(makeTooLargeProblem(safeName, largest));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(body as never), limit, createWriteStream(path), { signal });
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    throw error;
  }
  return { path, name: safeName, bytes };
}
