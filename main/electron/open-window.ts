/**
 * main/electron is door 1: the desktop window, its protocol and its IPC. With main/index.ts and preload it is the only
 * place that imports electron; it adds no rule.
 */
import { join } from 'node:path';
import { BrowserWindow, type Rectangle, screen, shell } from 'electron';
import { APP_ORIGIN } from './serve-renderer.ts';

/** What the workstation remembers of its window. */
export interface WindowMemory {
  load(): Rectangle | undefined;
  save(bounds: Rectangle): void;
}

/** Opens the one window: sandboxed, isolated, without Node, and unable to leave the application's own pages. */
export function openWindow(preload: string, memory: WindowMemory): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 700,
    ...visibleBounds(memory.load()),
    show: false,
    backgroundColor: '#1a1a1a',
    title: 'Silver Fox Order Processing',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  confineToApplication(window);
  window.once('ready-to-show', () => window.show());
  window.on('close', () => memory.save(window.getNormalBounds()));
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}

/** No navigation away, no new windows, no embedded pages; a clicked web link opens in the operator's browser. */
function confineToApplication(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.on('will-navigate', (event, url) => {
    if (!url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(({ url }) => {
    if (isWebLink(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
  webContents.session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  webContents.session.setPermissionCheckHandler(() => false);
}

/** Whether a link may be handed to the system: only http and https, never `file:` or a program's own scheme. */
export function isWebLink(url: string): boolean {
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  return protocol === 'https:' || protocol === 'http:';
}

/** The remembered place, unless the screen it was on is gone. */
function visibleBounds(bounds: Rectangle | undefined): Partial<Rectangle> {
  if (!bounds) return {};
  const isVisible = screen.getAllDisplays().some(({ workArea }) => {
    const overlapX = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
    const overlapY = Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y);
    return overlapX > 100 && overlapY > 100;
  });
  return isVisible ? bounds : {};
}

/** Path of the built preload script beside the built main process. */
export function findPreload(mainFolder: string): string {
  return join(mainFolder, '..', 'preload', 'index.cjs');
}
