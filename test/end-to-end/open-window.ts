import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { _electron, type Page } from '@playwright/test';
import type { DoorName } from './doors.ts';
import { openChromium } from './open-chromium.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const BUILT_MAIN = join(PROJECT, 'out', 'main', 'index.js');

/** The application with its window open. */
export interface OpenedWindow {
  readonly page: Page;
  /** The folders that the application asked the system's file manager to show; a browser has none to ask. */
  readOpenedFolders(): Promise<readonly string[]>;
  /** Starts the application once more beside itself, as the system does with a file that is opened with it. */
  startAgain(parameters: readonly string[]): Promise<void>;
  /** Closes the window as the operator does, and waits until the application has ended well. */
  quit(): Promise<void>;
}

/** Where a window keeps what it remembers. */
export interface WindowFolders {
  /** The application's profile. */
  readonly data: string;
  /** The profile of the browser that shows the pages, where that is not Electron. */
  readonly browser: string;
}

/**
 * Opens the application through one of its doors.
 *
 * @param parameters What the system adds to the command line: files that were opened with the application, tasks.
 */
export function openWindow(
  door: DoorName,
  folders: WindowFolders,
  parameters: readonly string[] = [],
): Promise<OpenedWindow> {
  const open = { browser: openInBrowser, 'desktop-stand-in': openOnStandIn, desktop: openOnElectron }[door];
  return open(folders, parameters);
}

/** The browser door, started as an operator starts it, and its address opened in Chromium. */
async function openInBrowser({ data, browser }: WindowFolders): Promise<OpenedWindow> {
  const server = run(['main/cli/index.ts', '--data', data, 'serve']);
  const address = await findLine(server, (line) => /^Open (\S+)/.exec(line)?.[1]);
  const { context } = await openChromium(browser);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  return {
    page,
    readOpenedFolders: async () => [],
    startAgain: () => Promise.reject(new Error('A browser is not started with files.')),
    async quit() {
      await context.close();
      server.kill('SIGTERM');
      await endOf(server);
    },
  };
}

/** The built main process and preload script around the stand-in for Electron, with Chromium as the window. */
async function openOnStandIn({ data, browser }: WindowFolders, parameters: readonly string[]): Promise<OpenedWindow> {
  const { context, devTools } = await openChromium(browser);
  const [blank] = context.pages();
  const opening = context.waitForEvent('page');
  const register = pathToFileURL(join(import.meta.dirname, 'stand-in', 'register.ts')).href;
  const main = run(['--import', register, BUILT_MAIN, `--data=${data}`, ...parameters], { STAND_IN_BROWSER: devTools });
  const folders: string[] = [];
  const shown = findLine(
    main,
    (line) => line.includes('"window shown"') || undefined,
    (line) => {
      const { of, values } = JSON.parse(line);
      if (of === 'shell.openPath') folders.push(values[0]);
    },
  );
  const [page] = await Promise.all([opening, shown]);
  await blank?.close();
  return {
    page,
    readOpenedFolders: async () => folders,
    async startAgain(later) {
      main.send({ parameters: later, folder: PROJECT });
    },
    async quit() {
      await page.close();
      await endOf(main);
      await context.close();
    },
  };
}

/** Electron itself. */
async function openOnElectron({ data }: WindowFolders, parameters: readonly string[]): Promise<OpenedWindow> {
  const application = await _electron.launch({ args: [PROJECT, `--data=${data}`, ...parameters] });
  const page = await application.firstWindow();
  // No file manager on the machine that tests; what it would have been asked is kept.
  await application.evaluate(({ app, shell }) => {
    const folders: string[] = [];
    shell.openPath = async (path) => {
      folders.push(path);
      return '';
    };
    Object.assign(app, { openedFolders: folders });
  });
  return {
    page,
    readOpenedFolders: () => application.evaluate(({ app }) => Reflect.get(app, 'openedFolders')),
    async startAgain(later) {
      const program = await application.evaluate(() => process.execPath);
      await once(spawn(program, [PROJECT, `--data=${data}`, ...later], { stdio: 'ignore' }), 'exit');
    },
    quit: () => application.close(),
  };
}

function run(parameters: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, parameters, {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    // The runner's own loaders are not for the application.
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
  });
}

/** Waits for the first line of a process's output in which something is found; the lines after it go to `onLater`. */
function findLine<Found>(
  child: ChildProcess,
  find: (line: string) => Found | undefined,
  onLater: (line: string) => void = () => undefined,
): Promise<Found> {
  if (!child.stdout) throw new Error('The process has no output.');
  const { promise, resolve, reject } = Promise.withResolvers<Found>();
  let isFound = false;
  createInterface({ input: child.stdout })
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
async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  const isEndedWell = child.exitCode === 0 || (process.platform === 'win32' && child.signalCode !== null);
  if (!isEndedWell) throw new Error(`The application ended with exit code ${child.exitCode}.`);
}
