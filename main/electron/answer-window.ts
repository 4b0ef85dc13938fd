import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type BrowserWindow,
  dialog,
  type IpcMainInvokeEvent,
  ipcMain,
  Notification,
  type OpenDialogOptions,
  shell,
} from 'electron';
import type { CallName, DoorEvent, OfferedFile, Result, UpdateState } from '../../preload/contract.ts';
import { ProblemError } from '../core/problem.ts';
import { createOfferedFiles } from '../engine/offered-files.ts';
import type { Engine } from '../engine/start-engine.ts';
import type { Updates } from './keep-current.ts';
import { readOpenAtLogin, setOpenAtLogin } from './open-at-login.ts';
import type { Errand, TaskName } from './read-arguments.ts';
import { APP_ORIGIN } from './serve-renderer.ts';

/** Jobs longer than this, in milliseconds, are announced when they end while the window is in the background. */
const LONG_JOB = 10_000;

/** The messages that a window may send. */
const CHANNELS = [
  'read-update',
  'ask-for-update',
  'install-update',
  'call',
  'cancel',
  'offer-files',
  'choose-folder',
  'open-orders-folder',
  'open-order-folder',
  'read-open-at-login',
  'set-open-at-login',
] as const;

/** How the system's dialog asks for scraper files. */
const CHOOSE_FEEDS: OpenDialogOptions = {
  title: 'Import scraper files',
  properties: ['openFile', 'multiSelections'],
  filters: [
    { name: 'Scraper files', extensions: ['csv', 'txt', 'tsv'] },
    { name: 'All files', extensions: ['*'] },
  ],
};

export interface WindowAnswers {
  /** Does what the system asked for: offers files that came from outside the window, opens what a task names. */
  run(errand: Errand): Promise<void>;
  /** Tells the window something that nobody in it asked for. */
  tell(event: DoorEvent): void;
  /** Whether a job of the window is under way. */
  isBusy(): boolean;
  stop(): void;
}

/**
 * Answers a window's IPC messages: its calls, its cancels and the files dropped on it. Every message must come from the
 * application's own page in the window's main frame.
 */
export function answerWindow(window: BrowserWindow, engine: Engine, updates: () => Updates | undefined): WindowAnswers {
  const files = createOfferedFiles();
  const jobs = new Map<string, AbortController>();
  const tell = (event: DoorEvent) => {
    if (!window.isDestroyed()) window.webContents.send('event', event);
  };
  /** A job that is rolled back goes on telling for a while after its window was closed. */
  const showProgress = (part: number) => {
    if (!window.isDestroyed()) window.setProgressBar(part);
  };
  const stopListening = engine.onChanged((call) => tell({ kind: 'changed', call }));
  const stopWatching = engine.onScraping((progress) => tell({ kind: 'scraping', progress }));
  const stopHearing = engine.onAnnounced((announcement) => {
    tell({ kind: 'announced', announcement });
    if (!window.isDestroyed() && !window.isFocused()) notify(announcement.title, announcement.text);
  });

  handle('call', async (name: unknown, input: unknown, job: unknown) => {
    const controller = new AbortController();
    const startedAt = performance.now();
    if (typeof job === 'string') jobs.set(job, controller);
    try {
      return await engine.call(String(name) as CallName, files.resolve(input) as never, {
        signal: controller.signal,
        onProgress(progress) {
          if (typeof job !== 'string') return;
          showProgress(progress.total ? progress.done / progress.total : 2);
          tell({ kind: 'progress', job, progress });
        },
      });
    } finally {
      if (typeof job === 'string') {
        jobs.delete(job);
        if (jobs.size === 0) showProgress(-1);
        if (!window.isDestroyed() && !window.isFocused() && performance.now() - startedAt > LONG_JOB) announceEnd();
      }
    }
  });
  handle('cancel', async (job: unknown) => {
    if (typeof job === 'string') jobs.get(job)?.abort();
    return null;
  });
  handle('offer-files', (paths: unknown) => offer(Array.isArray(paths) ? paths.map(String) : []));
  handle('choose-folder', async () => {
    const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] });
    const [folder] = filePaths;
    return folder === undefined ? null : { token: files.offer(folder) };
  });
  handle('read-update', async () => updates()?.read() ?? ({ status: 'unasked' } satisfies UpdateState));
  handle('ask-for-update', async () => updates()?.ask());
  handle('install-update', async () => {
    const prepared = updates()?.prepare(jobs.size > 0);
    if (prepared?.ok) window.close();
    return prepared;
  });
  handle('read-open-at-login', async () => readOpenAtLogin());
  handle('set-open-at-login', async (isOn: unknown) => setOpenAtLogin(isOn === true));
  handle('open-orders-folder', async (): Promise<Result<null>> => {
    const result = await engine.call('readStatus', {});
    return result.ok ? openFolder(result.value.ordersFolder) : result;
  });
  handle('open-order-folder', async (orderId: unknown): Promise<Result<null>> => {
    const result = await engine.call('showOrder', { id: Number(orderId) });
    return result.ok ? openFolder(result.value.order.folder ?? '') : result;
  });

  function handle(
    channel: (typeof CHANNELS)[number],
    answer: (...values: readonly unknown[]) => Promise<unknown>,
  ): void {
    ipcMain.handle(channel, async (event, ...values: unknown[]) => {
      if (!isOwnPage(event, window)) throw new Error('Not from the application.');
      try {
        return await answer(...values);
      } catch (error) {
        if (error instanceof ProblemError) return { ok: false, problem: error.problem };
        throw error;
      }
    });
  }

  async function offer(paths: readonly string[]): Promise<readonly OfferedFile[]> {
    return Promise.all(
      paths.map(async (path) => {
        // One that is gone, such as an attachment of a mail that was closed, is named by the call that reads it.
        const bytes = await stat(path).then(
          ({ size }) => size,
          () => 0,
        );
        return { token: files.offer(path), name: basename(path), bytes };
      }),
    );
  }

  async function openFiles(paths: readonly string[]): Promise<void> {
    if (paths.length > 0) tell({ kind: 'files-opened', files: await offer(paths) });
  }

  async function runTask(task: TaskName): Promise<void> {
    if (task === 'new-order') tell({ kind: 'new-order-wanted' });
    else if (task === 'open-orders-folder') tell({ kind: 'orders-folder-wanted' });
    else await openFiles((await dialog.showOpenDialog(window, CHOOSE_FEEDS)).filePaths);
  }

  return {
    async run({ files: paths, tasks }) {
      await openFiles(paths);
      for (const task of tasks) await runTask(task);
    },
    tell,
    isBusy: () => jobs.size > 0,
    stop() {
      stopListening();
      stopWatching();
      stopHearing();
      for (const channel of CHANNELS) ipcMain.removeHandler(channel);
      for (const controller of jobs.values()) controller.abort();
    },
  };
}

/** Whether a message comes from the application's page in the main frame of this window. */
export function isOwnPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    event.sender === window.webContents &&
    frame === window.webContents.mainFrame &&
    frame.url.startsWith(`${APP_ORIGIN}/`)
  );
}

async function openFolder(path: string): Promise<Result<null>> {
  const failure = await shell.openPath(path);
  if (failure === '') return { ok: true, value: null };
  return { ok: false, problem: { code: 'no-folder', message: `The folder cannot be opened: ${failure}` } };
}

function announceEnd(): void {
  notify('Silver Fox', 'The work in the background has ended.');
}

function notify(title: string, body: string): void {
  if (Notification.isSupported()) new Notification({ title, body }).show();
}
