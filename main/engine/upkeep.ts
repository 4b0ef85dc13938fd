import { setTimeout } from 'node:timers/promises';
import type { Announcement } from '../core/watched-files.ts';
import type { WorkflowContext } from '../workflows/context.ts';
import { doDailyChores } from '../workflows/do-daily-chores.ts';
import { type Look, lookInWatchedFolder, type Sightings } from '../workflows/look-in-watched-folder.ts';
import { takeWatchedFiles } from '../workflows/take-watched-files.ts';

/** Milliseconds between two rounds of the daily chores; each does only what is due. */
const CHORES_EVERY = 3_600_000;

/** The first round waits so many looks: a window that opens needs the engine for itself. */
const LOOKS_BEFORE_CHORES = 3;

/** How upkeep gets at the workspace and tells what it did. */
export interface UpkeepHost {
  /** Runs reading work; `undefined` while the database is closed. */
  read<Value>(work: (context: WorkflowContext) => Promise<Value>): Promise<Value | undefined>;
  /** Runs writing work in its turn. */
  write<Value>(work: (context: WorkflowContext) => Promise<Value>): Promise<Value | undefined>;
  announce(announcement: Announcement): void;
  /** What is on screen may be old. */
  changed(): void;
  failed(error: unknown): void;
}

/**
 * Does by itself what nobody asks for, as long as the signal is not aborted: looks into the watched folder every
 * `lookEvery` milliseconds, and does the daily chores. Looking is done by polling: a system tells of changes that other
 * machines make on a share unreliably or not at all.
 */
export async function keepUp(host: UpkeepHost, lookEvery: number, signal: AbortSignal): Promise<void> {
  let look: Look = { folder: null, failure: '', sightings: new Map(), arrived: [] };
  let choresAt = performance.now() + LOOKS_BEFORE_CHORES * lookEvery;
  while (!signal.aborted) {
    try {
      look = await lookOnce(host, look);
      if (performance.now() >= choresAt) {
        choresAt = performance.now() + CHORES_EVERY;
        await host.write(doDailyChores);
        host.changed();
      }
    } catch (error) {
      if (!signal.aborted) host.failed(error);
    }
    await setTimeout(lookEvery, undefined, { signal }).catch(() => undefined);
  }
}

async function lookOnce(host: UpkeepHost, before: Look): Promise<Look> {
  const sightings: Sightings = before.sightings;
  const look = await host.read((context) => lookInWatchedFolder(context, sightings));
  if (look === undefined) return before;
  tellReach(host, before, look);
  const { folder, arrived } = look;
  if (folder !== null && arrived.length > 0) {
    const announcements = await host.write((context) => takeWatchedFiles(context, { folder, arrived }));
    for (const announcement of announcements ?? []) host.announce(announcement);
    if (announcements && announcements.length > 0) host.changed();
  }
  return look;
}

/** A folder that goes away is told once, and once more when it is back. */
function tellReach(host: UpkeepHost, before: Look, { folder, failure }: Look): void {
  const wasAway = before.folder === folder && before.failure !== '';
  if (folder === null || wasAway === (failure !== '')) return;
  host.announce(
    failure === ''
      ? { kind: 'done', title: 'The watched folder is back', text: folder, path: '/settings/new-files' }
      : {
          kind: 'problem',
          title: 'The watched folder cannot be reached',
          text: `${folder} (${failure}). New files are taken as soon as it is back.`,
          path: '/settings/new-files',
        },
  );
  host.changed();
}
