import type { Progress } from '../core/progress.ts';

const BAR_WIDTH = 30;
/** Milliseconds between two drawings of the bar. */
const REDRAW_AFTER = 100;

/** Draws progress on stderr: a bar on a terminal, one line per step elsewhere. Call `clear` before printing results. */
export function showProgress(stream: NodeJS.WriteStream): { report(progress: Progress): void; clear(): void } {
  let drawnAt = 0;
  let lastLabel = '';
  return {
    report(progress) {
      if (stream.isTTY) {
        const now = Date.now();
        if (now - drawnAt < REDRAW_AFTER && progress.done !== progress.total) return;
        drawnAt = now;
        stream.write(`\r\x1b[K${formatProgress(progress)}`);
      } else if (progress.label !== lastLabel) {
        lastLabel = progress.label;
        stream.write(`${progress.label}\n`);
      }
    },
    clear() {
      if (stream.isTTY && drawnAt > 0) stream.write('\r\x1b[K');
    },
  };
}

/** One line of progress, for example `[#####.....] 50 % 1,000 of 2,000 rows  Reading feed.csv`. */
export function formatProgress({ label, done, total, unit }: Progress): string {
  const count = done.toLocaleString('en-US');
  if (total === null || total === 0) return `${count} ${unit}  ${label}`;
  const filled = Math.min(BAR_WIDTH, Math.floor((done / total) * BAR_WIDTH));
  const bar = '#'.repeat(filled) + '.'.repeat(BAR_WIDTH - filled);
  const percent = Math.min(100, Math.floor((done / total) * 100));
  return `[${bar}] ${percent} %  ${count} of ${total.toLocaleString('en-US')} ${unit}  ${label}`;
}
