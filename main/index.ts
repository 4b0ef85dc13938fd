/**
 * Electron's entry: starts the engine and opens the window on it. main/electron is door 1; with this file and preload
 * it is the only place that imports electron.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, Menu, type Rectangle, session } from 'electron';
import ElectronStore from 'electron-store';
import { answerWindow, type WindowAnswers } from './electron/answer-window.ts';
import { findPreload, openWindow } from './electron/open-window.ts';
import { registerScheme, serveRenderer } from './electron/serve-renderer.ts';
import { WATCH_SHARES_EVERY } from './engine/messages.ts';
import { type Engine, startEngine } from './engine/start-engine.ts';

const here = dirname(fileURLToPath(import.meta.url));
const shipped = app.isPackaged ? process.resourcesPath : join(here, '..', '..');

// `--data=DIR`, as on the command line; Electron wants the folder to be there.
const data = app.commandLine.getSwitchValue('data');
if (data !== '') app.setPath('userData', data);

let engine: Engine | undefined;
let answers: WindowAnswers | undefined;

if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.enableSandbox();
  registerScheme();
  Menu.setApplicationMenu(null);
  app.on('second-instance', (_event, argv) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
    void answers?.openFiles(filesAmong(argv));
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (!engine) return;
    event.preventDefault();
    const closing = engine;
    engine = undefined;
    void closing.close().finally(() => app.quit());
  });
  // Not awaited: Electron fires `ready` only after this module has finished.
  void app.whenReady().then(start).catch(reportAndQuit);
}

async function start(): Promise<void> {
  engine = await startEngine(
    {
      data: app.getPath('userData'),
      resources: join(shipped, 'resources'),
      migrations: join(shipped, 'migrations'),
      applicationVersion: app.getVersion(),
      watchSharesEvery: WATCH_SHARES_EVERY,
    },
    new URL('./worker.js', import.meta.url),
  );
  serveRenderer(session.defaultSession, join(here, '..', 'renderer'));
  const store = new ElectronStore<{ bounds?: Rectangle }>({ name: 'window' });
  const window = openWindow(findPreload(here), {
    load: () => store.get('bounds'),
    save: (bounds) => store.set('bounds', bounds),
  });
  answers = answerWindow(window, engine);
  window.on('closed', () => answers?.stop());
  window.webContents.once('did-finish-load', () => void answers?.openFiles(filesAmong(process.argv)));
}

/** The scraper files among a command line's arguments: files opened with the application or dropped on its icon. */
function filesAmong(argv: readonly string[]): readonly string[] {
  return argv.slice(1).filter((argument) => /\.(csv|txt|tsv)$/i.test(argument));
}

function reportAndQuit(error: unknown): void {
  dialog.showErrorBox('Silver Fox could not start', error instanceof Error ? error.message : String(error));
  app.exit(1);
}
