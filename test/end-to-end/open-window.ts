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

/** Opens the application through one of its doors. */
export function openWindow(door: DoorName, folders: WindowFolders): Promise<OpenedWindow> {
  const open = { browser: openInBrowser, 'desktop-stand-in': openOnStandIn, desktop: openOnElectron }[door];
  return open(folders);
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
    async quit() {
      await context.close();
      server.kill('SIGTERM');
      await endOf(server);
    },
  };
}

/** The built main process and preload script around the stand-in for Electron, with Chromium as the window. */
async function openOnStandIn({ data, browser }: WindowFolders): Promise<OpenedWindow> {
  const { context, devTools } = await openChromium(browser);
  const [blank] = context.pages();
  const opening = context.waitForEvent('page');
  const register = pathToFileURL(join(import.meta.dirname, 'stand-in', 'register.ts')).href;
  const main = run(['--import', register, BUILT_MAIN, `--data=${data}`], { STAND_IN_BROWSER: devTools });
  const [page] = await Promise.all([opening, findLine(main, (line) => line.includes('"window shown"') || undefined)]);
  await blank?.close();
  return {
    page,
    async quit() {
      await page.close();
      await endOf(main);
      await context.close();
    },
  };
}

/** Electron itself. */
async function openOnElectron({ data }: WindowFolders): Promise<OpenedWindow> {
  const application = await _electron.launch({ args: [PROJECT, `--data=${data}`] });
  const page = await application.firstWindow();
  return { page, quit: () => application.close() };
}

function run(parameters: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, parameters, {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'inherit'],
    // The runner's own loaders are not for the application.
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
  });
}

/** Waits for the first line of a process's output in which something is found. */
async function findLine<Found>(child: ChildProcess, find: (line: string) => Found | undefined): Promise<Found> {
  if (!child.stdout) throw new Error('The process has no output.');
  for await (const line of createInterface({ input: child.stdout })) {
    const found = find(line);
    if (found === undefined) continue;
    // What comes later is not read, but must not block the process either.
    child.stdout.resume();
    return found;
  }
  throw new Error(`The application ended before its window was open, with exit code ${child.exitCode}.`);
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`The application ended with exit code ${child.exitCode}.`);
}
