import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { watchShares } from '../../main/engine/watch-shares.ts';
import { makeDataFolder, openEngine } from './open-engine.ts';

describe('an application that stays open', () => {
  it('publishes what waits for a share as soon as it is back, and tells the windows', async () => {
    const folder = makeDataFolder();
    const share = mkdtempSync(join(tmpdir(), 'silver-fox-share-'));
    onTestFinished(() => {
      for (const path of [share, `${share}-away`]) rmSync(path, { recursive: true, force: true });
    });
    const { engine: earlier } = await openEngine({ data: folder });
    await earlier.call('changeSettings', { patch: { ordersFolder: share } });
    const feed = join(folder, 'feed.csv');
    writeFileSync(
      feed,
      'VIN,Stock,Type,Year,Make,Model,Status,Location\n1ZZAB12C0RA000000,S1,Used,2024,Zed,Zephyr,In Stock,Porsche St. Louis\n',
    );
    await earlier.call('importInventory', { files: [{ path: feed }] });
    const sheet = await earlier.call('addRunSheetRow', { name: 'Porsche St. Louis', date: '2026-11-23', type: 'cao' });
    const id = sheet.ok ? (sheet.value.rows.at(-1)?.id ?? 0) : 0;
    renameSync(share, `${share}-away`);
    expect(await earlier.call('runOrders', { ids: [id], yes: true })).toMatchObject({
      ok: true,
      value: { orders: [{ status: 'waiting' }] },
    });
    await earlier.close();

    const { engine } = await openEngine({ data: folder, watchSharesEvery: 25 });
    const changed: string[] = [];
    engine.onChanged((call) => changed.push(call));
    await new Promise((done) => setTimeout(done, 200));
    expect(existsSync(share)).toBe(false);
    renameSync(`${share}-away`, share);
    await vi.waitFor(() => expect(changed).toEqual(['publishWaitingOrders']), { timeout: 10_000 });
    const folders = readdirSync(share).filter((name) => !name.startsWith('.'));
    expect(folders).toEqual([expect.stringMatching(/^Porsche_St\._Louis_CAO_/)]);
    expect(await engine.call('readRunSheet', { date: '2026-11-23' })).toMatchObject({
      ok: true,
      value: { rows: [{ status: 'exported', waiting: null }] },
    });
  });

  it('looks less and less often while going on brings nothing, and not at all once it is stopped', async () => {
    vi.useFakeTimers({ now: 0 });
    onTestFinished(() => void vi.useRealTimers());
    const looks: number[] = [];
    const stop = watchShares({ every: 1000, isOver: async () => looks.push(Date.now()) > 0, goOn: async () => false });
    await vi.advanceTimersByTimeAsync(40_000);
    stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(looks).toEqual([1000, 3000, 7000, 15_000, 31_000]);
  });
});
