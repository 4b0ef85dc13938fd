import type { Engine } from '../../main/engine/start-engine.ts';
import { compileQrProgram, formatCount, makeFolder, makeLinks, NEEDS_C } from './compare-qr.ts';
import { type Comparison, runProgram } from './comparison.ts';
import { makeVin } from './make-feed.ts';

/** What the older way of drawing codes does for an order: a Python library, an image library, a file. */
const OLDER_WAY = `
import sys, qrcode
from PIL import Image
for number, link in enumerate(sys.stdin.read().split()):
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    code.add_data(link)
    code.make(fit=True)
    code.make_image().convert('L').resize((388, 388), Image.LANCZOS).save(f'{sys.argv[1]}/{number}.png')
`;

/** The order that is published: each round a LIST of its own with as many vehicles. */
function publishing(engine: Engine, count: number): () => Promise<void> {
  let round = 0;
  return async () => {
    round += 1;
    const first = 5_000_000 + round * count;
    const text = Array.from({ length: count }, (_, number) => makeVin(first + number)).join('\n');
    const order = {
      type: 'list',
      names: ['Porsche St. Louis'],
      text,
      number: String(45_000 + round),
      yes: true,
    } as const;
    const result = await engine.call('orderDealerships', order);
    const status = result.ok ? result.value.orders[0]?.status : result.problem.message;
    if (status !== 'published') throw new Error(`The order was not published: ${status}`);
  };
}

/**
 * Publishing an order whole: draft, CSV and Adobe files, QR codes, every file flushed, read back and checked, folder
 * renamed, VIN log committed. Beside it a C program that draws and flushes the codes and does nothing else.
 */
export function comparePublishing(folder: string, engine: Engine, count: number): Comparison {
  const theirs = makeFolder(folder, 'published-theirs');
  const program = compileQrProgram(folder);
  return {
    work: `Publish an order of ${formatCount(count)} vehicles`,
    beside: 'C: its QR codes alone, flushed',
    ours: publishing(engine, count),
    theirs: program === null ? null : () => runProgram(program, [theirs, 'flush'], makeLinks(count).join('\n')),
    missing: NEEDS_C,
  };
}

/** The same beside the libraries that the older system drew its codes with, for the codes alone and not flushed. */
export function comparePublishingWithOlder(folder: string, engine: Engine, count: number): Comparison {
  const theirs = makeFolder(folder, 'published-older');
  return {
    work: `Publish an order of ${formatCount(count)} vehicles`,
    beside: 'Python qrcode + Pillow: its QR codes alone',
    ours: publishing(engine, count),
    theirs: hasLibraries() ? () => runProgram('python3', ['-c', OLDER_WAY, theirs], makeLinks(count).join('\n')) : null,
    missing: 'needs python3 with qrcode and Pillow',
  };
}

function hasLibraries(): boolean {
  try {
    runProgram('python3', ['-c', 'import qrcode, PIL']);
    return true;
  } catch {
    return false;
  }
}
