import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { detectEncoding, type Encoding } from './detect-encoding.ts';
import { refuseFile } from './refuse-file.ts';
import { sniffFileKind } from './sniff-file-kind.ts';

/** Read at a time: large enough to be fast, small enough that cancelling is prompt and no file fills the memory. */
const CHUNK_BYTES = 64 * 1024;

/** How a file is read. */
export interface ReadOptions {
  /** Aborting stops the reading within one chunk; the signal's reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each chunk, in bytes. */
  readonly onProgress?: ((bytesDone: number, bytesTotal: number) => void) | undefined;
}

/** A text file that is open. */
export interface TextFile {
  /** The file's name without its folder. */
  readonly name: string;
  readonly bytes: number;
  readonly encoding: Encoding;
  /** The whole text, piece by piece, once. Each line break, whatever its kind, is `\n`. */
  read(): AsyncGenerator<string>;
  close(): Promise<void>;
}

/**
 * Opens a text file and tells its encoding. A folder, a picture, an archive, a workbook, an empty file and one that
 * cannot be read are refused with a ProblemError.
 */
export async function openTextFile(path: string, options: ReadOptions = {}): Promise<TextFile> {
  const name = basename(path);
  // Asked before opening: opening a pipe would wait for ever.
  const found = await stat(path).catch((error: unknown) => refuseUnreadable(name, error));
  if (!found.isFile()) {
    throw refuseFile('not-a-file', name, 'is a folder or a device, not a file', 'Choose the CSV files themselves.');
  }
  const handle = await open(path).catch((error: unknown) => refuseUnreadable(name, error));
  try {
    const before = await handle.stat();
    await refuseForeignKind(handle, name, before.size);
    const encoding = await detectEncoding(readChunks(handle, name, before.size, options.signal));
    return {
      name,
      bytes: before.size,
      encoding,
      read: () => readText(handle, name, encoding, before, options),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function refuseForeignKind(handle: FileHandle, name: string, size: number): Promise<void> {
  for await (const head of readChunks(handle, name, size, undefined)) {
    const kind = sniffFileKind(head);
    if (kind === null) return;
    throw refuseFile(kind.code, name, `is ${kind.is}`, kind.advice);
  }
  throw refuseFile('file-empty', name, 'is empty', 'Get the file again.');
}

async function* readText(
  handle: FileHandle,
  name: string,
  encoding: Encoding,
  before: { readonly size: number; readonly mtimeMs: number },
  options: ReadOptions,
): AsyncGenerator<string> {
  // Always decoded as a stream: some versions of Node read Windows-1252 as Latin-1 when it comes in one piece.
  const decoder = new TextDecoder(encoding);
  let carriageReturn = '';
  let bytesDone = 0;
  for await (const chunk of readChunks(handle, name, before.size, options.signal)) {
    const text = carriageReturn + decoder.decode(chunk, { stream: true });
    // A carriage return at the end may be the first half of CR LF.
    carriageReturn = text.endsWith('\r') ? '\r' : '';
    yield cleanText(text.slice(0, text.length - carriageReturn.length));
    bytesDone += chunk.length;
    options.onProgress?.(bytesDone, before.size);
  }
  yield cleanText(carriageReturn + decoder.decode());
  const after = await handle.stat();
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
    throw refuseFile(
      'file-changed',
      name,
      'was still being written while it was read',
      'Try again when it is complete.',
    );
  }
}

/** Makes every line break `\n`, and drops the byte order marks that files carry into one another when they are joined. */
function cleanText(text: string): string {
  const unmarked = text.includes('\uFEFF') ? text.replaceAll('\uFEFF', '') : text;
  return unmarked.includes('\r') ? unmarked.replace(/\r\n?/g, '\n') : unmarked;
}

/** Reads from the beginning to where the file ended when it was opened: it may go on growing. Each chunk is only valid until the next is asked for. */
async function* readChunks(
  handle: FileHandle,
  name: string,
  size: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  let position = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { bytesRead } = await handle
      .read(buffer, 0, Math.min(CHUNK_BYTES, size - position), position)
      .catch((error: unknown) => refuseUnreadable(name, error));
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Turns the system's refusal into the operator's words; anything else is unexpected and goes on as it is. */
function refuseUnreadable(name: string, error: unknown): never {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    throw refuseFile('file-missing', name, 'is not there', 'Check the path.');
  }
  const advice = 'Close it in other programs, check that you may read it, and try again.';
  throw refuseFile('file-unreadable', name, `cannot be read (${String(error.code)})`, advice);
}
