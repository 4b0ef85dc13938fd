import type { Result, UpdateState } from '../../preload/contract.ts';
import type { UpdateFeed } from './find-feed.ts';

/** What is used of electron-updater's `autoUpdater`. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  logger: unknown;
  setFeedURL(options: { provider: 'generic'; url: string }): void;
  checkForUpdates(): Promise<{ readonly downloadPromise?: Promise<unknown> | null } | null>;
  quitAndInstall(isSilent: boolean, isForceRunAfter: boolean): void;
  on(event: 'update-available' | 'update-not-available' | 'update-downloaded', listener: (info: Info) => void): unknown;
}

interface Info {
  readonly version: string;
}

/** Looks for newer versions, and installs one when nothing is under way and the operator closes the window or asks. */
export interface Updates {
  read(): UpdateState;
  /** Asks the feed, and returns when what it offers is loaded. */
  ask(): Promise<void>;
  /** Marks a newer version to be installed at once; the caller then quits. */
  prepare(isBusy: boolean): Result<null>;
  /** Installs what is ready, at the end of a run in which nothing was interrupted. Whether it takes over quitting. */
  finish(wasBusy: boolean): boolean;
}

/**
 * Keeps the program current by a feed.
 *
 * @param load Loads electron-updater; not called without a feed, so that nobody is asked.
 * @param tell Hears every change of the state.
 */
export async function keepCurrent(
  feed: UpdateFeed,
  load: () => Promise<Updater>,
  tell: (state: UpdateState) => void,
  now: () => Date = () => new Date(),
): Promise<Updates> {
  let state: UpdateState = feed.kind === 'none' ? { status: 'off', message: feed.reason } : { status: 'unasked' };
  let opensAgain = false;
  const become = (next: UpdateState) => {
    state = next;
    tell(next);
  };
  const updater = feed.kind === 'none' ? null : await load();
  if (updater) {
    updater.autoDownload = true;
    // Its own way installs at every end of the program, also when an order was cut short.
    updater.autoInstallOnAppQuit = false;
    updater.logger = null;
    if (feed.kind === 'address') updater.setFeedURL({ provider: 'generic', url: feed.url });
    updater.on('update-available', ({ version }) => become({ status: 'loading', version }));
    updater.on('update-not-available', () => become({ status: 'current', askedAt: now().toISOString() }));
    updater.on('update-downloaded', ({ version }) =>
      become({ status: 'ready', version, askedAt: now().toISOString() }),
    );
  }
  return {
    read: () => state,
    async ask() {
      if (!updater || state.status === 'asking' || state.status === 'loading' || state.status === 'ready') return;
      become({ status: 'asking' });
      try {
        const found = await updater.checkForUpdates();
        // A download that is cut short is a failure too; it is begun again when the feed is asked again.
        await found?.downloadPromise;
      } catch (error) {
        const [message = ''] = String(error instanceof Error ? error.message : error).split('\n');
        become({ status: 'failed', message, askedAt: now().toISOString() });
      }
    },
    prepare(isBusy) {
      if (state.status !== 'ready') return refuse('no-update', 'There is no newer version to install.');
      if (isBusy) return refuse('still-at-work', 'Something is under way. Wait until it is done, then try again.');
      opensAgain = true;
      return { ok: true, value: null };
    },
    finish(wasBusy) {
      if (!updater || state.status !== 'ready' || wasBusy) return false;
      updater.quitAndInstall(true, opensAgain);
      return true;
    },
  };
}

function refuse(code: string, message: string): Result<null> {
  return { ok: false, problem: { code, message: `${message} Nothing was changed.` } };
}
