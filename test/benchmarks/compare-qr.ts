import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forEachConcurrently } from '../../main/files/for-each-concurrently.ts';
import { openQrCodes } from '../../main/files/qr-codes.ts';
import { type Comparison, runProgram } from './comparison.ts';
import { makeVin } from './make-feed.ts';

/** Drawing QR codes and writing them to files, beside a C program on libqrencode and libpng that is compiled here. */
export function compareQr(folder: string, codes: number): Comparison {
  const contents = Array.from(
    { length: codes },
    (_, number) =>
      `https://www.dealership.example/inventory/new-2025-make-model-trim-${makeVin(number).toLowerCase()}/`,
  );
  const ours = join(folder, 'qr-ours');
  const theirs = join(folder, 'qr-theirs');
  mkdirSync(ours);
  mkdirSync(theirs);
  const program = compile(folder);
  return {
    work: `${codes.toLocaleString('en-US')} QR codes as PNG files`,
    beside: 'C: libqrencode + libpng',
    ours: async () => {
      const qr = openQrCodes(codes);
      await forEachConcurrently([...contents.entries()], 8, async ([number, content]) => {
        await writeFile(join(ours, `${number}.png`), await qr.draw(content));
      });
      await qr.close();
    },
    theirs: program === null ? null : () => runProgram(program, [theirs], contents.join('\n')),
    missing: 'needs cc, libqrencode-dev and libpng-dev',
  };
}

function compile(folder: string): string | null {
  const program = join(folder, 'draw-qr');
  const source = fileURLToPath(new URL('./draw-qr.c', import.meta.url));
  try {
    runProgram('cc', ['-O2', source, '-o', program, '-lqrencode', '-lpng']);
    return program;
  } catch {
    return null;
  }
}
