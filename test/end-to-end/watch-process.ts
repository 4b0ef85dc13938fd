import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Waits for the first line of a process's output in which something is found; the lines after it go to `onLater`. */
export function findLine<Found>(
  output: Readable | null,
  find: (line: string) => Found | undefined,
  onLater: (line: string) => void = () => undefined,
): Promise<Found> {
  if (!output) throw new Error('The process has no output.');
  const { promise, resolve, reject } = Promise.withResolvers<Found>();
  let isFound = false;
  createInterface({ input: output })
    .on('line', (line) => {
      if (isFound) return onLater(line);
      const found = find(line);
      isFound = found !== undefined;
      if (found !== undefined) resolve(found);
    })
    .on('close', () => reject(new Error('The application ended before its window was open.')));
  return promise;
}

/** Waits until a process has ended well. Windows cannot ask one to end, so there it was ended. */
export async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  const isEndedWell = child.exitCode === 0 || (process.platform === 'win32' && child.signalCode !== null);
  if (!isEndedWell) throw new Error(`The application ended with exit code ${child.exitCode}.`);
}
