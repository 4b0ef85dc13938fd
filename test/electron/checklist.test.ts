import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow, IpcMainInvokeEvent, Session } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

/**
 * The items of Electron's security checklist, by its numbers
 * (https://www.electronjs.org/docs/latest/tutorial/security). Electron's own API is stood in for and records.
 */

type Listener = (event: { preventDefault: () => void }, url: string) => void;

const electron = vi.hoisted(() => ({
  windows: [] as { options: Record<string, unknown>; url: string; listeners: Map<string, unknown> }[],
  openedOutside: [] as string[],
  openHandler: undefined as ((details: { url: string }) => { action: string }) | undefined,
  permissionAnswers: [] as unknown[],
  served: undefined as ((request: { url: string }) => Promise<Response>) | undefined,
}));

vi.mock('electron', () => ({
  BrowserWindow: class {
    readonly #record = { options: {}, url: '', listeners: new Map<string, unknown>() };
    readonly webContents = {
      on: (name: string, listener: unknown) => this.#record.listeners.set(name, listener),
      setWindowOpenHandler: (handler: typeof electron.openHandler) => {
        electron.openHandler = handler;
      },
      session: {
        setPermissionRequestHandler: (handler: (...values: unknown[]) => void) =>
          handler(null, 'camera', (answer: unknown) => electron.permissionAnswers.push(answer)),
        setPermissionCheckHandler: (handler: () => unknown) => electron.permissionAnswers.push(handler()),
      },
    };
    constructor(options: Record<string, unknown>) {
      this.#record.options = options;
      electron.windows.push(this.#record);
    }
    once = () => undefined;
    on = () => undefined;
    loadURL = async (url: string) => {
      this.#record.url = url;
    };
  },
  screen: { getAllDisplays: () => [] },
  shell: { openExternal: async (url: string) => electron.openedOutside.push(url) },
  protocol: { registerSchemesAsPrivileged: () => undefined },
  ipcMain: { handle: () => undefined, removeHandler: () => undefined },
  Notification: { isSupported: () => false },
}));

const { openWindow } = await import('../../main/electron/open-window.ts');
const { findServedFile, serveRenderer } = await import('../../main/electron/serve-renderer.ts');
const { isOwnPage } = await import('../../main/electron/answer-window.ts');

const PROJECT = join(import.meta.dirname, '..', '..');
const preferences = () => electron.windows.at(-1)?.options.webPreferences as Record<string, unknown>;

/** Fires an event of the window's page; says whether it was prevented. */
function isPrevented(name: string, url: string): boolean {
  const preventDefault = vi.fn();
  const listener = electron.windows.at(-1)?.listeners.get(name) as Listener | undefined;
  if (!listener) throw new Error(`The window does not listen to ${name}.`);
  listener({ preventDefault }, url);
  return preventDefault.mock.calls.length > 0;
}

beforeEach(() => {
  electron.openedOutside.length = 0;
  electron.permissionAnswers.length = 0;
  openWindow('/app/preload/index.cjs', { load: () => undefined, save: () => undefined });
});

describe("Electron's security checklist", () => {
  it('1, 18: loads nothing but its own pages, through its own protocol instead of file://', () => {
    expect(electron.windows.at(-1)?.url).toBe('silver-fox://app/index.html');
  });

  it('2: gives pages no Node', () => {
    expect(preferences()).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('3, 4: isolates the preload script and sandboxes the page', () => {
    expect(preferences()).toMatchObject({ contextIsolation: true, sandbox: true });
  });

  it('5: denies every permission', () => {
    expect(electron.permissionAnswers).toEqual([false, false]);
  });

  it('6, 8: keeps web security on and insecure content out', () => {
    expect(preferences()).toMatchObject({ webSecurity: true, allowRunningInsecureContent: false });
  });

  it('7: sends a Content Security Policy with every page', async () => {
    const session = {
      protocol: {
        handle: (_scheme: string, handler: typeof electron.served) => {
          electron.served = handler;
        },
      },
    };
    serveRenderer(session as unknown as Session, join(PROJECT, 'renderer'));
    const response = await electron.served?.({ url: 'silver-fox://app/index.html' });
    const policy = response?.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  it('9, 10: switches on no experimental features', () => {
    expect(Object.keys(preferences())).not.toContain('experimentalFeatures');
    expect(Object.keys(preferences())).not.toContain('enableBlinkFeatures');
  });

  it('11, 12: has no embedded pages', () => {
    expect(preferences()).toMatchObject({ webviewTag: false });
    expect(isPrevented('will-attach-webview', '')).toBe(true);
  });

  it.each([
    ['another site', 'https://example.com/', true],
    ['a file', 'file:///C:/Windows/win.ini', true],
    ['a name that only begins like its own', 'silver-fox://app.example.com/', true],
    ['its own page', 'silver-fox://app/index.html#/today', false],
  ])('13: lets navigation to %s be %s', (_what, url, prevented) => {
    expect(isPrevented('will-navigate', url)).toBe(prevented);
  });

  it.each([
    ['a web page', 'https://example.com/vehicle', true],
    ['a file', 'file:///C:/Windows/System32/calc.exe', false],
    ['a program of the system', 'ms-msdt:/id', false],
    ['a script', 'javascript:alert(1)', false],
    ['nonsense', 'not a link', false],
  ])('14, 15: opens no window for %s, and hands only web links to the system', (_what, url, isHandedOn) => {
    expect(electron.openHandler?.({ url })).toEqual({ action: 'deny' });
    expect(electron.openedOutside).toEqual(isHandedOn ? [url] : []);
  });

  it('16: is built on the Electron that this was reviewed for', () => {
    expect(packageJson.devDependencies.electron).toMatch(/^45\./);
  });

  it.each([
    ['its own page in the main frame', 'silver-fox://app/index.html', true, true],
    ['another site', 'https://example.com/', true, false],
    ['a frame inside the page', 'silver-fox://app/index.html', false, false],
  ])('17: answers messages from %s', (_what, url, isMainFrame, isAnswered) => {
    const frame = { url };
    const contents = { mainFrame: isMainFrame ? frame : {} };
    const event = { sender: contents, senderFrame: frame } as unknown as IpcMainInvokeEvent;
    expect(isOwnPage(event, { webContents: contents } as unknown as BrowserWindow)).toBe(isAnswered);
  });

  it('17: answers nothing from a frame that is gone or from another window', () => {
    const contents = { mainFrame: {} };
    const window = { webContents: contents } as unknown as BrowserWindow;
    expect(isOwnPage({ sender: contents, senderFrame: null } as unknown as IpcMainInvokeEvent, window)).toBe(false);
    const frame = { url: 'silver-fox://app/index.html' };
    const other = { sender: { mainFrame: frame }, senderFrame: frame };
    expect(isOwnPage(other as unknown as IpcMainInvokeEvent, window)).toBe(false);
  });

  it.each([
    'silver-fox://app/../../etc/passwd',
    'silver-fox://app/%2e%2e/%2e%2e/package.json',
    'silver-fox://app/..%5c..%5cpackage.json',
    'silver-fox://elsewhere/index.html',
  ])('18: serves nothing outside its folder for %s', (url) => {
    const served = findServedFile(url, join(PROJECT, 'renderer'));
    expect(served === null || served.startsWith(join(PROJECT, 'renderer'))).toBe(true);
  });

  it('19: sets the fuses of the packaged program', () => {
    const configuration = readFileSync(join(PROJECT, 'electron-builder.yml'), 'utf8');
    for (const fuse of [
      'runAsNode: false',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeCliInspectArguments: false',
      'enableEmbeddedAsarIntegrityValidation: true',
      'onlyLoadAppFromAsar: true',
      'grantFileProtocolExtraPrivileges: false',
    ]) {
      expect(configuration).toContain(fuse);
    }
  });

  it('20: shows the page a frozen list of calls, and nothing of Electron', () => {
    const preload = readFileSync(join(PROJECT, 'preload', 'index.ts'), 'utf8');
    expect(preload).toContain("exposeInMainWorld('silverFox', Object.freeze(door))");
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(preload).not.toMatch(/exposeInMainWorld\([^)]*ipcRenderer/);
  });
});
