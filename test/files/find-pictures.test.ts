import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findLostPictures, findPictures, findUnwrittenPicture, listPictures } from '../../main/files/find-pictures.ts';
import { publishFolder } from '../../main/files/publish-folder.ts';
import { writeOrderFolder } from '../../main/files/write-order-folder.ts';
import { makeVin } from '../core/make-order.ts';
import { makeTemplates } from '../core/make-templates.ts';
import { makeInput, makeOrdersRoot } from './make-order-folder.ts';

const MAC = '/Volumes/Orders';

/** A published folder whose files speak to a Mac. */
async function publish(format: 'illustrator-csv' | 'illustrator-xml' | 'indesign-text' = 'illustrator-csv') {
  const root = makeOrdersRoot();
  const mapping = { from: root, to: MAC };
  const templates = makeTemplates(
    [
      ['MODEL', '{model}'],
      ['@QR', '{qr}'],
    ],
    { format },
  );
  const input = makeInput(root, { templates, pathMapping: mapping });
  await writeOrderFolder(input);
  const folder = await publishFolder(input);
  const files = readdirSync(join(folder, 'adobe')).map((name) => `adobe/${name}`);
  return { root, mapping, folder, files };
}

describe('the pictures that Adobe files name', () => {
  it.each(['illustrator-csv', 'illustrator-xml', 'indesign-text'] as const)(
    'are found in %s, and are all there',
    async (format) => {
      const { root, mapping, folder, files } = await publish(format);
      const pictures = await findPictures(folder, files);
      expect(pictures.map(({ row, header, path }) => [row, header, path])).toEqual(
        [1, 2, 3].map((number) => [
          number,
          '@QR',
          `${MAC}/Serra_Honda_OFallon_CAO_20250811_093005/qr_codes/${makeVin(number)}.png`,
        ]),
      );
      expect(await findLostPictures(pictures, root, mapping)).toEqual([]);
    },
  );

  it('are named when they are gone', async () => {
    const { root, mapping, folder, files } = await publish();
    rmSync(join(folder, 'qr_codes', `${makeVin(2)}.png`));
    const lost = await findLostPictures(await findPictures(folder, files), root, mapping);
    expect(lost).toEqual([
      {
        file: 'adobe/Serra_Honda_OFallon_Window_card.csv',
        row: 2,
        header: '@QR',
        path: `${MAC}/Serra_Honda_OFallon_CAO_20250811_093005/qr_codes/${makeVin(2)}.png`,
        here: join(folder, 'qr_codes', `${makeVin(2)}.png`),
        why: 'missing',
      },
    ]);
  });

  it('are elsewhere when the paths were changed since, or never lay among the orders', async () => {
    const { root, folder, files } = await publish();
    const pictures = await findPictures(folder, files);
    const changed = await findLostPictures(pictures, root, { from: root, to: 'Z:\\' });
    expect(changed.map(({ why }) => why)).toEqual(['elsewhere', 'elsewhere', 'elsewhere']);
    const [picture] = pictures;
    if (!picture) throw new Error('No picture.');
    for (const path of ['/etc/passwd', `${root}/../x.png`, '\\\\evil\\share\\x.png', '']) {
      expect(await findLostPictures([{ ...picture, path }], root, null), path).toMatchObject([{ why: 'elsewhere' }]);
    }
  });

  it('are found in a CSV that a spreadsheet saved with its own line ends', () => {
    expect(listPictures('adobe/x.csv', 'A,@QR\n1,/a.png\n2,"/b ""c"".png"\n').map(({ path }) => path)).toEqual([
      '/a.png',
      '/b "c".png',
    ]);
  });

  it('have to be among those that the order writes, whatever way the path is written', () => {
    const texts = [
      { path: 'Serra_vehicles.csv', text: 'A,@QR\r\n1,Z:\\other.png\r\n' },
      { path: 'adobe/x.csv', text: 'A,@QR,@QR2\r\n1,Z:\\F\\1.png,Z:/F/1.pdf\r\n' },
    ];
    expect(findUnwrittenPicture(texts, ['Z:\\F\\1.png', 'Z:\\F\\1.pdf'])).toBeUndefined();
    expect(findUnwrittenPicture(texts, ['Z:\\F\\1.png'])).toMatchObject({
      file: 'adobe/x.csv',
      header: '@QR2',
      row: 1,
    });
  });

  it.each(['gone.csv', 'empty.csv', 'nonsense.xml', 'locked.csv'])(
    'are not said to be all there when an Adobe file cannot be read: %s',
    async (name) => {
      const { folder } = await publish();
      writeFileSync(join(folder, 'adobe', 'empty.csv'), '');
      writeFileSync(join(folder, 'adobe', 'nonsense.xml'), '<a><b></a>');
      // A folder in its place cannot be read either, whoever asks.
      mkdirSync(join(folder, 'adobe', 'locked.csv'));
      await expect(findPictures(folder, [`adobe/${name}`])).rejects.toMatchObject({
        problem: { code: 'file-unreadable', message: expect.stringContaining(`adobe/${name}`) },
      });
    },
  );
});
