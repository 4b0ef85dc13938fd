import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Announcement } from '../../main/core/watched-files.ts';
import { changeSettings } from '../../main/workflows/change-settings.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { listImports } from '../../main/workflows/list-imports.ts';
import { lookInWatchedFolder, type Sightings } from '../../main/workflows/look-in-watched-folder.ts';
import { readStatus } from '../../main/workflows/read-status.ts';
import { readWatchedFolder } from '../../main/workflows/read-watched-folder.ts';
import { takeWatchedFiles } from '../../main/workflows/take-watched-files.ts';
import { makeVin } from '../core/make-order.ts';
import { addDealership, openShop, type Shop } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';
import { linesOf, range, writeFeed } from './write-feed.ts';

const HONDA = 'Serra Honda';

/** Somebody who looks into the folder again and again, as the engine does. */
class Watcher {
  readonly shop: Shop;
  readonly folder: string;
  #sightings: Sightings = new Map();

  constructor(shop: Shop, folder: string) {
    this.shop = shop;
    this.folder = folder;
  }

  /** Looks so often; returns what there was to say. */
  async look(times = 2): Promise<readonly Announcement[]> {
    const said: Announcement[] = [];
    for (let turn = 0; turn < times; turn += 1) {
      const { sightings, arrived } = await lookInWatchedFolder(this.shop.context, this.#sightings);
      this.#sightings = sightings;
      if (arrived.length > 0)
        said.push(...(await takeWatchedFiles(this.shop.context, { folder: this.folder, arrived })));
    }
    return said;
  }

  /** Puts a feed into the folder whose vehicles have these numbers. */
  drop(name: string, numbers: readonly number[], location = HONDA): string {
    const path = join(this.folder, name);
    copyFileSync(writeFeed(this.shop, 'made.csv', linesOf(location, numbers)), path);
    return path;
  }
}

async function openWatched(activate = false): Promise<Watcher> {
  const shop = await openShop();
  await addDealership(shop, HONDA);
  const path = writeFeed(shop, 'first.csv', linesOf(HONDA, range(1, 10)));
  await importInventory(shop.context, { files: [{ path }] });
  const folder = join(shop.context.paths.data, 'incoming');
  mkdirSync(folder);
  await changeSettings(shop.context, { patch: { watchedFolder: { folder, mode: 'replace', activate } } });
  return new Watcher(shop, folder);
}

const sightingsOf = async ({ shop }: Watcher) => (await lookInWatchedFolder(shop.context, new Map())).sightings;

const statuses = ({ shop }: Watcher) => listImports(shop.context).imports.map(({ id, status }) => `${id} ${status}`);

describe('the watched folder', () => {
  it('stages a new file when it has stopped growing, and says so; nothing becomes active', async () => {
    const watcher = await openWatched();
    const path = watcher.drop('new.csv', range(1, 11));
    expect(await watcher.look(1)).toEqual([]);
    appendFileSync(path, ' ');
    expect(await watcher.look(1)).toEqual([]);
    const [said] = await watcher.look(1);
    expect(said).toMatchObject({ kind: 'done', title: 'new.csv has arrived', path: '/imports/2' });
    expect(statuses(watcher)).toEqual(['2 staged', '1 active']);
    expect((await readWatchedFolder(watcher.shop.context)).files).toMatchObject([
      { file: 'new.csv', outcome: 'staged' },
    ]);
  });

  it('leaves a file that is written on while it is read for the next look, and calls it no bad file', async () => {
    const watcher = await openWatched();
    const { shop, folder } = watcher;
    const path = watcher.drop('new.csv', range(1, 11));
    await watcher.look(1);
    const { arrived } = await lookInWatchedFolder(shop.context, await sightingsOf(watcher));
    const report = vi.fn().mockImplementationOnce(() => appendFileSync(path, ' '));
    const writing = shop.with({ report });
    expect(await problemOf(() => takeWatchedFiles(writing, { folder, arrived }))).toMatchObject({
      code: 'file-changed',
    });
    expect(statuses(watcher)).toEqual(['1 active']);
    expect(await watcher.look()).toMatchObject([{ title: 'new.csv has arrived' }]);
  });

  it('takes files that come together as one import', async () => {
    const watcher = await openWatched();
    watcher.drop('a.csv', range(1, 6));
    watcher.drop('b.csv', range(7, 11));
    expect(await watcher.look()).toMatchObject([{ title: 'a.csv, b.csv has arrived' }]);
    expect(listImports(watcher.shop.context).imports[0]?.files).toEqual(['a.csv', 'b.csv']);
  });

  it('takes the files of several days one day after the other, so that no vehicle of an older day comes back', async () => {
    const watcher = await openWatched(true);
    // By name the newest comes first.
    const days = { 'c.csv': range(1, 11), 'b.csv': range(2, 12), 'a.csv': range(3, 13) };
    for (const [day, [name, numbers]] of Object.entries(days).entries()) {
      const at = new Date(Date.now() - (3 - day) * 86_400_000);
      utimesSync(watcher.drop(name, numbers), at, at);
    }
    expect((await watcher.look()).map(({ title }) => title)).toEqual([
      'c.csv is imported',
      'b.csv is imported',
      'a.csv is imported',
    ]);
    const vins = watcher.shop.context.reader.prepare('SELECT vin FROM normalized_vehicle_data ORDER BY id').pluck();
    expect(vins.all()).toEqual(range(3, 13).map(makeVin));
  });

  it('takes no file twice: not when it is touched, copied or looked at after a restart', async () => {
    const watcher = await openWatched();
    const path = watcher.drop('new.csv', range(1, 11));
    await watcher.look();
    utimesSync(path, new Date(), new Date(Date.now() + 60_000));
    copyFileSync(path, join(watcher.folder, 'copy.csv'));
    expect(await watcher.look(3)).toEqual([]);
    watcher.shop.close();
    const again = new Watcher(await openShop(watcher.shop.context.paths.data), watcher.folder);
    expect(await again.look(3)).toEqual([]);
    expect(statuses(again)).toEqual(['2 staged', '1 active']);
  });

  it('takes a file of the same name when it has other vehicles, also those of the day before yesterday', async () => {
    const watcher = await openWatched();
    for (const numbers of [range(1, 11), range(1, 12), range(1, 11)]) {
      watcher.drop('daily.csv', numbers);
      const later = Date.now() / 1000 + numbers.length;
      utimesSync(join(watcher.folder, 'daily.csv'), later, later);
      expect(await watcher.look()).toHaveLength(1);
    }
    expect(statuses(watcher)).toEqual(['4 staged', '3 staged', '2 staged', '1 active']);
  });

  it('leaves alone what lay there when it was chosen, and takes what came while the application was closed', async () => {
    const shop = await openShop();
    await addDealership(shop, HONDA);
    const folder = join(shop.context.paths.data, 'downloads');
    mkdirSync(folder);
    const watcher = new Watcher(shop, folder);
    watcher.drop('old.csv', range(1, 3));
    await changeSettings(shop.context, { patch: { watchedFolder: { folder, mode: 'replace', activate: false } } });
    shop.close();
    watcher.drop('new.csv', range(4, 6));
    const again = new Watcher(await openShop(shop.context.paths.data), folder);
    expect(await again.look()).toMatchObject([{ title: 'new.csv has arrived' }]);
    expect(listImports(again.shop.context).imports).toHaveLength(1);
  });

  it('looks at no other files than CSV and text', async () => {
    const watcher = await openWatched();
    for (const name of ['.hidden.csv', '~$open.csv', 'photo.jpg', 'half.csv.part']) {
      writeFileSync(join(watcher.folder, name), 'x');
    }
    mkdirSync(join(watcher.folder, 'folder.csv'));
    expect(await watcher.look(3)).toEqual([]);
  });
});

describe('a clean file in the watched folder', () => {
  it('becomes active by itself when the operator wants that', async () => {
    const watcher = await openWatched(true);
    watcher.drop('new.csv', range(1, 11));
    expect(await watcher.look()).toMatchObject([{ kind: 'done', title: 'new.csv is imported' }]);
    expect(statuses(watcher)).toEqual(['2 active', '1 archived']);
    expect((await readWatchedFolder(watcher.shop.context)).files).toMatchObject([
      { outcome: 'activated', importId: 2 },
    ]);
  });

  it.each([
    ['takes away more than half', (watcher: Watcher) => watcher.drop('new.csv', range(1, 4))],
    ['has an unknown location', (watcher: Watcher) => watcher.drop('new.csv', range(1, 11), 'Nobody')],
    [
      'has a row to refuse',
      (watcher: Watcher) => appendFileSync(watcher.drop('new.csv', range(1, 11)), '"1ZZSHORT","S1","Used"\r\n'),
    ],
  ])('waits for a person when it %s', async (_case, drop) => {
    const watcher = await openWatched(true);
    drop(watcher);
    const [said] = await watcher.look();
    expect(said?.text).toContain('It was not made active');
    expect(statuses(watcher)).toEqual(['2 staged', '1 active']);
    const [file] = (await readWatchedFolder(watcher.shop.context)).files;
    expect(file).toMatchObject({ outcome: 'staged', message: expect.stringMatching(/./) });
  });
});

describe('a file in the watched folder that is no feed', () => {
  it('is refused once, with its reason, and keeps no other file from being staged', async () => {
    const watcher = await openWatched(true);
    writeFileSync(join(watcher.folder, 'bad.csv'), 'no,vehicles\r\n1,2\r\n');
    watcher.drop('good.csv', range(1, 11));
    const said = await watcher.look();
    expect(said.map(({ kind, title }) => [kind, title])).toEqual([
      ['problem', 'A new file cannot be used'],
      ['done', 'good.csv has arrived'],
    ]);
    expect(statuses(watcher)).toEqual(['3 staged', '2 failed', '1 active']);
    expect(await watcher.look(3)).toEqual([]);
  });
});

describe('a watched folder that is away', () => {
  it('is told, and looked for again', async () => {
    const watcher = await openWatched();
    rmSync(watcher.folder, { recursive: true });
    const { context } = watcher.shop;
    expect(await lookInWatchedFolder(context, new Map())).toMatchObject({ failure: 'ENOENT', arrived: [] });
    expect(await readWatchedFolder(context)).toMatchObject({ folder: watcher.folder, failure: 'ENOENT' });
    expect((await readStatus(context)).missingWatchedFolder).toBe(watcher.folder);
    mkdirSync(watcher.folder);
    watcher.drop('new.csv', range(1, 11));
    expect(await watcher.look()).toHaveLength(1);
  });

  it('must be there when it is chosen', async () => {
    const { shop, folder } = await openWatched();
    const watchedFolder = { folder: join(folder, 'nowhere'), mode: 'replace', activate: false } as const;
    const problem = await problemOf(() => changeSettings(shop.context, { patch: { watchedFolder } }));
    expect(problem?.code).toBe('watched-folder-missing');
    expect(readFileSync(shop.context.paths.database).length).toBeGreaterThan(0);
  });
});
