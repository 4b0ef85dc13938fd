import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forEachConcurrently } from '../../main/files/for-each-concurrently.ts';
import { openQrCodes } from '../../main/files/qr-codes.ts';
import { BUILT_QR_WORKER } from '../build-program.ts';
import { type Comparison, hasProgram, runProgram } from './comparison.ts';
import { makeVin } from './make-feed.ts';

const LANES = 8;
export const NEEDS_C = 'needs cc, libqrencode-dev and libpng-dev';

/** Links as long as a dealership's real ones. */
export function makeLinks(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, number) =>
      `https://www.dealership.example/inventory/new-2025-make-model-trim-${makeVin(number).toLowerCase()}/`,
  );
}

/** Drawing QR codes and writing them to files, beside a C program on libqrencode and libpng that is compiled here. */
export function compareDrawing(folder: string, count: number): Comparison {
  const links = makeLinks(count);
  const ours = makeFolder(folder, 'qr-ours');
  const theirs = makeFolder(folder, 'qr-theirs');
  const program = compileQrProgram(folder);
  return {
    work: `${formatCount(count)} QR codes as PNG files`,
    beside: 'C: libqrencode + libpng, one core',
    ours: async () => {
      const qr = openQrCodes(count, BUILT_QR_WORKER);
      await forEachConcurrently([...links.entries()], LANES, async ([number, link]) => {
        await writeFile(join(ours, `${number}.png`), await qr.draw(link));
      });
      await qr.close();
    },
    theirs: program === null ? null : () => runProgram(program, [theirs], links.join('\n')),
    missing: NEEDS_C,
  };
}

/** Reading QR codes back with the independent decoder, beside zbarimg, which is C; the files are those drawn before. */
export function compareDecoding(folder: string, count: number): Comparison {
  const drawn = join(folder, 'qr-ours');
  const links = makeLinks(count);
  const paths = () => readdirSync(drawn).map((name) => join(drawn, name));
  return {
    work: `${formatCount(count)} QR codes read back and compared`,
    beside: 'zbarimg (C), one core',
    ours: async () => {
      const qr = openQrCodes(count, BUILT_QR_WORKER);
      await forEachConcurrently([...links.entries()], LANES, async ([number, link]) => {
        const read = await qr.decode(readFileSync(join(drawn, `${number}.png`)));
        if (read !== link) throw new Error(`Code ${number} reads ${read}.`);
      });
      await qr.close();
    },
    theirs: hasProgram('zbarimg')
      ? () => runProgram('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', ...paths()])
      : null,
    missing: 'needs zbarimg',
  };
}

/** Compiles the C program of a folder's measurements; `null` where it cannot be. */
export function compileQrProgram(folder: string): string | null {
  const program = join(folder, 'draw-qr');
  const source = fileURLToPath(new URL('./draw-qr.c', import.meta.url));
  try {
    runProgram('cc', ['-O2', source, '-o', program, '-lqrencode', '-lpng']);
    return program;
  } catch {
    return null;
  }
}

/** Makes a folder inside another. */
export function makeFolder(folder: string, name: string): string {
  const made = join(folder, name);
  mkdirSync(made, { recursive: true });
  return made;
}

/** A count as people write it. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}
