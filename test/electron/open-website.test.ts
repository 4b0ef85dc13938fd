import { beforeEach, describe, expect, it, vi } from 'vitest';

/** Electron's own API is stood in for and records; pages answer as a test says. */
const electron = vi.hoisted(() => ({
  options: [] as Record<string, unknown>[],
  destroyed: 0,
  listeners: new Map<string, (event: Record<string, unknown>) => void>(),
  openHandler: undefined as (() => { action: string }) | undefined,
  requests: undefined as
    | ((details: { url: string; resourceType: string }, answer: (verdict: { cancel: boolean }) => void) => void)
    | undefined,
  permissions: [] as unknown[],
  addresses: {} as Record<string, string>,
  page: { isThere: true, html: '<html>cars</html>' },
  partition: '',
}));

vi.mock('electron', () => ({
  BrowserWindow: class {
    #isDestroyed = false;
    constructor(options: Record<string, unknown>) {
      electron.options.push(options);
    }
    readonly webContents = {
      setAudioMuted: () => undefined,
      on: (name: string, listener: (event: Record<string, unknown>) => void) => electron.listeners.set(name, listener),
      setWindowOpenHandler: (handler: typeof electron.openHandler) => {
        electron.openHandler = handler;
      },
      getURL: () => 'https://www.dealer.example/cars',
      executeJavaScriptInIsolatedWorld: async (_world: number, [script]: readonly { code: string }[]) =>
        script?.code.includes('querySelector') ? electron.page.isThere : electron.page.html,
    };
    loadURL = async () => undefined;
    isDestroyed = () => this.#isDestroyed;
    destroy = () => {
      this.#isDestroyed = true;
      electron.destroyed += 1;
    };
  },
  session: {
    fromPartition: (name: string) => {
      electron.partition = name;
      return {
        setPermissionRequestHandler: (handler: (...values: unknown[]) => void) =>
          handler(null, 'geolocation', (answer: unknown) => electron.permissions.push(answer)),
        setPermissionCheckHandler: (handler: () => unknown) => electron.permissions.push(handler()),
        on: (name: string, listener: (event: Record<string, unknown>) => void) =>
          electron.listeners.set(name, listener),
        webRequest: {
          onBeforeRequest: (handler: typeof electron.requests) => {
            electron.requests = handler;
          },
        },
        resolveHost: async (host: string) => ({ endpoints: [{ address: electron.addresses[host] ?? '8.8.8.8' }] }),
      };
    },
  },
}));

const { openWebsite } = await import('../../main/electron/open-website.ts');

const PAGE = { url: 'https://www.dealer.example/cars', waitFor: '.car', hosts: ['dealer.example'], within: 600 };
const open = (signal = new AbortController().signal) => openWebsite(PAGE, signal);
const isPrevented = (name: string, event: Record<string, unknown> = {}) => {
  const preventDefault = vi.fn();
  electron.listeners.get(name)?.({ ...event, preventDefault });
  return preventDefault.mock.calls.length > 0;
};
const mayAsk = async (url: string, resourceType = 'script') => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  electron.requests?.({ url, resourceType }, ({ cancel }) => resolve(!cancel));
  return promise;
};

beforeEach(async () => {
  electron.page = { isThere: true, html: '<html>cars</html>' };
  electron.destroyed = 0;
  await open();
});

describe('the hidden window', () => {
  it('reads a page and is gone afterwards', async () => {
    await expect(open()).resolves.toEqual({
      url: 'https://www.dealer.example/cars',
      html: '<html>cars</html>',
      isWhole: true,
    });
    expect(electron.destroyed).toBe(2);
  });

  it('gives up on an element that does not come, and says so', async () => {
    electron.page.isThere = false;
    await expect(open()).resolves.toMatchObject({ isWhole: false });
  });

  it('closes when it is stopped, however long it would have waited', async () => {
    electron.page.isThere = false;
    const controller = new AbortController();
    const opening = openWebsite({ ...PAGE, within: 60_000 }, controller.signal);
    const stopped = expect(opening).rejects.toThrow();
    controller.abort();
    await stopped;
    expect(electron.destroyed).toBe(2);
  });

  it('is not shown, sandboxed, without anything of the application, in a session that is never stored', () => {
    const { show, webPreferences } = electron.options.at(-1) as {
      show: boolean;
      webPreferences: Record<string, unknown>;
    };
    expect(show).toBe(false);
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      images: false,
    });
    expect(webPreferences).not.toHaveProperty('preload');
    expect(electron.partition).not.toMatch(/^persist:/);
  });

  it('has no permissions, downloads nothing, opens nothing', () => {
    expect(electron.permissions).toEqual([false, false]);
    expect(isPrevented('will-download')).toBe(true);
    expect(isPrevented('will-attach-webview')).toBe(true);
    expect(electron.openHandler?.()).toEqual({ action: 'deny' });
  });

  it('goes to the site’s own hosts alone', () => {
    expect(isPrevented('will-navigate', { url: 'https://dealer.example/next' })).toBe(false);
    for (const url of [
      'https://evil.example/',
      'https://dealer.example.evil.test/',
      'http://dealer.example/',
      'file:///etc',
    ]) {
      expect(isPrevented('will-navigate', { url })).toBe(true);
      expect(isPrevented('will-redirect', { url, isMainFrame: true })).toBe(true);
    }
  });

  it('asks for no pictures, and never at this computer or its network, also not by a name', async () => {
    electron.addresses = { 'inside.example': '192.168.1.10' };
    await expect(mayAsk('https://cdn.example/app.js')).resolves.toBe(true);
    await expect(mayAsk('https://cdn.example/car.jpg', 'image')).resolves.toBe(false);
    for (const url of [
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://inside.example/',
      'http://cdn.example/',
      'file:///etc/passwd',
    ]) {
      await expect(mayAsk(url)).resolves.toBe(false);
    }
  });
});
