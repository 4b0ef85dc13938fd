/**
 * Stands in for Electron's API around the built main process and preload, with Chromium as the window, where Electron's
 * own program cannot be had. It knows only what main/index.ts, main/electron and electron-store use; anything else is
 * missing on purpose, so that a new use of Electron fails here first.
 *
 * Environment: STAND_IN_BROWSER (DevTools address of a running Chromium), STAND_IN_DATA (the profile folder).
 */
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { chromium, type Page } from '@playwright/test';

type Handler = (event: unknown, ...values: unknown[]) => unknown;
type ProtocolHandler = (request: Request) => Promise<Response>;

const schemes = new Map<string, ProtocolHandler>();
const handlers = new Map<string, Handler>();
const windows = new Set<BrowserWindow>();

/** Chromium cannot load an own scheme, so `silver-fox://app` is shown to it as a secure loopback name. */
const toPage = (url: string) => url.replace(/^([\w-]+):\/\/([\w-]+)/, 'http://$2.$1.localhost');
const fromPage = (url: string) => url.replace(/^http:\/\/([\w-]+)\.([\w-]+)\.localhost/, '$2://$1');

class App extends EventEmitter {
  readonly isPackaged = false;
  requestSingleInstanceLock = () => true;
  enableSandbox = () => undefined;
  getVersion = () => '0.0.0-stand-in';
  getName = () => 'Silver Fox Order Processing';
  getPath = () => process.env.STAND_IN_DATA ?? '';
  whenReady = () => new Promise<void>((resolve) => setImmediate(resolve));

  quit(): void {
    let isPrevented = false;
    this.emit('before-quit', { preventDefault: () => (isPrevented = true) });
    if (!isPrevented) this.exit(0);
  }

  exit(code: number): void {
    process.exit(code);
  }
}

export const app = new App();

class WebContents extends EventEmitter {
  readonly session = session.defaultSession;
  page: Page | undefined;
  get mainFrame() {
    return this.#frame;
  }
  readonly #frame = {
    get url() {
      return '';
    },
  };

  attach(page: Page): void {
    this.page = page;
    Object.defineProperty(this.#frame, 'url', { get: () => fromPage(page.url()) });
  }

  send(channel: string, payload: unknown): void {
    void this.page
      ?.evaluate(([name, value]) => window.dispatchEvent(new CustomEvent(`ipc:${name}`, { detail: value })), [
        channel,
        payload,
      ] as const)
      .catch(() => undefined);
  }

  setWindowOpenHandler = () => undefined;
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly #preload: string;
  #isDestroyed = false;

  constructor(options: { webPreferences: { preload: string } }) {
    super();
    this.webContents = new WebContents();
    this.#preload = options.webPreferences.preload;
    windows.add(this);
  }

  static getAllWindows = () => [...windows];

  async loadURL(url: string): Promise<void> {
    const browser = await chromium.connectOverCDP(process.env.STAND_IN_BROWSER ?? '');
    const [context] = browser.contexts();
    const page = await context?.newPage();
    if (!page) throw new Error('The browser has no context.');
    this.webContents.attach(page);
    await page.exposeBinding('__invoke', (_source, channel: string, values: unknown[]) => this.#invoke(channel, values));
    await page.addInitScript(PRELOAD_WORLD(await readFile(this.#preload, 'utf8')));
    await page.route(/\.localhost\//, async (route) => {
      const request = new Request(fromPage(route.request().url()));
      const handler = schemes.get(new URL(request.url).protocol.slice(0, -1));
      const response = await handler?.(request);
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
    process.stdout.write(`window ${toPage(url)}\n`);
  }

  async #invoke(channel: string, values: readonly unknown[]): Promise<unknown> {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler for ${channel}`);
    const event = { sender: this.webContents, senderFrame: this.webContents.mainFrame };
    // Electron copies what passes between processes; only plain data survives.
    return structuredClone(await handler(event, ...values));
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
const PRELOAD_WORLD = (script: string) => `(() => {
  const listeners = new Map();
  const require = () => ({
    contextBridge: { exposeInMainWorld: (name, value) => { window[name] = value; } },
    ipcRenderer: {
      invoke: (channel, ...values) => window.__invoke(channel, values),
      on: (channel, listener) => {
        const forward = (event) => listener({}, event.detail);
        listeners.set(listener, forward);
        window.addEventListener('ipc:' + channel, forward);
      },
      off: (channel, listener) => window.removeEventListener('ipc:' + channel, listeners.get(listener)),
    },
    webUtils: { getPathForFile: (file) => (window.__paths ?? {})[file.name] ?? '' },
  });
  const exports = {};
  const module = { exports };
  ${script}
})();`;

export const ipcMain = {
  handle: (channel: string, handler: Handler) => handlers.set(channel, handler),
  removeHandler: (channel: string) => handlers.delete(channel),
  on: () => undefined,
};

export const protocol = { registerSchemesAsPrivileged: () => undefined };
export const session = {
  defaultSession: {
    protocol: { handle: (scheme: string, handler: ProtocolHandler) => schemes.set(scheme, handler) },
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
  },
};

export const shell = {
  openPath: async (path: string) => {
    process.stdout.write(`opened ${path}\n`);
    return '';
  },
  openExternal: async () => undefined,
};
export const dialog = { showErrorBox: (title: string, text: string) => process.stderr.write(`${title}: ${text}\n`) };
export const Menu = { setApplicationMenu: () => undefined };
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export class Notification {
  static isSupported = () => false;
  show(): void {}
}

// electron-store takes the whole API as the default export.
export default { app, ipcMain, shell };
