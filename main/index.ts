/**
 * Electron's entry: starts the engine and opens the window on it. main/electron is door 1; with this file and preload
 * it is the only place that imports electron.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, dialog, Menu, type Rectangle, session } from 'electron';
import ElectronStore from 'electron-store';
import { answerWindow, type WindowAnswers } from './electron/answer-window.ts';
import { findFeed } from './electron/find-feed.ts';
import { keepCurrent, type Updates } from './electron/keep-current.ts';
import { offerTasks } from './electron/offer-tasks.ts';
import { openWebsite } from './electron/open-website.ts';
import { findPreload, openWindow } from './electron/open-window.ts';
import { readArguments } from './electron/read-arguments.ts';
import { registerScheme, serveRenderer } from './electron/serve-renderer.ts';
import { KEEP_SCHEDULE_EVERY, LOOK_EVERY, WATCH_SHARES_EVERY } from './engine/messages.ts';
import { openShops } from './engine/open-shops.ts';
import { readStandIns } from './engine/read-stand-ins.ts';
import type { Engine } from './engine/start-engine.ts';

/** The argument that makes the packaged program a command line: `--silverfox import complete_data.csv`. */
const COMMAND_LINE = '--silverfox';
/** What a second start hands to the one that runs; Chromium rearranges the arguments on their way there. */
interface SecondStart {
  readonly parameters: readonly string[];
  readonly folder: string;
}

/** Milliseconds until newer versions are looked for the first time, and from then on. */
const FIRST_LOOK = 60_000;
const DAY = 86_400_000;

const here = dirname(fileURLToPath(import.meta.url));
const parameters = process.argv.slice(app.isPackaged ? 1 : 2);
const shipped = app.isPackaged ? process.resourcesPath : join(here, '..', '..');

// `--data=DIR`, as on the command line; Electron wants the folder to be there.
const data = app.commandLine.getSwitchValue('data');
if (data !== '') app.setPath('userData', data);

/** The window of the application; websites may be read in others, which nobody sees. */
let shown: BrowserWindow | undefined;
let engine: Engine | undefined;
let answers: WindowAnswers | undefined;
let updates: Updates | undefined;

if (parameters[0] === COMMAND_LINE) {
  void runCommand().catch(reportAndQuit);
} else if (!app.requestSingleInstanceLock({ parameters, folder: process.cwd() } satisfies SecondStart)) {
  app.quit();
} else {
  app.enableSandbox();
  registerScheme();
  Menu.setApplicationMenu(null);
  app.on('second-instance', (_event, _argv, _folder, start) => {
    if (shown?.isMinimized()) shown.restore();
    shown?.focus();
    const { parameters: asked, folder } = start as SecondStart;
    void readArguments(asked, folder).then((errand) => answers?.run(errand));
  });
  app.on('window-all-closed', () => app.quit());
  let isClosing = false;
  app.on('before-quit', (event) => {
    if (!engine) return;
    event.preventDefault();
    // It is asked once more when the last window is gone, and must not get ahead of what is rolled back.
    if (isClosing) return;
    isClosing = true;
    const wasBusy = answers?.isBusy() ?? false;
    void engine.close().finally(() => {
      engine = undefined;
      return updates?.finish(wasBusy) || app.quit();
    });
  });
  // Not awaited: Electron fires `ready` only after this module has finished.
  void app.whenReady().then(start).catch(reportAndQuit);
}

async function start(): Promise<void> {
  engine = await openShops(
    {
      data: app.getPath('userData'),
      resources: join(shipped, 'resources'),
      migrations: join(shipped, 'migrations'),
      applicationVersion: app.getVersion(),
      watchSharesEvery: WATCH_SHARES_EVERY,
      keepScheduleEvery: KEEP_SCHEDULE_EVERY,
      upkeep: { lookEvery: LOOK_EVERY },
      ...readStandIns(process.env, app.isPackaged),
    },
    new URL('./worker.js', import.meta.url),
    openWebsite,
  );
  const errand = await readArguments(parameters, process.cwd());
  serveRenderer(session.defaultSession, join(here, '..', 'renderer'));
  const store = new ElectronStore<{ bounds?: Rectangle }>({ name: 'window' });
  const window = openWindow(findPreload(here), {
    load: () => store.get('bounds'),
    save: (bounds) => store.set('bounds', bounds),
  });
  answers = answerWindow(window, engine, () => updates);
  shown = window;
  window.on('closed', () => {
    answers?.stop();
    app.quit();
  });
  window.webContents.once('did-finish-load', () => void answers?.run(errand));
  if (data === '') offerTasks();
  await lookForUpdates();
}

/** Looks for a newer version a while after the start, and once a day; without a feed nobody is asked. */
async function lookForUpdates(): Promise<void> {
  const feed = await findFeed({
    data: app.getPath('userData'),
    resources: shipped,
    isPackaged: app.isPackaged,
    isPortable: process.env.PORTABLE_EXECUTABLE_FILE !== undefined,
  });
  const load = async () => (await import('electron-updater')).default.autoUpdater;
  updates = await keepCurrent(feed, load, (update) => answers?.tell({ kind: 'update-changed', update }));
  if (feed.kind === 'none') return;
  setTimeout(() => void updates?.ask(), FIRST_LOOK).unref();
  setInterval(() => void updates?.ask(), DAY).unref();
}

/** Runs one command without a window and ends with its exit code. */
async function runCommand(): Promise<void> {
  await import(new URL('./silverfox.js', import.meta.url).href);
  // A pipe takes what was printed later than it was written.
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))));
  app.exit(Number(process.exitCode ?? 0));
}

function reportAndQuit(error: unknown): void {
  dialog.showErrorBox('Silver Fox could not start', error instanceof Error ? error.message : String(error));
  app.exit(1);
}
