import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { type Engine, startEngine } from '../../main/engine/start-engine.ts';
import type { CallInput, CallName, CallOutput } from '../../preload/contract.ts';
import type { DoorName } from './doors.ts';
import { type OpenedWindow, openWindow, type StandIns } from './open-window.ts';

export { expect } from '@playwright/test';

export const PROJECT = join(import.meta.dirname, '..', '..');

/** Milliseconds that a click or a key waits for what it is meant for. */
const ACTION_PATIENCE = 15_000;

/** What playwright.config.ts says of each project. */
export interface DoorOption {
  readonly door: DoorName;
}

/** Asks the engine for something that has to succeed. */
export type Ask = <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>;

/** A workstation of its own for one test: an empty profile, an empty share, and a window that can be opened again. */
export interface Workplace {
  /** The profile folder. */
  readonly data: string;
  /** Where order folders go. */
  readonly orders: string;
  /** Where the operator keeps files, such as the scraper's. */
  readonly desk: string;
  /** From now on servers of this machine stand in for websites: the origin of each by host. */
  standIn(hosts: Readonly<Record<string, string>>): void;
  /** Talks to the engine while no window is open. */
  arrange<Value>(work: (ask: Ask) => Promise<Value>): Promise<Value>;
  /** @param parameters What the system adds to the command line of the desktop application. */
  openWindow(parameters?: readonly string[]): Promise<Page>;
  /** Starts the application once more beside itself. */
  startAgain(parameters: readonly string[]): Promise<void>;
  /** Expects that the file manager was asked to show a folder since the window was opened, where that can be heard. */
  expectOpened(folder: string): Promise<void>;
  /** Quits, if a window is open, and waits until the application has ended. */
  quit(): Promise<void>;
  /** Quits and opens the window again, on the same folders. */
  restart(): Promise<Page>;
}

/** A test at a workplace, through the door of its project. */
export const test = base.extend<DoorOption & { workplace: Workplace }>({
  door: ['browser', { option: true }],
  workplace: async ({ door }, use) => {
    const root = mkdtempSync(join(tmpdir(), 'silver-fox-window-'));
    const makeFolder = (name: string) => {
      mkdirSync(join(root, name));
      return join(root, name);
    };
    const [data, orders, desk] = [makeFolder('profile'), makeFolder('share'), makeFolder('desk')];
    const folders = { data, browser: makeFolder('browser') };
    let opened: OpenedWindow | undefined;
    let standIns: StandIns = { hosts: {}, gap: 5 };
    const workplace: Workplace = {
      data,
      orders,
      desk,
      standIn(hosts) {
        standIns = { ...standIns, hosts };
      },
      arrange: (work) => arrange(data, standIns, work),
      async openWindow(parameters) {
        opened = await openWindow(door, { ...folders, standIns }, parameters);
        opened.page.setDefaultTimeout(ACTION_PATIENCE);
        // A key that is pressed before anything is shown is heard by nobody.
        await opened.page.getByRole('main').getByRole('heading').first().waitFor();
        return opened.page;
      },
      async expectOpened(folder) {
        const isHeard = (await opened?.readOpenedFolders()) !== null;
        if (isHeard) await expect.poll(() => opened?.readOpenedFolders()).toContain(folder);
        else base.info().annotations.push({ type: 'not heard', description: 'what Windows was asked to show' });
      },
      async startAgain(parameters) {
        await opened?.startAgain(parameters);
      },
      async quit() {
        const closing = opened;
        opened = undefined;
        await closing?.quit();
      },
      async restart() {
        await workplace.quit();
        return workplace.openWindow();
      },
    };
    await workplace.arrange((ask) => ask('changeSettings', { patch: { ordersFolder: orders } }));
    await use(workplace);
    await workplace.quit();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  },
});

async function arrange<Value>(data: string, standIns: StandIns, work: (ask: Ask) => Promise<Value>): Promise<Value> {
  const engine: Engine = await startEngine(
    {
      data,
      resources: join(PROJECT, 'resources'),
      migrations: join(PROJECT, 'migrations'),
      applicationVersion: '0.0.0-test',
      standIns,
    },
    // Not the source: taking its types off in every thread loads WebAssembly, and Node 24 may end when that is let go.
    pathToFileURL(join(PROJECT, 'out', 'main', 'worker.js')),
  );
  try {
    return await work(async (name, input) => {
      const result = await engine.call(name, input);
      if (!result.ok) throw new Error(`${name}: ${result.problem.message} ${JSON.stringify(result.problem.details)}`);
      return result.value;
    });
  } finally {
    await engine.close();
  }
}
