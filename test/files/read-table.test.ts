import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../../main/files/read-table.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'silver-fox-tables-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function readRows(content: string | Uint8Array): Promise<readonly (readonly [number, ...string[]])[]> {
  const path = join(folder, 'table.csv');
  await writeFile(path, content);
  return (await readTable(path)).map(({ line, cells }) => [line, ...cells]);
}

describe('readTable', () => {
  it('reads a VIN log with its blocks, blank rows included', async () => {
    expect(
      await readRows('ORDER,VIN\r\n45100,1ZZBT34H9SF001001\r\n,1ZZBT34K4TF001002\r\n\r\n45101,1ZZBT34H9SF001001'),
    ).toEqual([
      [1, 'ORDER', 'VIN'],
      [2, '45100', '1ZZBT34H9SF001001'],
      [3, '', '1ZZBT34K4TF001002'],
      [4, ''],
      [5, '45101', '1ZZBT34H9SF001001'],
    ]);
  });

  it.each([
    [
      'semicolons',
      'a;b\n1,5;x\n',
      [
        [1, 'a', 'b'],
        [2, '1,5', 'x'],
      ],
    ],
    [
      'tabs',
      'a\tb, c\n1\tx, y\n',
      [
        [1, 'a', 'b, c'],
        [2, '1', 'x, y'],
      ],
    ],
    [
      'commas',
      'a,b\n1,x;y\n',
      [
        [1, 'a', 'b'],
        [2, '1', 'x;y'],
      ],
    ],
    [
      'no delimiter',
      'a\nb c\n',
      [
        [1, 'a'],
        [2, 'b c'],
      ],
    ],
  ])('finds out by itself that the cells are divided by %s', async (_, content, rows) => {
    expect(await readRows(content)).toEqual(rows);
  });

  it.each([
    ['UTF-16 as Excel saves it', Buffer.from('\uFEFFa\tMüller\r\n', 'utf16le')],
    ['Windows-1252', Buffer.from('a\tMüller\r\n', 'latin1')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFa\tMüller\r\n')],
  ])('reads %s', async (_, content) => {
    expect(await readRows(content)).toEqual([[1, 'a', 'Müller']]);
  });

  it('reads rows of unequal length as they are', async () => {
    expect(await readRows('a\nb,c,d\n,\n')).toEqual([
      [1, 'a'],
      [2, 'b', 'c', 'd'],
      [3, '', ''],
    ]);
  });

  it('loses no line to a quote that is not closed', async () => {
    expect(await readRows('45100,"1ZZBT34H9SF001001\n,1ZZBT34K4TF001002\n,"Sam"s car"\n')).toEqual([
      [1, '45100', '1ZZBT34H9SF001001'],
      [2, '', '1ZZBT34K4TF001002'],
      [3, '', 'Sam"s car'],
    ]);
  });

  it('keeps a line break in a quoted cell', async () => {
    expect(await readRows('45100,"picked up\r\nlater"\r\n45101,x\r\n')).toEqual([
      [1, '45100', 'picked up\nlater'],
      [3, '45101', 'x'],
    ]);
  });

  it('refuses what is no text', async () => {
    await expect(readRows(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))).rejects.toMatchObject({
      problem: { code: 'not-text', message: expect.stringContaining('table.csv is a picture') },
    });
  });

  it('refuses a file that is far too large for a list', async () => {
    await expect(readRows(Buffer.alloc(64 * 1024 * 1024 + 1, 'x\n'))).rejects.toMatchObject({
      problem: { code: 'file-too-large' },
    });
  });
});
