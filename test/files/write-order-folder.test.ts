import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OUTPUT } from '../../main/core/dealership.ts';
import type { OrderFolderSummary } from '../../main/core/order-summary.ts';
import { claimOrdersRoot, MARKER_FILE } from '../../main/files/claim-orders-root.ts';
import { decodeQrPdf } from '../../main/files/decode-qr-pdf.ts';
import { decodeQrPng } from '../../main/files/decode-qr-png.ts';
import { drawQrPdf } from '../../main/files/draw-qr-pdf.ts';
import { drawQrPng } from '../../main/files/draw-qr-png.ts';
import { type OrderDisk, REAL_DISK } from '../../main/files/order-disk.ts';
import { writeOrderFolder } from '../../main/files/write-order-folder.ts';
import { makeDraft, makeOrderVehicle, makeVin } from '../core/make-order.ts';
import { chooseTemplates, makeTemplates } from '../core/make-templates.ts';
import { listTree, listVisible, makeDiskError, makeInput, makeOrdersRoot, readProblem } from './make-order-folder.ts';

/** A disk that puts other bytes into the file of a name. */
function makeForgingDisk(name: string, forge: (bytes: Uint8Array) => Uint8Array): OrderDisk {
  return {
    ...REAL_DISK,
    writeFile: (path, bytes) => REAL_DISK.writeFile(path, basename(path) === name ? forge(bytes) : bytes),
  };
}

/** A disk on which writing the file of a name fails. */
function makeFailingDisk(name: string, code: string): OrderDisk {
  return {
    ...REAL_DISK,
    writeFile: (path, bytes) =>
      basename(path) === name ? Promise.reject(makeDiskError(code)) : REAL_DISK.writeFile(path, bytes),
  };
}

describe('writing an order folder', () => {
  it('puts everything into hidden staging, and nothing else into the orders folder', async () => {
    const root = makeOrdersRoot();
    const { staging } = await writeOrderFolder(makeInput(root));
    expect(staging).toBe(join(root, '.staging-12'));
    expect(listVisible(root)).toEqual([]);
    expect(listTree(staging)).toEqual([
      'Serra_Honda_OFallon_billing.csv',
      'Serra_Honda_OFallon_vehicles.csv',
      'adobe',
      'adobe/Serra_Honda_OFallon_shortcut-pack.csv',
      'order_summary.json',
      'qr_codes',
      ...[1, 2, 3].map((number) => `qr_codes/${makeVin(number)}.png`),
    ]);
  });

  it('draws the code of each car, the VIN where there is no link', async () => {
    const { staging } = await writeOrderFolder(makeInput(makeOrdersRoot()));
    const contents = [1, 2, 3].map((number) =>
      decodeQrPng(readFileSync(join(staging, 'qr_codes', `${makeVin(number)}.png`))),
    );
    expect(contents).toEqual(['https://cars.example/used/1', makeVin(2), 'https://cars.example/used/3']);
  });

  it('says whose link is too long', async () => {
    const url = `https://cars.example/${'x'.repeat(2400)}`;
    const vehicles = [makeOrderVehicle(1), makeOrderVehicle(2, { url, stock: 'S-77' })];
    const writing = writeOrderFolder(makeInput(makeOrdersRoot(), { draft: makeDraft(vehicles) }));
    await expect(writing).rejects.toMatchObject({
      problem: {
        code: 'qr-content-too-long',
        message: expect.stringMatching(`^2022 Honda Accord EX-L, stock S-77, ${makeVin(2)}: `),
      },
    });
  });

  it('names the pictures in the Adobe file by their final path, mapped', async () => {
    const root = makeOrdersRoot();
    const pathMapping = { from: root, to: '\\\\ADOBE\\Orders' };
    const { staging } = await writeOrderFolder(makeInput(root, { pathMapping }));
    const adobe = readFileSync(join(staging, 'adobe', 'Serra_Honda_OFallon_shortcut-pack.csv'), 'utf8');
    expect(adobe.split('\r\n')[1]?.split(',')[5]).toBe(
      `\\\\ADOBE\\Orders\\Serra_Honda_OFallon_CAO_20250811_093005\\qr_codes\\${makeVin(1)}.png`,
    );
  });

  it('sums up every other file with its SHA-256', async () => {
    const { staging, summary } = await writeOrderFolder(makeInput(makeOrdersRoot()));
    const read: OrderFolderSummary = JSON.parse(readFileSync(join(staging, 'order_summary.json'), 'utf8'));
    expect(read).toEqual(summary);
    expect(read.files.map(({ path }) => path).toSorted()).toEqual(
      listTree(staging).filter((path) => /\.(?:csv|png)$/.test(path)),
    );
    for (const file of read.files) {
      const bytes = readFileSync(join(staging, file.path));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(file).toEqual({ path: file.path, bytes: bytes.length, sha256 });
    }
  });

  it('writes split files, UTF-16 with a byte order mark among them, and reads them back', async () => {
    const draft = makeDraft([makeOrderVehicle(1, { condition: 'new', model: 'Coupé "S"' }), makeOrderVehicle(2)]);
    const templates = chooseTemplates('shortcut', 'shortcut-pack');
    const { staging } = await writeOrderFolder(makeInput(makeOrdersRoot(), { draft, templates }));
    expect(listTree(join(staging, 'adobe'))).toEqual([
      'Serra_Honda_OFallon_NEW_shortcut.csv',
      'Serra_Honda_OFallon_NEW_shortcut.txt',
      'Serra_Honda_OFallon_USED_shortcut-pack.csv',
    ]);
    const text = readFileSync(join(staging, 'adobe', 'Serra_Honda_OFallon_NEW_shortcut.txt'));
    expect(text.subarray(0, 4).toString('hex')).toBe('fffe5100');
    expect(text.toString('utf16le')).toContain('2022 Coupé "S" - P1001\tNEW - ');
  });

  it('puts vector codes beside the pictures when a template names them, each summed up and saying the same', async () => {
    const templates = makeTemplates([
      ['MODEL', '{model}'],
      ['@VECTOR', '{qrPdf}'],
    ]);
    const { staging, summary } = await writeOrderFolder(makeInput(makeOrdersRoot(), { templates }));
    const names = [1, 2, 3].map((number) => `qr_codes/${makeVin(number)}`);
    expect(listTree(staging).filter((path) => path.startsWith('qr_codes/'))).toEqual(
      names.flatMap((name) => [`${name}.pdf`, `${name}.png`]),
    );
    for (const name of names) {
      const pdf = readFileSync(join(staging, `${name}.pdf`));
      expect(decodeQrPdf(pdf)).toBe(decodeQrPng(readFileSync(join(staging, `${name}.png`))));
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      expect(summary.files).toContainEqual({ path: `${name}.pdf`, bytes: pdf.length, sha256 });
    }
    expect(summary).toMatchObject({
      template: { new: 'Window card', used: 'Window card' },
      templateVersion: { new: 3, used: 3 },
    });
  });

  it('tells how far it is', async () => {
    const steps: (readonly [number, number])[] = [];
    await writeOrderFolder(makeInput(makeOrdersRoot()), { onVehicle: (done, total) => steps.push([done, total]) });
    expect(steps).toEqual([1, 2, 3].map((done) => [done, 3]));
  });

  it('counts vehicles and not files while vector codes are written too', async () => {
    const steps: (readonly [number, number])[] = [];
    const input = makeInput(makeOrdersRoot(), { output: { ...DEFAULT_OUTPUT, vectorQr: true } });
    await writeOrderFolder(input, { onVehicle: (done, total) => steps.push([done, total]) });
    expect(steps).toEqual([1, 2, 3].map((done) => [done, 3]));
  });

  it('starts over what a crash left in its staging folder', async () => {
    const root = makeOrdersRoot();
    mkdirSync(join(root, '.staging-12', 'qr_codes'), { recursive: true });
    writeFileSync(join(root, '.staging-12', 'qr_codes', 'half.png'), 'x');
    const { staging } = await writeOrderFolder(makeInput(root));
    expect(listTree(staging)).not.toContain('qr_codes/half.png');
  });
});

describe('an order folder that is not what was reviewed', () => {
  const isLeftOf = (root: string) => listTree(root).filter((name) => name !== MARKER_FILE);

  it.each([
    ['the QR code of another car', `${makeVin(2)}.png`, () => drawQrPng(makeVin(3)), 'wrong-qr-code'],
    ['a vector code of another car', `${makeVin(2)}.pdf`, () => drawQrPdf(makeVin(3)), 'wrong-qr-code'],
    ['half a vector code', `${makeVin(2)}.pdf`, (bytes: Uint8Array) => bytes.subarray(0, 300), 'pdf-damaged'],
    ['a picture without a code', `${makeVin(2)}.png`, (bytes: Uint8Array) => bytes.subarray(0, 300), 'png-damaged'],
    [
      'a row too few',
      'Serra_Honda_OFallon_vehicles.csv',
      (bytes: Uint8Array) =>
        Buffer.from(
          Buffer.from(bytes)
            .toString()
            .replace(/1ZZ[^\r]*\r\n$/, ''),
        ),
      'wrong-table',
    ],
    [
      'another price',
      'Serra_Honda_OFallon_vehicles.csv',
      (bytes: Uint8Array) => Buffer.from(Buffer.from(bytes).toString().replace('22500', '22501')),
      'wrong-table',
    ],
    [
      'another path',
      'Serra_Honda_OFallon_shortcut-pack.csv',
      (bytes: Uint8Array) => Buffer.from(Buffer.from(bytes).toString().replace('qr_codes', 'qr-codes')),
      'wrong-table',
    ],
    [
      'another total',
      'Serra_Honda_OFallon_billing.csv',
      (bytes: Uint8Array) => Buffer.from(Buffer.from(bytes).toString().replace('Produced,3', 'Produced,4')),
      'wrong-file',
    ],
    ['half a summary', 'order_summary.json', (bytes: Uint8Array) => bytes.subarray(0, 100), 'wrong-file'],
  ])('is refused and removed: %s', async (_, name, forge, code) => {
    const root = makeOrdersRoot();
    const disk = makeForgingDisk(name, forge);
    const output = { ...DEFAULT_OUTPUT, vectorQr: true };
    expect(await readProblem(writeOrderFolder(makeInput(root, { output }), { disk }))).toBe(code);
    expect(isLeftOf(root)).toEqual([]);
  });

  it('is refused when something else was put into it', async () => {
    const root = makeOrdersRoot();
    const disk: OrderDisk = {
      ...REAL_DISK,
      writeFile: async (path, bytes) => {
        await REAL_DISK.writeFile(path, bytes);
        if (basename(path) === 'order_summary.json') writeFileSync(join(path, '..', 'adobe', 'stray.tmp'), 'x');
      },
    };
    expect(await readProblem(writeOrderFolder(makeInput(root), { disk }))).toBe('wrong-file-count');
    expect(isLeftOf(root)).toEqual([]);
  });
});

describe('trouble with the disk', () => {
  it('publishes nothing into the bare mount point of a share that goes away before staging is made', async () => {
    const root = makeOrdersRoot();
    await claimOrdersRoot(root, false);
    const disk: OrderDisk = {
      ...REAL_DISK,
      createFolder: async (path) => {
        rmSync(join(root, MARKER_FILE), { force: true });
        await REAL_DISK.createFolder(path);
      },
    };
    expect(await readProblem(writeOrderFolder(makeInput(root), { disk }))).toBe('orders-folder-unmarked');
    expect(listTree(root)).toEqual([]);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'orders-folder-read-only'],
    ['EACCES', 'orders-folder-read-only'],
    ['EIO', 'orders-folder-missing'],
    ['ENETUNREACH', 'orders-folder-missing'],
    ['UNKNOWN', 'orders-folder-missing'],
    ['ECONNRESET', 'orders-folder-missing'],
  ])('%s half-way is %s, and nothing is left', async (errorCode, code) => {
    const root = makeOrdersRoot();
    const disk = makeFailingDisk(`${makeVin(3)}.png`, errorCode);
    expect(await readProblem(writeOrderFolder(makeInput(root), { disk }))).toBe(code);
    expect(listTree(root)).toEqual([MARKER_FILE]);
  });

  it('an unexpected error is thrown as it is, and nothing is left', async () => {
    const root = makeOrdersRoot();
    const disk = makeFailingDisk('order_summary.json', 'EWEIRD');
    await expect(writeOrderFolder(makeInput(root), { disk })).rejects.toThrow('EWEIRD');
    expect(listTree(root)).toEqual([MARKER_FILE]);
  });

  it('a missing orders folder is never made', async () => {
    const root = join(makeOrdersRoot(), 'gone', 'orders');
    expect(await readProblem(writeOrderFolder(makeInput(root)))).toBe('orders-folder-missing');
    expect(await readProblem(writeOrderFolder(makeInput(root, { rootUsedBefore: true })))).toBe(
      'orders-folder-missing',
    );
    expect(listTree(join(root, '..', '..'))).toEqual([]);
  });

  it('an orders folder that vanishes half-way is never made again', async () => {
    const root = join(makeOrdersRoot(), 'orders');
    mkdirSync(root);
    const disk: OrderDisk = {
      ...REAL_DISK,
      writeFile: async (path, bytes) => {
        if (path.endsWith('.png')) rmSync(root, { recursive: true, force: true });
        await REAL_DISK.writeFile(path, bytes);
      },
    };
    expect(await readProblem(writeOrderFolder(makeInput(root), { disk }))).toBe('orders-folder-missing');
    expect(listTree(join(root, '..'))).toEqual([]);
  });

  it('a file in the place of the orders folder is refused', async () => {
    const root = join(makeOrdersRoot(), 'orders');
    writeFileSync(root, '');
    expect(await readProblem(writeOrderFolder(makeInput(root)))).toBe('orders-folder-not-a-folder');
  });

  it('the bare folder under a share that is not connected is told from the share', async () => {
    const share = makeOrdersRoot();
    await claimOrdersRoot(share, false);
    expect(await readProblem(claimOrdersRoot(share, true))).toBe('done');
    const bare = makeOrdersRoot();
    expect(await readProblem(writeOrderFolder(makeInput(bare, { rootUsedBefore: true })))).toBe(
      'orders-folder-unmarked',
    );
    expect(listTree(bare)).toEqual([]);
  });
});

describe('cancelling', () => {
  it('leaves nothing behind and throws the reason', async () => {
    const root = makeOrdersRoot();
    const controller = new AbortController();
    const writing = writeOrderFolder(makeInput(root), {
      signal: controller.signal,
      onVehicle: () => controller.abort(new Error('The operator cancelled.')),
    });
    await expect(writing).rejects.toThrow('The operator cancelled.');
    expect(listTree(root)).toEqual([MARKER_FILE]);
  });
});

describe('names that would lead out of the orders folder', () => {
  it.each([
    { folderName: '../elsewhere' },
    { folderName: '' },
    { stagingName: '../.staging-1' },
    { stagingName: 'not-staging' },
    { root: 'orders' },
  ])('are a fault of the program: %j', async (facts) => {
    const root = makeOrdersRoot();
    await expect(writeOrderFolder(makeInput(root, facts))).rejects.not.toHaveProperty('problem');
    expect(listVisible(root)).toEqual([]);
  });
});
