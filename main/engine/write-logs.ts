import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import logger from 'electron-log/node';
import { hideVins } from '../core/hide-vins.ts';
import type { Log, WorkflowContext } from '../workflows/context.ts';

/** A log file is rotated at this size, in bytes. */
const ROTATE_AT = 2 * 1024 * 1024;
/** Rotated files kept beside the current one: `app.1.log` is the newest. */
const KEEP_ROTATED = 4;

/** Makes a message fit for a log file: no VINs, one line, ASCII only. */
export function cleanLogMessage(message: string): string {
  return hideVins(message)
    .replace(/\s*[\r\n]+\s*/g, ' | ')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\x20-\x7e]/g, '?');
}

/** Opens the four log files of the application in a folder. Lines are ASCII and hold no VINs. */
export function openLogs(folder: string): WorkflowContext['log'] {
  return {
    app: openLog(folder, 'app'),
    orders: openLog(folder, 'order_processing'),
    imports: openLog(folder, 'scraper_import'),
    database: openLog(folder, 'database'),
  };
}

function openLog(folder: string, name: string): Log {
  const log = logger.create({ logId: `${folder}/${name}` });
  log.transports.console.level = false;
  if (log.transports.ipc) log.transports.ipc.level = false;
  const file = log.transports.file;
  // Left to itself the library looks for a package.json above the working folder, and writes nothing where there is none.
  file.setAppName('silver-fox');
  file.level = 'info';
  file.resolvePathFn = () => join(folder, `${name}.log`);
  file.maxSize = ROTATE_AT;
  file.format = '{y}-{m}-{d} {h}:{i}:{s} {level} {text}';
  file.archiveLogFn = () => rotate(folder, name);
  return {
    info: (message) => log.info(cleanLogMessage(message)),
    warn: (message) => log.warn(cleanLogMessage(message)),
    error: (message) => log.error(cleanLogMessage(message)),
  };
}

function rotate(folder: string, name: string): void {
  const path = (turn: number) => join(folder, turn === 0 ? `${name}.log` : `${name}.${turn}.log`);
  rmSync(path(KEEP_ROTATED), { force: true });
  for (let turn = KEEP_ROTATED - 1; turn >= 0; turn -= 1) {
    try {
      renameSync(path(turn), path(turn + 1));
    } catch {
      // A rotated file that is not there yet, or is held open by a viewer, must not stop the work that logs.
    }
  }
}
