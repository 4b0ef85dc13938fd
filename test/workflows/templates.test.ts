import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TemplateLayout } from '../../main/core/template.ts';
import { listAuditEntries } from '../../main/database/audit.ts';
import { readOrder } from '../../main/database/orders.ts';
import { bringTemplateBack } from '../../main/workflows/bring-template-back.ts';
import { changeSettings } from '../../main/workflows/change-settings.ts';
import { checkOrderPictures } from '../../main/workflows/check-order-pictures.ts';
import { deleteTemplate } from '../../main/workflows/delete-template.ts';
import { exportOrderAgain } from '../../main/workflows/export-order-again.ts';
import { listTemplates } from '../../main/workflows/list-templates.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { previewOrderFiles } from '../../main/workflows/preview-order-files.ts';
import { previewTemplate } from '../../main/workflows/preview-template.ts';
import { publishOrder } from '../../main/workflows/publish-order.ts';
import { restoreTemplateVersion } from '../../main/workflows/restore-template-version.ts';
import { type SaveTemplateInput, saveTemplate } from '../../main/workflows/save-template.ts';
import { setDealership } from '../../main/workflows/set-dealership.ts';
import { showDealership } from '../../main/workflows/show-dealership.ts';
import { showTemplate } from '../../main/workflows/show-template.ts';
import { tryPathMapping } from '../../main/workflows/try-path-mapping.ts';
import { makeLayout } from '../core/make-templates.ts';
import { addDealership, logVins, makeVehicle, openShop, stockLots, VINS } from './open-shop.ts';
import { problemOf } from './open-workplace.ts';

const NAME = 'Zephyr of Testville';
const [A = '', B = '', LOGGED = ''] = VINS;

const FIRST = makeLayout([
  ['TITLE', '{year} {model}'],
  ['@QR', '{qr}'],
]);
const SECOND = makeLayout([
  ['TITLE', '{make} {model}'],
  ['STOCK', '{stock}'],
  ['@QR', '{qr}'],
]);

/** A shop with a template of its own, and two cars to print. */
async function openWithTemplate(name = 'Window card') {
  const shop = await openShop();
  const dealership = await addDealership(shop, NAME);
  await logVins(shop, dealership, [LOGGED]);
  await stockLots(shop, [[dealership, [makeVehicle(A), makeVehicle(B, { condition: 'po', price: null })]]]);
  const { context } = shop;
  const save = (input: Partial<SaveTemplateInput> = {}) =>
    saveTemplate(context, { name, layout: FIRST, ...input }).then(({ template }) => template);
  const template = await save();
  const use = (given: string | null = name) =>
    setDealership(context, { name: NAME, patch: { output: { templateNew: given, templateUsed: given } } });
  const prepare = async () => {
    const prepared = await prepareOrder(context, { name: NAME, type: 'cao', store: true });
    if (prepared.status !== 'ready' || prepared.id === null) throw new Error('Nothing to publish.');
    return prepared.id;
  };
  const edit = (layout: TemplateLayout, more: Partial<SaveTemplateInput> = {}) =>
    save({ id: template.id ?? 0, layout, ...more });
  return { shop, context, template, save, edit, use, prepare };
}

function readAdobe(folder: string | null): Readonly<Record<string, string>> {
  const path = join(folder ?? '', 'adobe');
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

describe("a template of the shop's own", () => {
  it('is kept with its name tidied, beside the built-in layouts', async () => {
    const { context, save } = await openWithTemplate();
    await save({ name: '  Big   Card ', layout: SECOND });
    const { templates, tokens } = listTemplates(context);
    expect(templates.map(({ id, name, label, version }) => [id, name, label, version])).toEqual([
      [2, 'Big Card', 'Big Card', 1],
      [1, 'Window card', 'Window card', 1],
      [null, 'shortcut-pack', 'Shortcut pack', null],
      [null, 'shortcut', 'Shortcut', null],
      [null, 'flyout', 'Flyout', null],
      [null, 'flyout-form', 'Flyout, 22 columns', null],
      [null, 'priced-pack', 'Priced pack', null],
    ]);
    expect(templates.find(({ name }) => name === 'shortcut-pack')?.usedBy).toEqual([NAME]);
    expect(tokens.map(({ name }) => name)).toContain('markedUpPrice');
    expect(showTemplate(context, { name: 'BIGCARD' }).template.layout).toEqual(SECOND);
  });

  it('that is wrong is refused with the column and the place, and nothing is kept', async () => {
    const { context, save } = await openWithTemplate();
    const layout = makeLayout([['A', '{year} {modl}']]);
    expect(await problemOf(() => save({ name: 'Other', layout }))).toEqual({
      code: 'wrong-template',
      message: 'Column 1: {modl} is no token. Did you mean {model}? Nothing was saved.',
      details: { issues: [expect.objectContaining({ column: 0, field: 'expression', position: 7 })] },
    });
    expect((await problemOf(() => save({ name: ' window CARD' })))?.code).toBe('name-taken');
    expect((await problemOf(() => save({ name: 'Shortcut pack' })))?.code).toBe('wrong-template');
    expect(listTemplates(context).templates.filter(({ id }) => id !== null)).toHaveLength(1);
  });

  it('keeps every version; an older one is restored as a new one', async () => {
    const { context, template, edit } = await openWithTemplate();
    await edit(SECOND, { name: 'Large card' });
    const same = await edit(SECOND, { name: 'Large card' });
    expect(same.version).toBe(2);
    const { template: restored } = await restoreTemplateVersion(context, { id: template.id ?? 0, version: 1 });
    expect(restored).toMatchObject({ name: 'Large card', version: 3, layout: FIRST });
    expect(restored.versions.map(({ version, name, restoredFrom }) => [version, name, restoredFrom])).toEqual([
      [3, 'Large card', 1],
      [2, 'Large card', null],
      [1, 'Window card', null],
    ]);
    expect(restored.versions[1]?.layout).toEqual(SECOND);
    expect(listAuditEntries(context.reader, 'template 1').map(({ action }) => action)).toEqual([
      'save-template',
      'save-template',
      'add-template',
    ]);
    const missing = () => restoreTemplateVersion(context, { id: template.id ?? 0, version: 9 });
    expect((await problemOf(missing))?.code).toBe('unknown-template');
  });

  it('is not written over by somebody who edited an older version', async () => {
    const { template, edit } = await openWithTemplate();
    await edit(SECOND, { version: 1 });
    expect((await problemOf(() => edit(FIRST, { version: 1 })))?.code).toBe('template-changed');
    expect((await edit(FIRST, { version: 2 })).version).toBe(3);
    expect(template.version).toBe(1);
  });
});

describe('a template that dealerships use', () => {
  it('is found whatever the case, kept by its own name, and an unknown one is refused with the closest', async () => {
    const { context, use } = await openWithTemplate();
    expect((await use('WINDOW card')).dealership.output).toMatchObject({ templateNew: 'Window card' });
    expect((await use('Priced Pack')).dealership.output).toMatchObject({ templateNew: 'priced-pack' });
    const problem = await problemOf(() => use('Window kard'));
    expect(problem?.code).toBe('wrong-settings');
    expect(problem?.message).toContain('there is no template "Window kard", did you mean Window card');
    expect(showDealership(context, { name: NAME }).dealership.output.templateNew).toBe('priced-pack');
  });

  it('asks before it is changed, says who uses it, and renames it for them', async () => {
    const { context, edit, use } = await openWithTemplate();
    await use();
    expect(showTemplate(context, { name: 'Window card' }).template.usedBy).toEqual([NAME]);
    expect(await problemOf(() => edit(SECOND))).toMatchObject({
      code: 'needs-confirmation',
      message: expect.stringContaining('1 dealership uses "Window card"'),
      details: { dealerships: [NAME] },
    });
    expect(showTemplate(context, { name: 'Window card' }).template.version).toBe(1);
    await edit(FIRST, { name: 'Door card' });
    expect(showDealership(context, { name: NAME }).dealership.output).toMatchObject({
      templateNew: 'Door card',
      templateUsed: 'Door card',
    });
    expect((await edit(SECOND, { name: 'Door card', yes: true })).version).toBe(3);
    expect((await problemOf(() => restoreTemplateVersion(context, { id: 1, version: 1 })))?.code).toBe(
      'needs-confirmation',
    );
  });

  it('is not deleted; one that nobody uses is, and can be brought back', async () => {
    const { context, template, save, use } = await openWithTemplate();
    const id = template.id ?? 0;
    await use();
    expect(await problemOf(() => deleteTemplate(context, { id }))).toMatchObject({
      code: 'template-in-use',
      details: { dealerships: [NAME] },
    });
    await use(null);
    expect(await deleteTemplate(context, { id })).toEqual({ name: 'Window card' });
    expect((await problemOf(() => showTemplate(context, { name: 'Window card' })))?.code).toBe('unknown-template');
    expect((await problemOf(() => use()))?.code).toBe('wrong-settings');
    expect((await problemOf(() => save({ id, layout: SECOND })))?.code).toBe('template-changed');
    const { template: back } = await bringTemplateBack(context, { id });
    expect(back).toMatchObject({ name: 'Window card', version: 1, layout: FIRST });
    await deleteTemplate(context, { id });
    await save();
    expect((await problemOf(() => bringTemplateBack(context, { id })))?.code).toBe('name-taken');
  });
});

describe('an order', () => {
  it('is laid out by the version that was reviewed, and says which', async () => {
    const { shop, context, edit, use, prepare } = await openWithTemplate();
    await use();
    const id = await prepare();
    const reviewed = previewOrderFiles(context, { id }).files.map(({ text }) => text);
    await edit(SECOND, { yes: true });
    const { order } = await publishOrder(context, { id });
    expect(order.templates).toEqual({
      new: { name: 'Window card', version: 1 },
      used: { name: 'Window card', version: 1 },
    });
    const adobe = readAdobe(order.folder);
    expect(Object.keys(adobe)).toEqual(['Zephyr_of_Testville_Window_card.csv']);
    expect(reviewed).toContain(Object.values(adobe)[0]);
    expect(adobe['Zephyr_of_Testville_Window_card.csv']).toMatch(/^TITLE,@QR\r\n2026 Breeze,/);
    expect(readOrder(shop.context.reader, id)?.templates).toMatchObject({
      new: { name: 'Window card', version: 1 },
      used: { name: 'Window card', version: 1 },
    });
    expect(JSON.parse(readFileSync(join(order.folder ?? '', 'order_summary.json'), 'utf8'))).toMatchObject({
      template: { new: 'Window card', used: 'Window card' },
      templateVersion: { new: 1, used: 1 },
    });

    const again = (await exportOrderAgain(context, { id })).order;
    expect(Object.values(readAdobe(again.folder))[0]).toMatch(/^TITLE,STOCK,@QR\r\nZephyr Breeze,/);
  });

  it('can be read when its template is deleted', async () => {
    const { context, use, prepare } = await openWithTemplate();
    await use();
    const { order } = await publishOrder(context, { id: await prepare() });
    await use(null);
    await deleteTemplate(context, { id: 1 });
    const { files } = previewOrderFiles(context, { id: order.id });
    const [adobe] = Object.values(readAdobe(order.folder));
    expect(files.map(({ text }) => text)).toContain(adobe);
  });

  it('of before there were templates is laid out by the built-in layout that it names', async () => {
    const { context, prepare } = await openWithTemplate();
    const id = await prepare();
    context.writer.prepare("UPDATE orders SET draft = json_remove(draft, '$.templates', '$.output.vectorQr')").run();
    expect(readOrder(context.reader, id)).toMatchObject({
      output: { vectorQr: false },
      templates: { new: { name: 'shortcut-pack', version: null } },
    });
    await publishOrder(context, { id });
  });
});

describe('the preview of a template', () => {
  it('shows the files that publishing then writes, byte for byte', async () => {
    const { context, use, prepare } = await openWithTemplate();
    const preview = previewTemplate(context, { id: 1, name: 'Window card', layout: FIRST, dealership: NAME });
    expect(preview).toMatchObject({ issues: [], source: 'next-order', vehicles: 2, advice: [] });
    await use();
    const { order } = await publishOrder(context, { id: await prepare() });
    const files = Object.fromEntries(preview.files.map(({ fileName, text }) => [fileName, text]));
    expect(files).toEqual(readAdobe(order.folder));
  });

  it('shows what is on the lot when nothing is new, and says so', async () => {
    const { shop, context } = await openWithTemplate();
    const dealership = await addDealership(shop, 'Empty of Testville');
    const input = { name: 'Other', layout: FIRST, dealership: dealership.name };
    expect(previewTemplate(context, input)).toMatchObject({ source: 'nothing', vehicles: 0, files: [] });
    await logVins(shop, dealership, [A]);
    await stockLots(shop, [[dealership, [makeVehicle(A)]]]);
    expect(previewTemplate(context, input)).toMatchObject({ source: 'inventory', vehicles: 1 });
  });

  it('shows a built-in layout under its own name', async () => {
    const { context } = await openWithTemplate();
    const { name, layout } = showTemplate(context, { name: 'Flyout' }).template;
    const preview = previewTemplate(context, { name, layout, dealership: NAME });
    expect(preview.files.map(({ fileName }) => fileName)).toEqual(['Zephyr_of_Testville_flyout.csv']);
    expect(previewTemplate(context, { name, layout: FIRST, dealership: NAME }).issues).toHaveLength(1);
  });

  it('says what is wrong, a taken name included, and shows no files then', async () => {
    const { context } = await openWithTemplate();
    const layout = makeLayout([['A B', '{yer}']]);
    const preview = previewTemplate(context, { name: 'window card', layout, dealership: NAME });
    expect(preview.files).toEqual([]);
    expect(preview.issues.map(({ column, field }) => [column, field])).toEqual([
      [0, 'header'],
      [0, 'expression'],
      [null, 'name'],
    ]);
  });

  it('advises InDesign text for vehicles outside ASCII, and has both files', async () => {
    const { shop, context } = await openWithTemplate();
    const dealership = await addDealership(shop, 'Wide of Testville');
    await stockLots(shop, [[dealership, [makeVehicle(A, { model: 'Coupé' })]]]);
    const layout = { ...FIRST, format: 'indesign-csv' } as const;
    const preview = previewTemplate(context, { name: 'Other', layout, dealership: dealership.name });
    expect(preview.files.map(({ fileName, encoding }) => [fileName, encoding])).toEqual([
      ['Wide_of_Testville_Other.csv', 'utf8'],
      ['Wide_of_Testville_Other.txt', 'utf16le'],
    ]);
    expect(preview.advice).toEqual([expect.stringContaining('InDesign text')]);
  });
});

describe('the pictures of an order', () => {
  it('are looked for along the paths of the Adobe workstation, and the lost ones are named', async () => {
    const { shop, context, prepare } = await openWithTemplate();
    const pathMapping = { from: shop.orders, to: '/Volumes/Orders' };
    await changeSettings(context, { patch: { pathMapping } });
    const { order } = await publishOrder(context, { id: await prepare() });
    expect(await checkOrderPictures(context, { id: order.id })).toMatchObject({ adobeFiles: 1, pictures: 2, lost: [] });
    rmSync(join(order.folder ?? '', 'qr_codes', `${B}.png`));
    const { lost } = await checkOrderPictures(context, { id: order.id });
    expect(lost.map(({ row, why }) => [row, why])).toEqual([[2, 'missing']]);
    expect(lost[0]?.path).toMatch(/^\/Volumes\/Orders\/Zephyr_of_Testville_CAO_.*\.png$/);
  });

  it('of a draft are nowhere yet', async () => {
    const { context, prepare } = await openWithTemplate();
    const id = await prepare();
    expect((await problemOf(() => checkOrderPictures(context, { id })))?.code).toBe('order-not-published');
  });

  it('tell whether paths that are typed would lead there', async () => {
    const { shop, context, prepare } = await openWithTemplate();
    const { order } = await publishOrder(context, { id: await prepare() });
    const same = { from: shop.orders, to: shop.orders };
    expect(await tryPathMapping(context, { pathMapping: same })).toMatchObject({
      isInEffect: true,
      there: 'same',
      newestOrder: { id: order.id, check: { pictures: 2, lost: [] } },
    });
    const elsewhere = await tryPathMapping(context, { pathMapping: { from: shop.orders, to: '/nowhere/Orders' } });
    expect(elsewhere).toMatchObject({ isInEffect: true, there: 'nothing' });
    expect(elsewhere.newestOrder?.check.lost.map(({ why }) => why)).toEqual(['elsewhere', 'elsewhere']);
    expect(await tryPathMapping(context, { pathMapping: { from: '/x', to: 'Z:\\' } })).toMatchObject({
      isInEffect: false,
      there: 'same',
    });
    const windows = { from: shop.orders, to: '\\\\ADOBE\\Orders' };
    expect((await tryPathMapping(context, { pathMapping: windows })).there).toBe('unknown');
  });
});
