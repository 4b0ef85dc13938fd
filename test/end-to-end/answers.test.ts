import { AxeBuilder } from '@axe-core/playwright';
import { arrangeImportedDay, SIX_LOTS } from './arrange-day.ts';
import { findRunSheet } from './run-sheet.ts';
import { expect, test } from './workplace.ts';

const CALL = '**/api/calls/readRunSheet';

test('shows the rows of the day at once, and their numbers when the vehicles are counted', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  const page = await workplace.openWindow();
  const sheet = findRunSheet(page);
  await expect(sheet.rowOf('Spirit Lexus')).toContainText('Ready');

  // With a million vehicles the numbers take a second; here they wait to be let through.
  const counted = Promise.withResolvers<void>();
  await page.route(CALL, async (route) => {
    if (!route.request().postData()?.includes('"brief":true')) await counted.promise;
    await route.continue();
  });
  await page.reload();

  await test.step('meanwhile a row can be worked on, and says that it is being counted', async () => {
    const numbers = { Status: 'Counting', Feed: '', Print: '', Held: '', Before: '', Checks: '' };
    for (const { location } of SIX_LOTS) {
      await expect.poll(() => sheet.read(location)).toMatchObject({ ...numbers, Type: 'CAO' });
    }
    await expect(page.getByText('6 dealerships · counting the vehicles')).toBeVisible();
    await page.getByRole('button', { name: 'Where the vehicles of Spirit Lexus went' }).click();
    await expect(page.getByText('Its vehicles are being counted.')).toBeVisible();
    await page.getByRole('button', { name: 'Where the vehicles of Spirit Lexus went' }).click();
    await sheet.numberOf('Spirit Lexus').fill('45101');
    await page.keyboard.press('Enter');
    await expect(sheet.numberOf('Spirit Lexus')).toHaveValue('45101');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  await test.step('but nothing of it can be run', async () => {
    await expect(page.getByRole('button', { name: "Run today's orders (0)" })).toBeDisabled();
    await expect(page.getByRole('checkbox', { name: 'Select Spirit Lexus' })).toBeDisabled();
  });

  counted.resolve();
  await expect.poll(() => sheet.read('Spirit Lexus')).toMatchObject({ Status: 'Ready', Print: '1', Number: '45101' });
  await expect(page.getByText('6 dealerships · 17 vehicles to print')).toBeVisible();
  await expect(page.getByRole('button', { name: "Run today's orders (6)" })).toBeEnabled();
});

test('asks for nothing before it can be told of changes', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  const page = await workplace.openWindow();
  const sheet = findRunSheet(page);
  await expect(sheet.rowOf('Spirit Lexus')).toContainText('Ready');
  const isHeard = Promise.withResolvers<void>();
  await page.route('**/api/events', async (route) => {
    await isHeard.promise;
    await route.continue();
  });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/calls/')) asked.push(request.url());
  });
  await page.reload();
  await expect(page.getByRole('link', { name: 'Orders' })).toBeVisible();
  expect(asked).toEqual([]);
  isHeard.resolve();
  await expect(sheet.rowOf('Spirit Lexus')).toContainText('Ready');
});

test('shows no answer of the time before a change, however late it comes', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  const page = await workplace.openWindow();
  const sheet = findRunSheet(page);
  await expect(sheet.rowOf('Spirit Lexus')).toContainText('Ready');
  const isLate = Promise.withResolvers<void>();
  let isBefore = true;
  await page.route(CALL, async (route) => {
    const isHeld = isBefore && !route.request().postData()?.includes('"brief":true');
    const answer = await route.fetch();
    if (isHeld) await isLate.promise;
    await route.fulfill({ response: answer });
  });
  await page.reload();
  await expect(sheet.rowOf('Spirit Lexus')).toContainText('Counting');
  await page.getByRole('button', { name: 'Add dealership' }).click();
  await page.getByRole('combobox').fill('Pappas Toyota');
  isBefore = false;
  await page.getByRole('option', { name: 'Pappas Toyota' }).click();
  await expect(sheet.rowOf('Pappas Toyota')).toContainText('Not in feed');
  isLate.resolve();
  await expect(sheet.rowOf('Pappas Toyota')).toContainText('Not in feed');
  await expect(page.getByText('7 dealerships · 17 vehicles to print')).toBeVisible();
});

test('goes where somebody wanted to go while changes were being saved, as soon as they are', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  const page = await workplace.openWindow();
  await page.goto(`${page.url().split('#')[0]}#/dealerships/${encodeURIComponent('Spirit Lexus')}`);
  const isSaved = Promise.withResolvers<void>();
  await page.route('**/api/calls/setDealership', async (route) => {
    await isSaved.promise;
    await route.continue();
  });
  await page.getByRole('checkbox', { name: 'Hold back vehicles without a price' }).check();
  await page.keyboard.press('Control+s');
  await page.getByRole('link', { name: 'Orders' }).click();
  const question = page.getByRole('dialog', { name: 'Leave Spirit Lexus without saving?' });
  await expect(question).toBeVisible();
  isSaved.resolve();
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();
  await expect(question).toBeHidden();
});
