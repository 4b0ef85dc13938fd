import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { arrangeDay } from './arrange-day.ts';
import { listFolders } from './order-folder.ts';
import { expect, test } from './workplace.ts';

test('keeps what is set: folder, paths, colours and rows', async ({ workplace, door }) => {
  let page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(page.getByText('Files can be written')).toBeVisible();

  await test.step('a share that is away is told, and tried again', async () => {
    rmSync(workplace.orders, { recursive: true });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(/^It cannot be reached/)).toBeVisible();
    mkdirSync(workplace.orders);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('It is there')).toBeVisible();
  });

  if (door === 'browser') {
    await test.step('a typed folder counts at once, a wrong one changes nothing', async () => {
      const other = join(workplace.desk, 'other-share');
      mkdirSync(other);
      await page.getByLabel('Another folder').fill(join(other, 'nowhere'));
      await page.getByRole('button', { name: 'Use it' }).click();
      await expect(page.getByText('The settings were not changed')).toBeVisible();
      await page.getByLabel('Another folder').fill(other);
      await page.getByRole('button', { name: 'Use it' }).click();
      await expect(page.getByRole('contentinfo').getByText(`Orders: ${other}`)).toBeVisible();
    });
  }

  await test.step('the Adobe path is shown before it is saved', async () => {
    const folder = door === 'browser' ? join(workplace.desk, 'other-share') : workplace.orders;
    await page.getByLabel('Path here').fill(folder);
    await page.getByLabel('The same folder there').fill('/Volumes/Orders');
    await expect(page.getByText(/^\/Volumes\/Orders\/DEALERSHIP_CAO_/)).toBeVisible();
    await page.getByRole('tab', { name: 'Appearance' }).click();
    const question = page.getByRole('dialog', { name: 'Leave Settings without saving?' });
    await question.getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('button', { name: 'Save paths' }).click();
    await expect(page.getByText('The next order is written with these paths.')).toBeVisible();
  });

  await test.step('colours and rows change as they are chosen', async () => {
    await page.getByRole('tab', { name: 'Appearance' }).click();
    await page.locator('label').getByText('Light', { exact: true }).click();
    await page.locator('label').getByText('Compact', { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
    await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
  });

  await test.step('the paths are there after a restart', async () => {
    page = await workplace.restart();
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(page.getByLabel('The same folder there')).toHaveValue('/Volumes/Orders');
  });
});

test('looks after itself: checks, a backup, the way back and back again', async ({ workplace, door }) => {
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Backups' }).click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('Backed up and verified')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'By hand' })).toBeVisible();

  await page.getByRole('tab', { name: 'Health' }).click();
  await page.getByRole('button', { name: 'Check everything' }).click();
  await expect(page.getByRole('row', { name: /Database file.*ok/ })).toBeVisible();
  const [report] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save a report without VINs' }).click(),
  ]);
  expect(report.suggestedFilename()).toMatch(/^silver-fox-diagnostics-.*\.zip$/);
  // The stand-in's own connection to Chromium takes the file that was saved; its name is all that the test sees.
  if (door === 'browser') {
    const files = unzipSync(readFileSync(await report.path()));
    expect(Object.keys(files)).toContain('logs/app.log');
  }

  await page.getByRole('tab', { name: 'Storage' }).click();
  await page.getByRole('button', { name: 'What would be deleted?' }).click();
  await expect(page.getByText('No import is that old.')).toBeVisible();
  await page.getByRole('button', { name: 'Compact the database' }).click();
  await expect(page.getByText('The database is compact')).toBeVisible();

  await page.getByRole('tab', { name: 'Backups' }).click();
  await page.getByRole('button', { name: /^Restore the backup of/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('The backup is restored')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Before a restore' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByRole('cell', { name: 'Before a restore' })).toHaveCount(2);
});

test('says that the database is damaged, and goes back to a backup', async ({ workplace }) => {
  await workplace.arrange((ask) => ask('backUpDatabase', {}));
  writeFileSync(join(workplace.data, 'silver-fox.db'), 'no database at all');
  const page = await workplace.openWindow();
  await expect(page.getByRole('heading', { name: 'The database cannot be opened' })).toBeVisible();
  await page.getByRole('button', { name: /^Restore the backup of/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('link', { name: 'Dealerships' }).click();
  await expect(page.getByText('Porsche St. Louis')).toBeVisible();
});

test('takes an order over from its folder after an older backup is restored', async ({ workplace }) => {
  const feed = await arrangeDay(workplace);
  const order = { type: 'cao', names: ['Porsche St. Louis'], number: '45001', yes: true } as const;
  await workplace.arrange(async (ask) => {
    await ask('importInventory', { files: [{ path: feed }] });
    await ask('backUpDatabase', {});
    await ask('orderDealerships', order);
  });
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Backups' }).click();
  const byHand = page.getByRole('row', { name: /By hand/ });
  await byHand.getByRole('button', { name: /^Restore the backup of/ }).click();
  const asked = page.getByRole('dialog', { name: 'Restore this backup?' });
  await expect(asked).toContainText('orders that were written since are taken over');
  await asked.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('1 order was written after the backup: the vehicles stay ordered.')).toBeVisible();

  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(page.getByRole('row', { name: /45001.*Porsche St. Louis/ })).toBeVisible();
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(page.getByRole('row', { name: /Porsche St. Louis/ })).toContainText('Nothing new');
  expect(listFolders(workplace.orders)).toHaveLength(1);
});
