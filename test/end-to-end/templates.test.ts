import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { arrangeImportedDay } from './arrange-day.ts';
import { listFolders, readFolder } from './order-folder.ts';
import { readNextSaved } from './read-next-saved.ts';
import { findRunSheet } from './run-sheet.ts';
import { expect, test } from './workplace.ts';

const PORSCHE = 'Porsche St. Louis';

test('makes a template by keyboard, gives it to a dealership, and publishes what the preview showed', async ({
  workplace,
}) => {
  test.setTimeout(150_000);
  await arrangeImportedDay(workplace);
  let page = await workplace.openWindow();
  await expect(page.getByRole('table', { name: 'Run sheet' })).toBeVisible();
  let { keyboard } = page;

  await test.step('begins as a built-in layout, which itself cannot be changed', async () => {
    await keyboard.press('Control+6');
    await page.getByRole('link', { name: /^Shortcut 3 columns/ }).focus();
    await keyboard.press('Enter');
    await expect(page.getByText('Built in: copy it to change it')).toBeVisible();
    await keyboard.press('a');
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await keyboard.press('Control+a');
    await keyboard.type('Window card');
    await keyboard.press('Enter');
    await expect(page.getByRole('listitem').filter({ has: headerOf(page, 1) })).toBeVisible();
    await expect(page.getByText('Version 1', { exact: true })).toBeVisible();
  });

  await test.step('changes the columns: tokens are offered, mistakes named, steps undone', async () => {
    await expressionOf(page, 1).focus();
    await keyboard.press('Control+a');
    await keyboard.type('{ye');
    await expect(page.getByRole('option', { name: /year/ })).toBeVisible();
    await keyboard.press('Enter');
    await expect(expressionOf(page, 1)).toHaveValue('{year}');
    await keyboard.type(' {modell}');
    await expect(page.getByText('At character 8: {modell} is no token. Did you mean {model}?')).toBeVisible();
    await expect(page.getByText('The files are shown once 1 mistake is mended.')).toBeVisible();
    await keyboard.press('Backspace');
    await keyboard.press('Backspace');
    await keyboard.type('} {trim}');
    await headerOf(page, 1).focus();
    await keyboard.press('Control+a');
    await keyboard.type('TITLE');
    await keyboard.press('Alt+ArrowDown');
    await expect(headerOf(page, 2)).toHaveValue('TITLE');
    await expect(headerOf(page, 2)).toBeFocused();
    await keyboard.press('Alt+ArrowDown');
    expect(await readHeaders(page)).toEqual(['QRSTOCK', '@QR2', 'TITLE']);
    await keyboard.press('Control+z');
    expect(await readHeaders(page)).toEqual(['QRSTOCK', 'TITLE', '@QR2']);
    await keyboard.press('Control+y');
    await keyboard.press('Control+z');
    await page.getByRole('button', { name: 'QR as vectors' }).press('Enter');
    expect(await readHeaders(page)).toEqual(['QRSTOCK', 'TITLE', '@QR2', '@QRPDF']);
    await page.getByRole('checkbox', { name: 'New and used apart' }).press('Space');
  });

  await test.step('does not leave without being told to', async () => {
    const dialog = page.getByRole('dialog', { name: 'Leave Window card without saving?' });
    await page.getByRole('link', { name: 'Imports' }).click();
    await dialog.getByRole('button', { name: 'Stay' }).click();
    await page.goBack();
    await dialog.getByRole('button', { name: 'Stay' }).click();
    await expect(dialog).toBeHidden();
    await keyboard.press('Control+1');
    await expect(dialog.getByRole('button', { name: 'Stay' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    expect(await readHeaders(page)).toEqual(['QRSTOCK', 'TITLE', '@QR2', '@QRPDF']);
    await keyboard.press('Control+s');
    await expect(page.getByText('Version 2', { exact: true })).toBeVisible();
    await expect(page.getByText('Not saved')).toBeHidden();
  });

  const previewed = await test.step('shows the files on real vehicles', async () => {
    await page.getByRole('combobox', { name: 'On vehicles of' }).fill('Porsche');
    await page.getByRole('option', { name: PORSCHE }).click();
    await expect(page.getByText('5 vehicles: what its next order would print')).toBeVisible();
    const texts = new Map<string, string>();
    for (const half of ['NEW', 'USED']) {
      const name = `Porsche_St._Louis_${half}_Window_card.csv`;
      await page.getByRole('combobox', { name: 'File' }).click();
      await page.getByRole('option', { name }).click();
      const contents = page.getByLabel(`Contents of ${name}`).locator('pre');
      await expect(contents).toContainText('QRSTOCK,TITLE,@QR2,@QRPDF');
      texts.set(name, (await contents.textContent()) ?? '');
    }
    return texts;
  });

  await test.step('saves a test file that has the bytes of the preview', async () => {
    const saving = readNextSaved(page);
    await page.getByRole('button', { name: 'Save a test file' }).click();
    const shown = await page.getByRole('combobox', { name: 'File' }).inputValue();
    expect(await saving).toBe(previewed.get(shown)?.replace(/\r?\n/g, '\r\n'));
  });

  await test.step('is given to a dealership', async () => {
    await page.goto(`${page.url().split('#')[0]}#/dealerships/${encodeURIComponent(PORSCHE)}`);
    await page.getByRole('tab', { name: 'Output' }).click();
    for (const kind of ['new', 'used']) {
      await page.getByRole('combobox', { name: `Template for ${kind} vehicles` }).click();
      await page.getByRole('option', { name: 'Window card' }).click();
    }
    await keyboard.press('Control+s');
    await expect(page.getByText('Changed: output.')).toBeVisible();
  });

  await test.step('asks before it is changed for that dealership, and keeps every version', async () => {
    await page.goto(`${page.url().split('#')[0]}#/templates/${encodeURIComponent('Window card')}`);
    await expect(page.getByText('Used by 1 dealership')).toBeVisible();
    await expressionOf(page, 2).fill('{year} {make}');
    await keyboard.press('Control+s');
    const dialog = page.getByRole('dialog', { name: 'Change the template of 1 dealership?' });
    await expect(dialog.getByText(PORSCHE)).toBeVisible();
    await dialog.getByRole('button', { name: 'Save for all of them' }).click();
    await expect(page.getByText('Version 3', { exact: true })).toBeVisible();
    await page.getByRole('tab', { name: 'History (3)' }).click();
    await page.getByRole('button', { name: 'Restore version 2' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save for all of them' }).click();
    await expect(page.getByText('Version 4', { exact: true })).toBeVisible();
    await expect(expressionOf(page, 2)).toHaveValue('{year} {model} {trim}');
  });

  await test.step('is there after a restart', async () => {
    page = await workplace.restart();
    ({ keyboard } = page);
    await expect(findRunSheet(page).table).toBeVisible();
    await keyboard.press('Control+6');
    await page.getByRole('link', { name: /^Window card/ }).click();
    await expect(page.getByText('Version 4', { exact: true })).toBeVisible();
    expect(await readHeaders(page)).toEqual(['QRSTOCK', 'TITLE', '@QR2', '@QRPDF']);
  });

  await test.step('lays the published order out, byte for byte', async () => {
    await keyboard.press('Control+1');
    const sheet = findRunSheet(page);
    await sheet.numberOf(PORSCHE).fill('45301');
    await sheet.numberOf(PORSCHE).press('Enter');
    await sheet.review(PORSCHE);
    await page.getByRole('tab', { name: 'File preview' }).click();
    await expect(page.getByText('adobe/Porsche_St._Louis_NEW_Window_card.csv')).toBeVisible();
    await workplace.quit();
    await workplace.arrange(async (ask) => {
      const { rows } = await ask('readRunSheet', {});
      const row = rows.find(({ dealership }) => dealership === PORSCHE);
      await ask('runOrders', { ids: [row?.id ?? 0], yes: true });
    });
    const [folder = ''] = listFolders(workplace.orders);
    const { texts, summary, codes } = readFolder(join(workplace.orders, folder));
    for (const [name, text] of previewed) {
      // The preview names the folder that publishing at its own moment would have made.
      const shown = text.replace(/Porsche_St._Louis_CAO_\d{8}_\d{6}/g, folder).replace(/\r?\n/g, '\r\n');
      expect(texts.get(`adobe/${name}`)).toBe(shown);
    }
    expect(summary).toMatchObject({
      template: { new: 'Window card', used: 'Window card' },
      templateVersion: { new: 4, used: 4 },
    });
    const vectors = readdirSync(join(workplace.orders, folder, 'qr_codes')).filter((name) => name.endsWith('.pdf'));
    expect(vectors.map((name) => name.replace('.pdf', '')).sort()).toEqual([...codes.keys()].sort());
  });

  await test.step('says which picture of the order is lost', async () => {
    const [folder = ''] = listFolders(workplace.orders);
    const [lost = ''] = readdirSync(join(workplace.orders, folder, 'qr_codes'));
    page = await workplace.openWindow();
    await page.getByRole('link', { name: 'Orders', exact: true }).click();
    await page.getByRole('cell', { name: '45301', exact: true }).click();
    await expect(page.getByText('Laid out by Window card, version 4')).toBeVisible();
    await page.getByRole('tab', { name: 'Pictures' }).click();
    await expect(page.getByText('All 10 pictures are there.')).toBeVisible();
    rmSync(join(workplace.orders, folder, 'qr_codes', lost));
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(page.getByText('1 of 10 pictures is not where the Adobe files say.')).toBeVisible();
    await expect(page.getByRole('cell', { name: new RegExp(lost.replaceAll('.', '\\.')) }).first()).toBeVisible();
  });
});

test('deletes a template that nobody uses, and brings it back', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  await workplace.arrange(async (ask) => {
    const { templates } = await ask('listTemplates', {});
    const flyout = templates.find(({ name }) => name === 'flyout');
    if (flyout) await ask('saveTemplate', { name: 'Door card', layout: flyout.layout });
  });
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Templates' }).click();
  await page.getByRole('link', { name: /^Door card/ }).click();

  await test.step('a column is dragged by its handle', async () => {
    const handle = page.getByRole('button', { name: 'Move column 1' });
    const from = await handle.boundingBox();
    const to = await page.getByRole('button', { name: 'Move column 3' }).boundingBox();
    if (!from || !to) throw new Error('There are no handles.');
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 12, from.y + 30, { steps: 5 });
    await page.mouse.move(to.x + 10, to.y + 16, { steps: 10 });
    await page.mouse.up();
    await expect.poll(() => readHeaders(page)).toEqual(['QRPRICE', '@QR2', 'QRYEARMODEL']);
    // While it falls into its place the columns stand there already, but nothing has changed yet.
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeEnabled();
    await page.keyboard.press('Control+z');
    await expect.poll(() => readHeaders(page)).toEqual(['QRYEARMODEL', 'QRPRICE', '@QR2']);
  });

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByText('Choose a template')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Door card/ })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: /^Door card/ })).toBeVisible();
});

function headerOf(page: Page, column: number) {
  return page.getByRole('textbox', { name: `Header of column ${column}`, exact: true });
}

function expressionOf(page: Page, column: number) {
  return page.getByRole('textbox', { name: `Expression of column ${column}`, exact: true });
}

function readHeaders(page: Page): Promise<readonly string[]> {
  return page
    .getByRole('textbox', { name: /^Header of column/ })
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
}
