import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import type { OpenedWindow, WindowFolders } from './open-window.ts';
import { endOf, findLine } from './watch-process.ts';

/**
 * The packaged program, as the operator starts it. Its fuses shut out `--inspect`, by which Playwright drives Electron, so
 * its window is reached by DevTools.
 */
export async function openPackaged(
  program: string,
  { data, browser }: WindowFolders,
  parameters: readonly string[],
): Promise<OpenedWindow> {
  const fileManager = standInForFileManager(browser);
  const profile = `--data=${data}`;
  const main = spawn(program, ['--remote-debugging-port=0', profile, ...parameters], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', PATH: `${fileManager.folder}${delimiter}${process.env.PATH}` },
  });
  const devTools = await findLine(main.stderr, (line) => /^DevTools listening on (ws:\S+)/.exec(line)?.[1]);
  const connection = await chromium.connectOverCDP(devTools);
  const [context] = connection.contexts();
  if (!context) throw new Error('The window has no context.');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.waitForLoadState();
  return {
    page,
    readOpenedFolders: fileManager.readFolders,
    async startAgain(later) {
      await once(spawn(program, [profile, ...later], { stdio: 'ignore' }), 'exit');
    },
    async quit() {
      await page.close();
      await endOf(main);
    },
  };
}

/** On Linux Electron asks `xdg-open` to show a folder; one that only writes down what it was asked comes first. */
function standInForFileManager(folder: string) {
  const list = join(folder, 'opened-folders');
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const script = join(bin, 'xdg-open');
  writeFileSync(script, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${list}'\n`);
  chmodSync(script, 0o755);
  const readFolders = async () => {
    if (process.platform !== 'linux') return null;
    return existsSync(list) ? readFileSync(list, 'utf8').trim().split('\n') : [];
  };
  return { folder: bin, readFolders };
}
