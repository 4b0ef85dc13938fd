import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { expect, it, vi } from 'vitest';
import type { CallOptions, Engine } from '../../main/engine/start-engine.ts';

type Handler = (event: unknown, ...values: readonly unknown[]) => Promise<unknown>;
const handlers = vi.hoisted(() => new Map<string, Handler>());

vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: Handler) => handlers.set(channel, handler),
    removeHandler: (channel: string) => handlers.delete(channel),
  },
  Notification: { isSupported: () => false },
}));

const { answerWindow } = await import('../../main/electron/answer-window.ts');

/** A window that refuses everything once it is gone, as Electron's do. */
function makeWindow() {
  let isGone = false;
  const refuseWhenGone = () => {
    if (isGone) throw new TypeError('Object has been destroyed');
  };
  const mainFrame = { url: 'silver-fox://app/index.html' };
  const webContents = { mainFrame, send: refuseWhenGone };
  const window = {
    webContents,
    isDestroyed: () => isGone,
    isFocused: () => {
      refuseWhenGone();
      return true;
    },
    setProgressBar: refuseWhenGone,
  };
  const event = { sender: webContents, senderFrame: mainFrame };
  const close = () => {
    isGone = true;
  };
  return { window: window as unknown as BrowserWindow, event, close };
}

/** An engine with one call under way, which tells how far it has come until it is ended. */
function makeEngine() {
  const { promise, resolve } = Promise.withResolvers<{ ok: true; value: null }>();
  let options: CallOptions = {};
  const listen = () => () => undefined;
  const call = (_name: string, _input: unknown, given: CallOptions) => {
    options = given;
    return promise;
  };
  return {
    engine: { call, onChanged: listen, onScraping: listen, onAnnounced: listen } as unknown as Engine,
    tell: () => options.onProgress?.({ label: 'Reading', done: 1, total: 2, unit: 'rows' }),
    end: () => resolve({ ok: true, value: null }),
  };
}

it('goes on quietly with a job whose window is closed, until it is rolled back', async () => {
  const { window, event, close } = makeWindow();
  const { engine, tell, end } = makeEngine();
  const answers = answerWindow(window, engine, () => undefined);
  const answer = handlers.get('call')?.(event, 'importInventory', {}, 'job-1');
  tell();
  close();
  answers.stop();
  expect(tell).not.toThrow();
  end();
  expect(await answer).toEqual({ ok: true, value: null });
});

it('offers a file that is gone by the time it is dropped, so that the call that reads it says so', async () => {
  const { window, event } = makeWindow();
  const answers = answerWindow(window, makeEngine().engine, () => undefined);
  const gone = join(tmpdir(), 'silver-fox-no-such-folder', 'feed.csv');
  const offered = await handlers.get('offer-files')?.(event, [gone]);
  answers.stop();
  expect(offered).toEqual([{ token: expect.any(String), name: 'feed.csv', bytes: 0 }]);
});
