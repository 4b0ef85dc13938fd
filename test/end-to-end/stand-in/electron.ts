/**
 * Stands in for Electron's API around the built main process and preload, with Chromium as the window, where Electron's
 * own program cannot be had. It knows only what main/index.ts, main/electron and electron-store use; anything else is
 * missing on purpose, so that a new use of Electron fails here first. What the application asks of the system it prints,
 * one JSON line each.
 *
 * Environment: STAND_IN_BROWSER, the DevTools address of a running Chromium; without it a window only fetches what its
 * page is made of. STAND_IN_PACKED, the resources folder of a packed application. Over its IPC channel it is told of a
 * second start.
 */
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type CDPSession, chromium, type Page } from '@playwright/test';

type Handler = (event: unknown, ...values: unknown[]) => unknown;
type ProtocolHandler = (request: Request) => Promise<Response>;

function tell(of: string, ...values: readonly unknown[]): void {
  process.stdout.write(`${JSON.stringify({ of, values })}\n`);
}

const packed = process.env.STAND_IN_PACKED;
if (packed !== undefined) {
  Object.defineProperty(process, 'resourcesPath', { value: packed });
  // A packed program comes first among its arguments; there is no script beside it.
  process.argv.splice(1, 1);
}

const schemes = new Map<string, ProtocolHandler>();
const handlers = new Map<string, Handler>();
const windows = new Set<BrowserWindow>();

/** Chromium cannot load an own scheme, so `silver-fox://app` is shown to it as a secure loopback name. */
const toPage = (url: string) => url.replace(/^([\w-]+):\/\/([\w-]+)/, 'http://$2.$1.localhost');
const fromPage = (url: string) => url.replace(/^http:\/\/([\w-]+)\.([\w-]+)\.localhost/, '$2://$1');

class App extends EventEmitter {
  readonly isPackaged = packed !== undefined;
  readonly #paths = new Map<string, string>();
  readonly commandLine = {
    getSwitchValue: (name: string) =>
      process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
  };
  requestSingleInstanceLock = () => {
    process.on('message', (start) => this.emit('second-instance', {}, [], '', start));
    // Only the window keeps the program running, as in Electron.
    process.channel?.unref();
    return true;
  };
  setAppUserModelId = () => undefined;
  setUserTasks = (tasks: unknown) => tell('app.setUserTasks', tasks);
  enableSandbox = () => undefined;
  getVersion = () => '0.0.0-stand-in';
  getName = () => 'Silver Fox Order Processing';
  getPath = (name: string) => this.#paths.get(name) ?? '';
  setPath = (name: string, path: string) => void this.#paths.set(name, path);
  whenReady = () => new Promise<void>((resolve) => setImmediate(resolve));

  quit(): void {
    let isPrevented = false;
    this.emit('before-quit', {
      preventDefault() {
        isPrevented = true;
      },
    });
    if (!isPrevented) this.exit(0);
  }

  exit(code: number): void {
    process.exit(code);
  }
}

export const app = new App();

class WebContents extends EventEmitter {
  readonly session = session.defaultSession;
  readonly mainFrame = { url: '' };
  #page: Page | undefined;

  attach(page: Page): void {
    this.#page = page;
    Object.defineProperty(this.mainFrame, 'url', { get: () => fromPage(page.url()) });
  }

  send(channel: string, payload: unknown): void {
    void this.#page
      ?.evaluate(([name, value]) => window.dispatchEvent(new CustomEvent(`ipc:${name}`, { detail: value })), [
        channel,
        payload,
      ] as const)
      // A window that is going away hears nothing more, as in Electron.
      .catch(() => undefined);
  }

  setWindowOpenHandler = () => undefined;
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly #preload: string;
  #isDestroyed = false;

  constructor(options: { readonly webPreferences: { readonly preload: string } }) {
    super();
    this.#preload = options.webPreferences.preload;
    windows.add(this);
  }

  static getAllWindows = () => [...windows];

  async loadURL(url: string): Promise<void> {
    if (process.env.STAND_IN_BROWSER === undefined) return this.#fetchPage(url);
    const browser = await chromium.connectOverCDP(process.env.STAND_IN_BROWSER);
    const [context] = browser.contexts();
    const page = await context?.newPage();
    if (!context || !page) throw new Error('The browser has no context.');
    const devTools = await context.newCDPSession(page);
    this.webContents.attach(page);
    await page.exposeBinding('__invoke', (_source, channel: string, values: unknown[]) =>
      this.#invoke(channel, values, devTools),
    );
    await page.addInitScript(wrapPreload(await readFile(this.#preload, 'utf8')));
    await page.route(/^http:\/\/[\w-]+\.[\w-]+\.localhost\//, async (route) => {
      const request = new Request(fromPage(route.request().url()));
      const response = await schemes.get(new URL(request.url).protocol.slice(0, -1))?.(request);
      if (!response) return route.abort();
      return route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      });
    });
    page.on('close', () => this.close());
    await page.goto(toPage(url));
    this.emit('ready-to-show');
    this.webContents.emit('did-finish-load');
    tell('window shown');
  }

  /** Fetches the page and every file that it names, says how each was answered, and closes. */
  async #fetchPage(url: string): Promise<void> {
    const answer = async (address: string) => {
      const response = await schemes.get(new URL(address).protocol.slice(0, -1))?.(new Request(address));
      tell('fetched', new URL(address).pathname, response?.status ?? 0);
      return (await response?.text()) ?? '';
    };
    const page = await answer(url);
    for (const [, name = ''] of page.matchAll(/(?:src|href)="(\.[^"]+)"/g)) await answer(new URL(name, url).href);
    this.emit('ready-to-show');
    this.webContents.emit('did-finish-load');
    tell('window shown');
    // Once the main process has done what it does when a window has loaded.
    setTimeout(() => this.close(), 500);
  }

  async #invoke(channel: string, values: readonly unknown[], devTools: CDPSession): Promise<unknown> {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler for ${channel}`);
    const event = { sender: this.webContents, senderFrame: this.webContents.mainFrame };
    const sent = channel === 'offer-files' ? [await findPaths(values[0] as number[], devTools)] : values;
    // Electron copies what passes between processes; only plain data survives.
    return structuredClone(await handler(event, ...sent));
  }

  close(): void {
    if (this.#isDestroyed) return;
    this.emit('close');
    this.#isDestroyed = true;
    windows.delete(this);
    this.emit('closed');
    if (windows.size === 0) app.emit('window-all-closed');
  }

  isDestroyed = () => this.#isDestroyed;
  isFocused = () => true;
  isMinimized = () => false;
  restore = () => undefined;
  focus = () => undefined;
  show = () => undefined;
  setProgressBar = () => undefined;
  getNormalBounds = () => ({ x: 0, y: 0, width: 1366, height: 768 });
}

/** The preload script in the page, with what Electron's sandboxed `require` would give it. */
const wrapPreload = (script: string) => `(() => {
  const listeners = new Map();
  const files = (window.__files = []);
  const require = () => ({
    contextBridge: {
      exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value, enumerable: true }),
    },
    ipcRenderer: {
      invoke: (channel, ...values) => window.__invoke(channel, values),
      on: (channel, listener) => {
        const forward = (event) => listener({}, event.detail);
        listeners.set(listener, forward);
        window.addEventListener('ipc:' + channel, forward);
      },
      off: (channel, listener) => window.removeEventListener('ipc:' + channel, listeners.get(listener)),
    },
    // Only DevTools knows where a file lies, and not at once: its place in the list goes on in place of its path.
    webUtils: { getPathForFile: (file) => files.push(file) - 1 },
  });
  const exports = {};
  const module = { exports };
  ${script}
})();`;

/** Where the files lie that the page holds in these places. */
function findPaths(places: readonly number[], devTools: CDPSession): Promise<readonly string[]> {
  return Promise.all(
    places.map(async (place) => {
      const { result } = await devTools.send('Runtime.evaluate', { expression: `window.__files[${place}]` });
      return (await devTools.send('DOM.getFileInfo', { objectId: result.objectId ?? '' })).path;
    }),
  );
}

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel: string) => handlers.delete(channel),
  on: () => undefined,
};

export const protocol = { registerSchemesAsPrivileged: () => undefined };

export const session = {
  defaultSession: {
    protocol: {
      handle(scheme: string, handler: ProtocolHandler): void {
        schemes.set(scheme, handler);
      },
    },
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
  },
};

export const shell = {
  async openPath(path: string): Promise<string> {
    tell('shell.openPath', path);
    return '';
  },
  async openExternal(url: string): Promise<void> {
    tell('shell.openExternal', url);
  },
};
export const dialog = {
  showErrorBox: (title: string, text: string) => tell('dialog.showErrorBox', title, text),
  /** Nobody is there to choose in a dialog of the system: the folder is the one that the test named. */
  async showOpenDialog(_window: unknown, options: unknown) {
    tell('dialog.showOpenDialog', options);
    const folder = process.env.STAND_IN_FOLDER;
    return { canceled: folder === undefined, filePaths: folder === undefined ? [] : [folder] };
  },
};
export const Menu = { setApplicationMenu: () => undefined };
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export class Notification {
  static isSupported = () => false;
  show(): void {}
}

// electron-store takes the whole API as the default export.
export default { app, ipcMain, shell };
