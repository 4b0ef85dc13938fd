import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { findBrowser, INSTALL_BROWSER } from './find-browser.ts';

/** Chromium with a profile of its own, so that what a page remembers survives a restart. */
export interface OpenedChromium {
  readonly context: BrowserContext;
  /** Where other programs reach it by DevTools. */
  readonly devTools: string;
}

/** Opens Chromium without a visible window, at the size of the smallest workstation. */
export async function openChromium(profile: string): Promise<OpenedChromium> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error(INSTALL_BROWSER);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
    // A dialog is there or it is not; half-transparent ones have no contrast to test.
    reducedMotion: 'reduce',
    args: [
      '--remote-debugging-port=0',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  const [port = ''] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
  return { context, devTools: `http://127.0.0.1:${port}` };
}
