import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findFeed } from '../../main/electron/find-feed.ts';
import { keepCurrent, type Updater } from '../../main/electron/keep-current.ts';
import type { UpdateState } from '../../preload/contract.ts';

/** Stands in for electron-updater, which works inside Electron alone; it records what it is asked. */
class RecordingUpdater extends EventEmitter implements Updater {
  autoDownload = false;
  autoInstallOnAppQuit = true;
  logger: unknown = console;
  readonly asked: unknown[] = [];
  failure: Error | null = null;
  download: Promise<unknown> | null = null;
  setFeedURL(options: object): void {
    this.asked.push(options);
  }
  async checkForUpdates() {
    this.asked.push('check');
    if (this.failure) throw this.failure;
    if (this.download) this.emit('update-available', { version: '0.2.0' });
    return { downloadPromise: this.download };
  }
  quitAndInstall(isSilent: boolean, isForceRunAfter: boolean): void {
    this.asked.push({ isSilent, isForceRunAfter });
  }
}

const FEED = { kind: 'address', url: 'https://updates.example.com/silver-fox' } as const;

async function start(feed: Parameters<typeof keepCurrent>[0] = FEED) {
  const updater = new RecordingUpdater();
  const told: UpdateState[] = [];
  const updates = await keepCurrent(
    feed,
    async () => updater,
    (state) => told.push(state),
    () => new Date('2025-11-03T08:00:00Z'),
  );
  return { updater, updates, told };
}

describe('keeping current', () => {
  it('loads nothing and asks nobody without a feed', async () => {
    const load = () => Promise.reject(new Error('electron-updater was loaded'));
    const updates = await keepCurrent(
      { kind: 'none', reason: 'No address for updates is set.' },
      load,
      () => undefined,
    );
    await updates.ask();
    expect(updates.read()).toEqual({ status: 'off', message: 'No address for updates is set.' });
    expect(updates.finish(false)).toBe(false);
  });

  it('asks the feed that is set, tells what it hears, and leaves installing to itself', async () => {
    const { updater, updates, told } = await start();
    await updates.ask();
    updater.emit('update-available', { version: '0.2.0' });
    updater.emit('update-downloaded', { version: '0.2.0' });
    expect(updater.asked).toEqual([{ provider: 'generic', url: FEED.url }, 'check']);
    expect(told.map(({ status }) => status)).toEqual(['asking', 'loading', 'ready']);
    expect(updater.autoInstallOnAppQuit).toBe(false);
  });

  it('installs a newer version when the window is closed, without opening it again', async () => {
    const { updater, updates } = await start();
    updater.emit('update-downloaded', { version: '0.2.0' });
    expect(updates.finish(false)).toBe(true);
    expect(updater.asked.at(-1)).toEqual({ isSilent: true, isForceRunAfter: false });
  });

  it('installs it at once when asked, and opens it again', async () => {
    const { updater, updates } = await start();
    updater.emit('update-downloaded', { version: '0.2.0' });
    expect(updates.prepare(false)).toEqual({ ok: true, value: null });
    updates.finish(false);
    expect(updater.asked.at(-1)).toEqual({ isSilent: true, isForceRunAfter: true });
  });

  it('installs nothing while a job is under way, asked or not', async () => {
    const { updater, updates } = await start();
    updater.emit('update-downloaded', { version: '0.2.0' });
    expect(updates.prepare(true)).toMatchObject({ ok: false, problem: { code: 'still-at-work' } });
    expect(updates.finish(true)).toBe(false);
    expect(updater.asked).not.toContainEqual(expect.objectContaining({ isSilent: true }));
  });

  it('installs nothing that is not there', async () => {
    const { updates } = await start();
    expect(updates.prepare(false)).toMatchObject({ ok: false, problem: { code: 'no-update' } });
    expect(updates.finish(false)).toBe(false);
  });

  it('says why the feed could not be asked, and asks again later', async () => {
    const { updater, updates } = await start({ kind: 'shipped' });
    updater.failure = new Error('net::ERR_NAME_NOT_RESOLVED\n  at somewhere');
    await updates.ask();
    expect(updates.read()).toMatchObject({ status: 'failed', message: 'net::ERR_NAME_NOT_RESOLVED' });
    updater.failure = null;
    await updates.ask();
    updater.emit('update-not-available', { version: '0.1.0' });
    expect(updates.read()).toEqual({ status: 'current', askedAt: '2025-11-03T08:00:00.000Z' });
  });
});

describe('a download that is cut short', () => {
  it('is told, and begun again when the feed is asked again', async () => {
    const { updater, updates, told } = await start();
    updater.download = Promise.reject(new Error('net::ERR_CONNECTION_RESET'));
    await updates.ask();
    expect(told.map(({ status }) => status)).toEqual(['asking', 'loading', 'failed']);
    expect(updates.read()).toMatchObject({ message: 'net::ERR_CONNECTION_RESET' });
    updater.download = Promise.resolve();
    await updates.ask();
    expect(updater.asked.filter((what) => what === 'check')).toHaveLength(2);
  });
});

describe('the feed of updates', () => {
  const find = (content: string | null, changes: object = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'silver-fox-feed-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    if (content !== null) writeFileSync(join(folder, 'updates.json'), content);
    return findFeed({ data: folder, resources: folder, isPackaged: true, isPortable: false, ...changes });
  };

  it('is the address that the profile folder names', async () => {
    expect(await find(JSON.stringify({ feed: FEED.url }))).toEqual(FEED);
  });

  it.each([
    ['no file', null],
    ['no JSON', 'https://updates.example.com'],
    ['an address that can be listened to', '{"feed":"http://updates.example.com"}'],
    ['a file', '{"feed":"file:///C:/updates"}'],
  ])('is nowhere for %s', async (_what, content) => {
    expect((await find(content)).kind).toBe('none');
  });

  it('is nowhere for a program that is not installed', async () => {
    const content = JSON.stringify({ feed: FEED.url });
    expect((await find(content, { isPackaged: false })).kind).toBe('none');
    expect((await find(content, { isPortable: true })).kind).toBe('none');
  });
});
