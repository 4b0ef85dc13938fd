import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findFreeName, nameOrderFolder } from '../../main/core/order-folder-name.ts';
import { makeSafeFileName } from '../../main/core/safe-file-name.ts';
import { type OrderDisk, REAL_DISK } from '../../main/files/order-disk.ts';
import { publishFolder } from '../../main/files/publish-folder.ts';
import { readFolderNames } from '../../main/files/read-folder-names.ts';
import { verifyOrderFolder } from '../../main/files/verify-order-folder.ts';
import { writeOrderFolder } from '../../main/files/write-order-folder.ts';
import { makeDiskError, makeInput, makeOrdersRoot, readProblem } from './make-order-folder.ts';

// What Windows does is done for real where this runs on Windows; elsewhere a disk in its place behaves as Windows would.
const isWindows = process.platform === 'win32';

/** A folder of our own; on Windows named as a network path, so that all goes through the share of the drive. */
function makeShare(): string {
  const folder = mkdtempSync(join(tmpdir(), 'silver-fox-share-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (!isWindows) return folder;
  const { root } = parse(folder);
  return `\\\\localhost\\${root[0]}$\\${folder.slice(root.length)}`;
}

/** A disk on which a folder cannot be renamed as long as a file in it is open, as on Windows. */
function makeWindowsDisk(isHeld: () => boolean): OrderDisk {
  if (isWindows) return REAL_DISK;
  return {
    ...REAL_DISK,
    rename: async (from, to) => {
      if (isHeld()) throw makeDiskError('EPERM');
      await REAL_DISK.rename(from, to);
    },
  };
}

describe('a share as Windows has it', () => {
  it('takes an order whose folder a virus scanner holds, as soon as it lets go', async () => {
    const input = makeInput(makeOrdersRoot());
    const { staging } = await writeOrderFolder(input);
    const scanner = await open(join(staging, 'order_summary.json'));
    let isHeld = true;
    const letGo = setTimeout(250).then(async () => {
      await scanner.close();
      isHeld = false;
    });
    const folder = await publishFolder(input, { disk: makeWindowsDisk(() => isHeld) });
    expect(isHeld).toBe(false);
    await letGo;
    expect(await verifyOrderFolder(folder, input.orderId)).toMatchObject({ ok: true });
  });

  it('lets the operator cancel while the folder is held', async () => {
    const input = makeInput(makeOrdersRoot());
    const { staging } = await writeOrderFolder(input);
    const scanner = await open(join(staging, 'order_summary.json'));
    const controller = new AbortController();
    const publishing = publishFolder(input, { disk: makeWindowsDisk(() => true), signal: controller.signal });
    const refusal = expect(publishing).rejects.toThrow('The operator cancelled.');
    await setTimeout(120);
    controller.abort(new Error('The operator cancelled.'));
    await refusal;
    await scanner.close();
    expect(readdirSync(input.root)).toContain(input.stagingName);
  });

  it('takes an order under a path that is longer than 260 characters, and under a network path', async () => {
    const root = join(makeShare(), ...Array.from({ length: 6 }, (_, index) => `${index}${'long'.repeat(11)}`));
    mkdirSync(root, { recursive: true });
    expect(root.length).toBeGreaterThan(260);
    const input = makeInput(root);
    await writeOrderFolder(input);
    expect(await verifyOrderFolder(await publishFolder(input), input.orderId)).toMatchObject({ ok: true });
  });

  it.each(['CON', 'nul', 'Aux.', 'COM1.txt', 'lpt9 ', 'PRN.Motors'])(
    'has a folder and a file for a dealership named %j, which Windows keeps for a device',
    async (name) => {
      const root = makeShare();
      const safe = makeSafeFileName(name);
      mkdirSync(join(root, safe));
      writeFileSync(join(root, safe, `${safe}.csv`), 'x');
      expect(readdirSync(root)).toEqual([safe]);
      expect(readdirSync(join(root, safe))).toEqual([`${safe}.csv`]);
    },
  );

  it('keeps folders apart whose names differ in case only', async () => {
    const root = makeShare();
    const isTaken = async () => {
      const names = await readFolderNames(root);
      return (name: string) => names.has(name.toLowerCase());
    };
    const first = nameOrderFolder('ALPHA Motors', 'cao', '20261101_013000', await isTaken());
    mkdirSync(join(root, first));
    const second = nameOrderFolder('Alpha MOTORS', 'cao', '20261101_013000', await isTaken());
    mkdirSync(join(root, second));
    expect(second.toLowerCase()).not.toBe(first.toLowerCase());
    expect(readdirSync(root)).toHaveLength(2);
    expect(findFreeName(first.toUpperCase(), await isTaken())).toBe(`${first.toUpperCase()}_3`);
  });

  it('is never written over, also when the folder that is there is empty', async () => {
    const input = makeInput(makeOrdersRoot());
    await writeOrderFolder(input);
    mkdirSync(join(input.root, input.folderName));
    expect(await readProblem(publishFolder(input))).toBe('folder-exists');
    expect(readdirSync(join(input.root, input.folderName))).toEqual([]);
  });
});
