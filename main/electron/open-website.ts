import { setTimeout } from 'node:timers/promises';
import { BrowserWindow, type Session, session, type WebContents } from 'electron';
import { isPrivateAddress } from '../core/private-address.ts';
import type { OpenPageForEngine } from '../engine/answer-pages.ts';

/** What a page of vehicles is read without. */
const UNNEEDED: ReadonlySet<string> = new Set(['image', 'media', 'font', 'object', 'ping', 'cspReport']);
/** Milliseconds between two looks whether the page is whole. */
const LOOK_EVERY = 250;
/** A world of scripts that the page's own cannot reach. */
const OWN_WORLD = 1047;

let opened: Session | undefined;

/**
 * Opens a page of a website in a hidden window and reads it: for sites that are made by scripts. The window is
 * sandboxed and has nothing of the application: no preload script, no Node, a session of its own that is never stored,
 * no permissions, no downloads, no further windows; it goes to the site's own hosts alone, encrypted, and never to an
 * address of this computer or its network. It is gone when the page was read.
 */
export const openWebsite: OpenPageForEngine = async ({ url, waitFor, hosts, within }, signal) => {
  signal.throwIfAborted();
  opened ??= makeSession();
  const window = new BrowserWindow({
    show: false,
    width: 1366,
    height: 900,
    webPreferences: {
      session: opened,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      backgroundThrottling: false,
      images: false,
      spellcheck: false,
    },
  });
  const close = () => window.destroy();
  signal.addEventListener('abort', close, { once: true });
  try {
    confine(window.webContents, hosts);
    const until = Date.now() + within;
    // It rejects for a page that stopped loading half-way, which may be whole enough; what counts is what is there.
    window.loadURL(url).catch(() => undefined);
    const isWhole = await waitForElement(window.webContents, waitFor, until, signal);
    const html = await run(window.webContents, 'document.documentElement?.outerHTML ?? ""');
    return { url: window.webContents.getURL(), html: String(html), isWhole };
  } finally {
    signal.removeEventListener('abort', close);
    if (!window.isDestroyed()) window.destroy();
  }
};

function makeSession(): Session {
  // Without `persist:` nothing of it is on the disk.
  const made = session.fromPartition('websites');
  made.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  made.setPermissionCheckHandler(() => false);
  made.on('will-download', (event) => event.preventDefault());
  made.webRequest.onBeforeRequest(({ url, resourceType }, answer) => {
    void mayAsk(made, url, resourceType).then((may) => answer({ cancel: !may }));
  });
  return made;
}

async function mayAsk(website: Session, address: string, resourceType: string): Promise<boolean> {
  const { protocol, hostname } = new URL(address);
  if (protocol === 'data:' || protocol === 'blob:') return true;
  if (UNNEEDED.has(resourceType) || !['https:', 'wss:'].includes(protocol) || isPrivateAddress(hostname)) return false;
  try {
    const { endpoints } = await website.resolveHost(hostname);
    return endpoints.length > 0 && !endpoints.some((endpoint) => isPrivateAddress(endpoint.address));
  } catch {
    return false;
  }
}

/** The page may send on to the site's own hosts, and open nothing. */
function confine(contents: WebContents, hosts: readonly string[]): void {
  const refuse = (event: { preventDefault(): void }, url: string) => {
    if (!isOwn(url, hosts)) event.preventDefault();
  };
  contents.setAudioMuted(true);
  contents.on('will-navigate', (event) => refuse(event, event.url));
  contents.on('will-redirect', (event) => {
    if (event.isMainFrame) refuse(event, event.url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('login', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function isOwn(url: string, hosts: readonly string[]): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

async function waitForElement(
  contents: WebContents,
  selector: string,
  until: number,
  signal: AbortSignal,
): Promise<boolean> {
  for (;;) {
    signal.throwIfAborted();
    if (await run(contents, `document.querySelector(${JSON.stringify(selector)}) !== null`)) return true;
    if (Date.now() >= until) return false;
    await setTimeout(LOOK_EVERY, undefined, { signal });
  }
}

/** Asks something of the page. While it is on its way to another one there is nobody to answer. */
async function run(contents: WebContents, code: string): Promise<unknown> {
  const silence = setTimeout(5 * LOOK_EVERY).then(() => undefined);
  const answer = contents.executeJavaScriptInIsolatedWorld(OWN_WORLD, [{ code }]).catch(() => undefined);
  return Promise.race([answer, silence]);
}
