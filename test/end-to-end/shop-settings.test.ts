import { appendFileSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrangeDay, arrangeImportedDay } from './arrange-day.ts';
import { writeLots } from './make-feed.ts';
import { expect, test } from './workplace.ts';

const PORSCHE = 'Porsche St. Louis';

test('takes new files from the watched folder, and activates only a clean one', async ({ workplace }) => {
  // The folder is looked at every five seconds, and a file is taken once it has kept still between two looks.
  test.setTimeout(120_000);
  const feed = await arrangeDay(workplace);
  await workplace.arrange((ask) => ask('importInventory', { files: [{ path: feed }] }));
  const incoming = join(workplace.desk, 'incoming');
  mkdirSync(incoming);
  await workplace.arrange((ask) =>
    ask('changeSettings', { patch: { watchedFolder: { folder: incoming, mode: 'update', activate: true } } }),
  );
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'New files' }).click();
  await expect(page.getByText('It can be read')).toBeVisible();

  await test.step('a clean file becomes active by itself', async () => {
    writeLots(join(workplace.desk, 'clean.csv'), [{ location: PORSCHE, first: 200, toPrint: 6 }]);
    renameSync(join(workplace.desk, 'clean.csv'), join(incoming, 'clean.csv'));
    await expect(page.getByText('clean.csv is imported')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('row', { name: /^clean\.csv/ })).toContainText('Made active');
  });

  await test.step('one with a row to refuse waits, and can be looked at from the message', async () => {
    const file = join(incoming, 'odd.csv');
    writeLots(file, [{ location: PORSCHE, first: 200, toPrint: 7 }]);
    appendFileSync(file, '"1ZZSHORT","S1","Used","2020"\r\n');
    await expect(page.getByText('odd.csv has arrived')).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Look at it' }).last().click();
    await expect(page).toHaveURL(/#\/imports\/\d+$/);
    await expect(page.getByText('odd.csv').first()).toBeVisible();
  });

  await test.step('a folder that is away is told', async () => {
    renameSync(incoming, `${incoming}-away`);
    await expect(page.getByText('The watched folder cannot be reached')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('contentinfo').getByText(/is not reachable/)).toBeVisible();
    renameSync(`${incoming}-away`, incoming);
    await expect(page.getByText('The watched folder is back')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('nothing is taken again after a restart', async () => {
    const again = await workplace.restart();
    await again.getByRole('link', { name: 'Imports' }).click();
    await expect(again.getByRole('heading', { name: 'Imports' })).toBeVisible();
    await again.waitForTimeout(12_000);
    await expect(again.getByText(/has arrived|is imported/)).toHaveCount(0);
  });
});

test('sends the orders of a dealership to its destination, with QR codes and numbers as set', async ({
  workplace,
  door,
}) => {
  await arrangeImportedDay(workplace);
  const press = join(workplace.desk, 'press');
  mkdirSync(press);
  if (door !== 'browser') {
    await workplace.arrange((ask) =>
      ask('changeSettings', { patch: { destinations: [{ name: 'Press', folder: press, adobeFolder: null }] } }),
    );
  }
  let page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Settings' }).click();

  if (door === 'browser') {
    await test.step('a destination is added', async () => {
      await page.getByLabel('Name of a new destination').fill('Press');
      await page.getByLabel('Folder of Press').fill(press);
      await page.getByRole('button', { name: 'Add it' }).click();
      await expect(page.getByText('No dealership names it yet.')).toBeVisible();
    });
  }

  await test.step('the scan test shows what is typed, before it is saved', async () => {
    await page.getByRole('tab', { name: 'QR codes' }).click();
    await page.getByRole('button', { name: 'Add a key' }).click();
    await page.getByRole('textbox', { name: 'Value 1' }).fill('silverfox');
    await expect(page.getByText(/\?utm_source=silverfox$/).first()).toBeVisible();
    await expect(page.getByText('Read back as it was drawn')).toHaveCount(2);
    await page.getByRole('button', { name: 'Save QR codes' }).click();
    await expect(page.getByText('The next order has these QR codes.')).toBeVisible();
  });

  await test.step('orders are numbered by a series', async () => {
    await page.getByRole('tab', { name: 'Order numbers' }).click();
    await page.getByRole('switch', { name: 'Number orders automatically' }).check();
    await page.getByLabel('Next number').fill('45175');
    await page.getByRole('button', { name: 'Save order numbers' }).click();
    await expect(page.getByText('The next order gets 45175.')).toBeVisible();
  });

  await test.step('the dealership names the destination', async () => {
    await page.getByRole('link', { name: 'Dealerships' }).click();
    await page.getByText(PORSCHE).first().click();
    await page.getByRole('tab', { name: 'Output' }).click();
    await page.getByRole('combobox', { name: 'Order folders go to' }).click();
    await page.getByRole('option', { name: 'Press' }).click();
    await page.getByRole('button', { name: /^Save/ }).click();
    await expect(page.getByText('Not saved')).toBeHidden();
  });

  await test.step('the wizard proposes the number, and the order goes there', async () => {
    await page.keyboard.press('Control+n');
    await page.getByRole('combobox', { name: 'Dealership' }).fill('Porsche');
    await page.getByRole('option', { name: PORSCHE }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('textbox', { name: 'Order number' })).toHaveValue('45175');
    await page.getByRole('button', { name: 'Export' }).click();
    await expect(page.getByText(`${PORSCHE} is exported`)).toBeVisible();
    expect(readdirSync(press).filter((name) => name.startsWith('Porsche'))).toHaveLength(1);
    expect(readdirSync(workplace.orders).filter((name) => name.startsWith('Porsche'))).toEqual([]);
  });

  await test.step('all of it is there after a restart', async () => {
    page = await workplace.restart();
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(page.getByText(`For ${PORSCHE}.`)).toBeVisible();
    await page.getByRole('tab', { name: 'Order numbers' }).click();
    await expect(page.getByText('The next order gets 45176.')).toBeVisible();
  });
});

test('changes the lot statuses with their effect shown, and takes it back', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Lot statuses' }).click();
  await page.getByRole('button', { name: 'Take out: In Transit', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'In Transit is on the lot?' });
  await expect(dialog.getByRole('row', { name: new RegExp(`^${PORSCHE.replaceAll('.', '\\.')}`) })).toBeVisible();
  await dialog.getByRole('button', { name: 'Change the table' }).click();
  await expect(page.getByRole('table', { name: 'Off the lot' }).getByText('In Transit', { exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('table', { name: 'Off the lot' }).getByText('In Transit', { exact: true })).toBeVisible();
});

test('changes keys, refuses those that are taken, and shows them with F1', async ({ workplace }) => {
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Shortcuts' }).click();
  await page.getByRole('button', { name: 'Change the keys of Activity' }).click();
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('alert')).toContainText('Ctrl+N is "New order"');
  await page.keyboard.press('Control+Shift+L');
  await expect(page.getByRole('row', { name: /^Activity/ })).toContainText('Ctrl+Shift+L');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Control+Shift+L');
  await expect(page.getByRole('dialog', { name: 'Activity' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await expect(page.getByRole('table', { name: 'Keyboard shortcuts' })).toContainText('Ctrl+Shift+L');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Shortcuts' }).click();
  await page.getByRole('button', { name: 'All as they came' }).click();
  await expect(page.getByRole('row', { name: /^Activity/ })).toContainText('Ctrl+J');
});

test('shows its health with what helps, and pictures of what was recorded', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Health' }).click();
  // The first round of chores leaves the engine to the window that opens.
  await expect(page.getByRole('figure', { name: 'Imports' })).toContainText('100 % of 1 import went well.', {
    timeout: 40_000,
  });
  await expect(page.getByRole('figure', { name: 'Storage' })).toContainText(/Database .*B, backups/);
  await expect(page.getByRole('table', { name: 'Age of the vehicles by dealership' })).toContainText(PORSCHE);
  await page.getByRole('button', { name: 'Check everything' }).click();
  const table = page.getByRole('table', { name: 'Checks' });
  await expect(table.getByRole('row', { name: /^Where orders go/ })).toContainText('1 of 1 folders');
  // The instant as the other screens write it, not as it is stored.
  await expect(table.getByRole('row', { name: /^Active import/ })).toContainText(
    /import 1 of [A-Z][a-z]{2} \d{1,2}, \d{4}, \d\d:\d\d/,
  );
  writeFileSync(join(workplace.desk, 'nothing'), '');
  await page.getByRole('tab', { name: 'Backups' }).click();
  await page.getByLabel('The newest').fill('5');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('What is too many goes with the next backup.')).toBeVisible();
  await page.getByRole('tab', { name: 'Storage' }).click();
  await page.getByRole('button', { name: 'What would be cleared?' }).click();
  await expect(page.getByText('No order is that old.')).toBeVisible();
});
