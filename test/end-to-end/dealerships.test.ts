import type { Page } from '@playwright/test';
import { arrangeImportedDay } from './arrange-day.ts';
import { expect, test } from './workplace.ts';

const PORSCHE = 'Porsche St. Louis';
const GLENDALE = 'Glendale CDJR';
const OFF_THE_LOT = 'Hold back vehicles that are off the lot';

test('keeps what is not saved over tabs and changes from elsewhere, and asks before it is left', async ({
  workplace,
}) => {
  await arrangeImportedDay(workplace);
  const page = await workplace.openWindow();
  await openDealership(page, PORSCHE);
  const rule = page.getByRole('checkbox', { name: OFF_THE_LOT });
  const question = page.getByRole('dialog', { name: `Leave ${PORSCHE} without saving?` });
  const effect = page.getByRole('status').filter({ hasText: 'With these rules' });

  await test.step('the effect is said in words', async () => {
    await expect(effect).toHaveText(
      'With these rules: 9 in the feed − 2 off the lot − 1 no stock number − 1 ordered before = 5 new today',
    );
  });

  await test.step('a saved change is named, and undone beneath an unsaved one', async () => {
    await page.getByRole('tab', { name: 'Schedule' }).click();
    await page.getByRole('switch', { name: 'Active customer' }).uncheck();
    await page.getByRole('button', { name: /^Save \(/ }).click();
    await expect(page.getByText('Changed: active.')).toBeVisible();
    await page.getByRole('tab', { name: 'Rules' }).click();
    await rule.uncheck();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.getByText('Inactive')).toBeHidden();
    await expect(rule).not.toBeChecked();
    await expect(page.getByText('Not saved')).toBeVisible();
  });

  await test.step('the tabs are one screen', async () => {
    await page.getByRole('tab', { name: 'Output' }).click();
    await page.getByRole('tab', { name: 'Rules' }).click();
    await expect(rule).not.toBeChecked();
    await expect(question).toBeHidden();
  });

  await test.step('a link, a key and the way back ask first', async () => {
    await page.getByRole('link', { name: 'All dealerships' }).click();
    await question.getByRole('button', { name: 'Stay' }).click();
    await page.keyboard.press('Control+1');
    await question.getByRole('button', { name: 'Stay' }).click();
    await expect(rule).not.toBeChecked();
    await page.keyboard.press('Control+1');
    await question.getByRole('button', { name: 'Leave without saving' }).click();
    await expect(page.getByRole('table', { name: 'Run sheet' })).toBeVisible();
    await openDealership(page, PORSCHE);
    await expect(rule).toBeChecked();
  });

  await test.step('who saves another name is not asked', async () => {
    await page.getByRole('tab', { name: 'Names' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Porsche of St. Louis');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('heading', { level: 1, name: 'Porsche of St. Louis' })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

test('gives several dealerships one template in one step, and takes it back', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  const { before, patch } = await workplace.arrange(async (ask) => {
    await ask('setDealership', { name: GLENDALE, patch: { output: { templateNew: 'flyout' } } });
    await ask('setDealership', { name: PORSCHE, patch: { output: { templateNew: 'shortcut' } } });
    return { before: ['Flyout', 'Shortcut'], patch: 'Priced pack' };
  });
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Dealerships' }).click();
  for (const name of [GLENDALE, PORSCHE]) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  await page.getByRole('button', { name: 'Edit 2 dealerships' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit 2 dealerships' });
  await dialog.getByRole('combobox', { name: 'Field' }).click();
  await page.getByRole('option', { name: 'Template for new vehicles' }).click();
  await dialog.getByRole('combobox', { name: 'New value' }).click();
  await page.getByRole('option', { name: patch }).click();
  const rows = dialog.getByRole('table', { name: 'Before and after' }).getByRole('row');
  await expect(rows).toHaveText([
    'DealershipBeforeAfter',
    `${GLENDALE}${before[0]}${patch}`,
    `${PORSCHE}${before[1]}${patch}`,
  ]);
  await dialog.getByRole('button', { name: 'Change 2 dealerships' }).click();
  await expect(page.getByText('2 dealerships changed.')).toBeVisible();
  await openDealership(page, PORSCHE, 'output');
  const template = page.getByRole('combobox', { name: 'Template for new vehicles' });
  await expect(template).toHaveValue(patch);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(template).toHaveValue('Shortcut');
  await openDealership(page, GLENDALE, 'output');
  await expect(template).toHaveValue('Flyout');
});

async function openDealership(page: Page, name: string, tab = 'rules'): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#/dealerships/${encodeURIComponent(name)}/${tab}`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}
