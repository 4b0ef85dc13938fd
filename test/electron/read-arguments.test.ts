import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../main/electron/read-arguments.ts';

describe('the arguments of a start', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'silver-fox-arguments-'));
    mkdirSync(join(folder, 'folder.csv'));
    for (const name of ['feed.csv', 'photo.jpg']) writeFileSync(join(folder, name), '');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are files of any name, relative to the folder that they were given in', async () => {
    const { files } = await readArguments(['feed.csv', join(folder, 'photo.jpg')], folder);
    expect(files).toEqual([join(folder, 'feed.csv'), join(folder, 'photo.jpg')]);
  });

  it('are no folders, no files that are gone, and no switches', async () => {
    const { files } = await readArguments(['folder.csv', 'gone.csv', '--data=x', '--', '--original-process=1'], folder);
    expect(files).toEqual([]);
  });

  it.each([
    ['--new-order', 'new-order'],
    ['--import', 'import-files'],
    ['--open-orders-folder', 'open-orders-folder'],
  ])('ask with %s for a task', async (parameter, task) => {
    expect((await readArguments([parameter], folder)).tasks).toEqual([task]);
    expect((await readArguments(['--new-orders'], folder)).tasks).toEqual([]);
  });
});
