import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron, type Page } from '@playwright/test';
import type { DoorName } from './doors.ts';
import { openChromium } from './open-chromium.ts';
import { openPackaged } from './open-packaged.ts';
import { findProgram, PACKAGED, unpackOnce } from './packaged.ts';
import { endOf, findLine } from './watch-process.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const BUILT = join(PROJECT, 'out', 'main');

/** The application with its window open. */
export interface OpenedWindow {
  readonly page: Page;
  /**
   * The folders that the application asked the system's file manager to show; a browser has none to ask, and what the
   * packaged program asks of Windows (`null`) cannot be heard.
   */
  readOpenedFolders(): Promise<readonly string[] | null>;
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
  readonly standIns?: StandIns;
}

/** Servers of this machine in place of websites, which are never asked in a test. */
export interface StandIns {
  /** The origin of each, by host. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Milliseconds between two requests. */
  readonly gap: number;
}

/** How the application is told of them. */
function nameStandIns({ standIns }: WindowFolders): Readonly<Record<string, string>> {
  return standIns === undefined ? {} : { SILVER_FOX_STAND_INS: JSON.stringify(standIns) };
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
async function openInBrowser(folders: WindowFolders): Promise<OpenedWindow> {
  const { data, browser } = folders;
  const commands = PACKAGED === null ? 'main/cli/index.ts' : join(unpackOnce(PACKAGED).main, 'silverfox.js');
  const server = run([commands, '--data', data, 'serve'], nameStandIns(folders));
  const address = await findLine(server.stdout, (line) => /^Open (\S+)/.exec(line)?.[1]);
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
async function openOnStandIn(profile: WindowFolders, parameters: readonly string[]): Promise<OpenedWindow> {
  const { data, browser } = profile;
  const { context, devTools } = await openChromium(browser);
  const [blank] = context.pages();
  const opening = context.waitForEvent('page');
  const register = pathToFileURL(join(import.meta.dirname, 'stand-in', 'register.ts')).href;
  const packed = PACKAGED === null ? null : unpackOnce(PACKAGED);
  const index = join(packed?.main ?? BUILT, 'index.js');
  const main = run(['--import', register, index, `--data=${data}`, ...parameters], {
    STAND_IN_BROWSER: devTools,
    ...nameStandIns(profile),
    ...(packed && { STAND_IN_PACKED: packed.resources }),
  });
  const folders: string[] = [];
  const shown = findLine(
    main.stdout,
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
async function openOnElectron(folders: WindowFolders, parameters: readonly string[]): Promise<OpenedWindow> {
  const program = PACKAGED && findProgram(PACKAGED);
  if (program) return openPackaged(program, folders, parameters);
  const { data } = folders;
  const args = [PROJECT, `--data=${data}`, ...parameters];
  const env = { ...(process.env as Record<string, string>), ...nameStandIns(folders) };
  const application = await _electron.launch({ args, env });
  const page = await application.firstWindow();
  // No file manager on the machine that tests; what it would have been asked is kept.
  await application.evaluate(({ app, shell }) => {
    const opened: string[] = [];
    shell.openPath = async (path) => {
      opened.push(path);
      return '';
    };
    Object.assign(app, { openedFolders: opened });
  });
  return {
    page,
    readOpenedFolders: () => application.evaluate(({ app }) => Reflect.get(app, 'openedFolders')),
    async startAgain(later) {
      const electron = await application.evaluate(() => process.execPath);
      await once(spawn(electron, [PROJECT, `--data=${data}`, ...later], { stdio: 'ignore' }), 'exit');
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
