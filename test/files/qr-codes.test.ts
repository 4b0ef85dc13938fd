import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { drawQrPng } from '../../main/files/draw-qr-png.ts';
import { openQrCodes, type QrCodes } from '../../main/files/qr-codes.ts';
import { BUILT_QR_WORKER } from '../build-program.ts';
import { makeOrdersRoot, readProblem } from './make-order-folder.ts';

const contents = Array.from({ length: 40 }, (_, number) => `https://cars.example/used/${number}`);

function open(count: number, worker = BUILT_QR_WORKER): QrCodes {
  const codes = openQrCodes(count, worker);
  onTestFinished(() => codes.close());
  return codes;
}

/** A worker file that fails as the test says. */
function plantWorker(source: string): URL {
  const file = join(makeOrdersRoot(), 'worker.mjs');
  writeFileSync(file, source);
  return pathToFileURL(file);
}

describe.each([
  ['a few codes, in this thread', 3],
  ['many codes, in threads', 500],
])('%s', (_where, count) => {
  it('are drawn as always, and read back', async () => {
    const codes = open(count);
    const pictures = await Promise.all(contents.map((content) => codes.draw(content)));
    for (const [number, picture] of pictures.entries()) {
      expect(Buffer.from(picture).equals(drawQrPng(contents[number] ?? ''))).toBe(true);
    }
    expect(await Promise.all(pictures.map((picture) => codes.decode(picture)))).toEqual(contents);
  });

  it('fail with the same problems', async () => {
    const codes = open(count);
    expect(await readProblem(codes.draw('x'.repeat(3000)))).toBe('qr-content-too-long');
    expect(await readProblem(codes.decode(drawQrPng('x').slice(0, 100)))).toBe('png-damaged');
  });

  it('does what was asked before it was closed, and after', async () => {
    const codes = open(count);
    const asked = contents.map((content) => codes.draw(content));
    await codes.close();
    expect(await Promise.all(asked)).toHaveLength(contents.length);
    expect(await codes.decode(await codes.draw('late'))).toBe('late');
  });
});

describe('threads that do not work', () => {
  it.each([
    ['cannot be started', 'throw new Error("no threads here")'],
    ['end at once', 'process.exit(0)'],
    [
      'die in the middle',
      `import { parentPort } from 'node:worker_threads';
       let tasks = 0;
       parentPort.on('message', () => { tasks += 1; if (tasks === 5) throw new Error('gone'); });`,
    ],
  ])('that %s fail no order: the codes are drawn here', async (_how, source) => {
    const codes = open(500, plantWorker(source));
    const pictures = await Promise.all(contents.map((content) => codes.draw(content)));
    expect(await Promise.all(pictures.map((picture) => codes.decode(picture)))).toEqual(contents);
    expect(await readProblem(codes.draw('x'.repeat(3000)))).toBe('qr-content-too-long');
  });

  it('has a worker file that is not there', async () => {
    const codes = open(500, pathToFileURL(join(makeOrdersRoot(), 'nothing.js')));
    expect(await codes.decode(await codes.draw('all the same'))).toBe('all the same');
  });
});
