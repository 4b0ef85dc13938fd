import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Announcement } from '../../main/core/watched-files.ts';
import { makeDataFolder, openEngine } from './open-engine.ts';

const FEED = `VIN,Stock,Type,Year,Make,Model,Status,Price,Location,URL
1ZZAA00A0AA000001,S1,New,2026,Zed,Zephyr,In Stock,20000,Porsche St. Louis,https://example.com/1
`;

/** An engine as a window has it. */
async function openWindowEngine(data: string) {
  const { engine } = await openEngine({ data, upkeep: { lookEvery: 50 } });
  const said: Announcement[] = [];
  engine.onAnnounced((announcement) => said.push(announcement));
  return { engine, said };
}

/** Waits until something has been said that has not been said before. */
async function hear(said: readonly Announcement[], count: number): Promise<void> {
  await expect.poll(() => said.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(count);
}

describe('while a window is open the engine', () => {
  it('takes new files from the watched folder, tells when it is away, and takes none again after a restart', async () => {
    const data = makeDataFolder();
    const folder = join(data, 'incoming');
    mkdirSync(folder);
    const { engine, said } = await openWindowEngine(data);
    await engine.call('changeSettings', { patch: { watchedFolder: { folder, mode: 'replace', activate: true } } });
    writeFileSync(join(folder, 'new.csv'), FEED);
    await hear(said, 1);
    expect(said[0]).toMatchObject({ kind: 'done', title: 'new.csv is imported' });
    renameSync(folder, `${folder}-away`);
    await hear(said, 2);
    expect(said[1]).toMatchObject({ kind: 'problem', title: 'The watched folder cannot be reached' });
    renameSync(`${folder}-away`, folder);
    await hear(said, 3);
    expect(said[2]).toMatchObject({ title: 'The watched folder is back' });
    await engine.close();

    const again = await openWindowEngine(data);
    writeFileSync(join(folder, 'later.csv'), FEED.replaceAll('000001', '000002'));
    await hear(again.said, 1);
    expect(again.said.map(({ title }) => title)).toEqual(['later.csv is imported']);
    rmSync(folder, { recursive: true });
  });

  it('records the figures of the day and what was counted', async () => {
    const data = makeDataFolder();
    const { engine } = await openWindowEngine(data);
    await engine.call('changeSettings', { patch: { orderNumbers: { next: 'no number' } } });
    await engine.close();
    const { engine: again } = await openWindowEngine(data);
    const readToday = async () => {
      const result = await again.call('readHealthHistory', { days: 1 });
      return result.ok ? result.value.days[0] : undefined;
    };
    expect(await readToday()).toMatchObject({ calls: 1, refused: 1, unforeseen: 0 });
    await expect.poll(async () => (await readToday())?.databaseBytes ?? 0, { timeout: 15_000 }).toBeGreaterThan(0);
  });
});
