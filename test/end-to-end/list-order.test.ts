import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrangeImportedDay } from './arrange-day.ts';
import { dropOn } from './drop-files.ts';
import { linkOf, readLot } from './make-feed.ts';
import { listFolders, readFolder } from './order-folder.ts';
import { findRunSheet } from './run-sheet.ts';
import { expect, test } from './workplace.ts';

const LOT = { location: 'Spirit Lexus', first: 500, toPrint: 2, ordered: 1 };

test('keeps a list that is left at once, on the sheet of another day, and lets it be changed', async ({
  workplace,
}) => {
  await arrangeImportedDay(workplace, [LOT]);
  const monday = new Date();
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7));
  const isMonday = monday.toDateString() === new Date().toDateString();
  const other = isMonday ? new Date(monday.getTime() + 86_400_000) : monday;
  await workplace.arrange((ask) =>
    ask('addRunSheetRow', { date: other.toLocaleDateString('sv-SE'), name: 'Spirit Lexus', type: 'list' }),
  );
  const [known = '', second = ''] = readLot(LOT).toPrint;
  const page = await workplace.openWindow();
  const sheet = findRunSheet(page);
  const box = page.getByRole('textbox', { name: 'VINs or stock numbers' });
  const day = page.getByRole('heading', { level: 1, name: isMonday ? /^Tuesday/ : /^Monday/ });
  await page.getByText(isMonday ? /^Tue \d/ : /^Mon \d/).click();
  await expect(day).toBeVisible();

  await test.step('Escape right after the last key loses nothing, and leads back to that day', async () => {
    await sheet.review('Spirit Lexus');
    await box.fill(known);
    await page.keyboard.press('Escape');
    await expect(day).toBeVisible();
    await sheet.review('Spirit Lexus');
    await expect(box).toHaveValue(known);
  });

  await test.step('its review leads back to what was pasted', async () => {
    const grid = page.getByRole('grid', { name: 'Vehicles to print' });
    await page.keyboard.press('Control+Enter');
    await expect(grid.getByRole('rowheader')).toHaveText([known]);
    await page.getByRole('button', { name: 'Change what was pasted' }).click();
    const sent = join(workplace.desk, 'sent.txt');
    writeFileSync(sent, `${second}\r\n`);
    await expect(box).toHaveValue(known);
    await dropOn(page, 'Drop what the dealership sent', [sent]);
    await expect(box).toHaveValue(`${known}\n${second}`);
    await box.press('Control+Enter');
    await expect(grid.getByRole('rowheader')).toHaveText([known, second]);
  });

  await test.step('it is made ready on its day', async () => {
    await expect(page.getByText('LIST · to review')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(day).toBeVisible();
    expect(await sheet.read('Spirit Lexus')).toMatchObject({ Status: 'Ready', Print: '2' });
  });
});

test('makes a LIST order of what was pasted, dropping none of its VINs', async ({ workplace }) => {
  await arrangeImportedDay(workplace, [LOT]);
  await workplace.arrange((ask) =>
    ask('setDealership', { name: 'Spirit Lexus', patch: { output: { enrichList: true } } }),
  );
  const [known = '', byStock = ''] = readLot(LOT).toPrint;
  const [orderedBefore = ''] = readLot(LOT).ordered;
  const [unknown = ''] = readLot({ location: '', first: 990, toPrint: 1 }).toPrint;
  const mistyped = unknown.replace('0', 'O');
  const mail = `Hi, please print these:\nUSED - ${known}\n${known.toLowerCase()}, S501\t${orderedBefore}\n${mistyped}\nThanks!`;
  const page = await workplace.openWindow();
  const sheet = findRunSheet(page);

  await test.step('a row becomes a LIST and asks for VINs', async () => {
    await sheet.rowOf('Spirit Lexus').focus();
    await page.keyboard.press('l');
    await expect(sheet.rowOf('Spirit Lexus').getByText('Needs VINs')).toBeVisible();
    await sheet.review('Spirit Lexus');
  });

  await test.step('what is pasted is told apart, and the counts add up', async () => {
    const box = page.getByRole('textbox', { name: 'VINs or stock numbers' });
    // To the clipboard and back, as from a mail.
    await box.fill(mail);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+x');
    await expect(box).toHaveValue('');
    await page.keyboard.press('Control+v');
    await expect(box).toHaveValue(mail);
    await expect(page.getByText('3 vehicles taken')).toBeVisible();
    await expect(page.getByText('1 duplicate', { exact: true })).toBeVisible();
    await expect(page.getByText('1 entry to look at')).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: orderedBefore })).toContainText('ordered before in 40001');
  });

  await test.step('a mistyped VIN is mended by its suggestion', async () => {
    await page.getByRole('button', { name: `Use ${unknown}` }).click();
    await expect(page.getByText('4 vehicles taken')).toBeVisible();
  });

  await test.step('the order holds every VIN in the order of the mail', async () => {
    await page.keyboard.press('Control+Enter');
    const grid = page.getByRole('grid', { name: 'Vehicles to print' });
    await expect(grid.getByRole('rowheader')).toHaveText([known, byStock, orderedBefore, unknown]);
    await page.getByRole('tab', { name: 'QR codes' }).click();
    await expect(page.getByText('Some codes carry only the VIN')).toBeVisible();
    await page.keyboard.press('Control+Enter');
  });

  await test.step('the folder has them all, the unknown one as its VIN alone', async () => {
    await page.getByRole('button', { name: "Run today's orders (1)" }).click();
    await page.getByRole('button', { name: 'Export 1 order' }).click();
    await expect(sheet.rowOf('Spirit Lexus').getByText('Exported', { exact: true })).toBeVisible();
    const [folder = ''] = listFolders(workplace.orders);
    expect(folder).toMatch(/^Spirit_Lexus_LIST_\d{8}_\d{6}$/);
    const codes = [known, byStock, orderedBefore].map((vin) => [vin, linkOf(vin)] as const);
    expect(readFolder(join(workplace.orders, folder)).codes).toEqual(new Map([...codes, [unknown, unknown]]));
  });
});
