import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moveToVoided } from '../../main/files/move-to-voided.ts';
import { type OrderDisk, REAL_DISK } from '../../main/files/order-disk.ts';
import { publishFolder } from '../../main/files/publish-folder.ts';
import { readFolderNames } from '../../main/files/read-folder-names.ts';
import { removeStaging } from '../../main/files/remove-staging.ts';
import { listTree, makeDiskError, makeOrdersRoot, readProblem } from './make-order-folder.ts';

/** An orders folder with a staged order in it. */
function makeStaged() {
  const root = makeOrdersRoot();
  const place = { root, stagingName: '.staging-12', folderName: 'Serra_CAO_20250811_093005' };
  mkdirSync(join(root, place.stagingName));
  writeFileSync(join(root, place.stagingName, 'order_summary.json'), 'new');
  return place;
}

/** A disk that refuses the first renames; it does not wait, but notes for how long it should have. */
function makeBusyDisk(code: string, refusals: number) {
  const waits: number[] = [];
  let tries = 0;
  const disk: OrderDisk = {
    ...REAL_DISK,
    rename: async (from, to) => {
      tries += 1;
      if (tries <= refusals) throw makeDiskError(code);
      await REAL_DISK.rename(from, to);
    },
    wait: async (milliseconds, signal) => {
      waits.push(milliseconds);
      signal?.throwIfAborted();
    },
  };
  return { disk, waits };
}

describe('publishing', () => {
  it('makes the staged folder visible under its own name', async () => {
    const place = makeStaged();
    expect(await publishFolder(place)).toBe(join(place.root, place.folderName));
    expect(listTree(place.root)).toEqual([place.folderName, `${place.folderName}/order_summary.json`]);
  });

  it.each(['EPERM', 'EBUSY', 'EACCES'])('tries again, ever more patiently, while the share says %s', async (code) => {
    const place = makeStaged();
    const { disk, waits } = makeBusyDisk(code, 4);
    await publishFolder(place, { disk });
    expect(waits).toEqual([50, 100, 200, 400]);
    expect(await readFolderNames(place.root)).toEqual(new Set([place.folderName.toLowerCase()]));
  });

  it('knows a move that a share made although it answered with an error', async () => {
    const place = makeStaged();
    const rename = async (from: string, to: string) => {
      await REAL_DISK.rename(from, to);
      throw makeDiskError('EBUSY');
    };
    expect(await publishFolder(place, { disk: { ...REAL_DISK, rename } })).toBe(join(place.root, place.folderName));
    expect(listTree(place.root)).toEqual([place.folderName, `${place.folderName}/order_summary.json`]);
  });

  it('gives up in the end and leaves staging for another try', async () => {
    const place = makeStaged();
    const { disk, waits } = makeBusyDisk('EBUSY', Number.POSITIVE_INFINITY);
    expect(await readProblem(publishFolder(place, { disk }))).toBe('folder-busy');
    expect(waits.reduce((sum, wait) => sum + wait)).toBeGreaterThan(20_000);
    expect(listTree(place.root)).toEqual(['.staging-12', '.staging-12/order_summary.json']);
    await publishFolder(place);
    expect(listTree(place.root)).toContain(place.folderName);
  });

  it('stops trying when the operator cancels', async () => {
    const place = makeStaged();
    const controller = new AbortController();
    const { disk, waits } = makeBusyDisk('EBUSY', Number.POSITIVE_INFINITY);
    const patient: OrderDisk = {
      ...disk,
      wait: async (milliseconds, signal) => {
        if (waits.length === 2) controller.abort(new Error('The operator cancelled.'));
        await disk.wait(milliseconds, signal);
      },
    };
    const publishing = publishFolder(place, { disk: patient, signal: controller.signal });
    await expect(publishing).rejects.toThrow('The operator cancelled.');
    expect(waits).toEqual([50, 100, 200]);
    expect(listTree(place.root)).toEqual(['.staging-12', '.staging-12/order_summary.json']);
  });

  it('really waits on the real disk until the signal says stop', async () => {
    const reason = new Error('The operator cancelled.');
    await expect(REAL_DISK.wait(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
    await expect(REAL_DISK.wait(1, undefined)).resolves.toBeUndefined();
  });

  it.each([
    ['a folder with files', (path: string) => mkdirSync(join(path, 'x'), { recursive: true })],
    ['an empty folder', (path: string) => mkdirSync(path)],
    ['a file', (path: string) => writeFileSync(path, 'old')],
  ])('never replaces %s', async (_, put) => {
    const place = makeStaged();
    put(join(place.root, place.folderName));
    const before = listTree(place.root);
    expect(await readProblem(publishFolder(place))).toBe('folder-exists');
    expect(listTree(place.root)).toEqual(before);
  });

  it('never replaces a folder that appears between two tries', async () => {
    const place = makeStaged();
    const { disk } = makeBusyDisk('EPERM', 1);
    const racing: OrderDisk = { ...disk, wait: async () => mkdirSync(join(place.root, place.folderName)) };
    expect(await readProblem(publishFolder(place, { disk: racing }))).toBe('folder-exists');
    expect(readFileSync(join(place.root, '.staging-12', 'order_summary.json'), 'utf8')).toBe('new');
  });

  it('says so when the share goes away between the move and its way to the disk', async () => {
    const place = makeStaged();
    const flushFolder = () => Promise.reject(makeDiskError('ENOENT'));
    const publishing = publishFolder(place, { disk: { ...REAL_DISK, flushFolder } });
    expect(await readProblem(publishing)).toBe('folder-missing');
    expect(listTree(place.root)).toContain(place.folderName);
  });

  it('says so when staging or the whole share is gone', async () => {
    const place = makeStaged();
    expect(await readProblem(publishFolder({ ...place, stagingName: '.staging-13' }))).toBe('folder-missing');
    expect(await readProblem(publishFolder({ ...place, root: join(place.root, 'gone') }))).toBe('folder-missing');
  });
});

describe('voiding', () => {
  it('moves the folder into _voided, with a suffix when its name is taken there', async () => {
    const place = makeStaged();
    const names: string[] = [];
    for (let time = 0; time < 3; time += 1) {
      mkdirSync(join(place.root, place.stagingName), { recursive: true });
      names.push(await moveToVoided(await publishFolder(place)));
    }
    const voided = join(place.root, '_voided');
    expect(names).toEqual(['', '_2', '_3'].map((suffix) => join(voided, place.folderName + suffix)));
    expect(listTree(voided)).toContain(`${place.folderName}/order_summary.json`);
  });

  it('says so when the folder is gone, and makes no orders folder', async () => {
    const place = makeStaged();
    expect(await readProblem(moveToVoided(join(place.root, 'gone')))).toBe('folder-missing');
    expect(await readProblem(moveToVoided(join(place.root, 'no-share', 'x')))).toBe('orders-folder-missing');
    expect(listTree(place.root)).not.toContain('no-share');
    expect(listTree(place.root)).not.toContain('_voided');
  });

  it('waits for a folder that is open elsewhere', async () => {
    const place = makeStaged();
    const folder = await publishFolder(place);
    const { disk, waits } = makeBusyDisk('EPERM', 2);
    await moveToVoided(folder, { disk });
    expect(waits).toEqual([50, 100]);
  });
});

describe('removing staging', () => {
  it('removes it with all that is in it, however often', async () => {
    const place = makeStaged();
    await removeStaging(place.root, place.stagingName);
    await removeStaging(place.root, place.stagingName);
    expect(listTree(place.root)).toEqual([]);
  });

  it.each(['Serra_CAO_20250811_093005', '..', '.staging-1/../x', ''])('never removes %j', async (name) => {
    const place = makeStaged();
    const folder = await publishFolder(place);
    await expect(removeStaging(place.root, name)).rejects.toThrow('Not the name of a staging folder');
    expect(listTree(folder)).toEqual(['order_summary.json']);
  });
});
