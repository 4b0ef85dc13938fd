import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { arrangeImportedDay, SIX_LOTS } from './arrange-day.ts';
import { listFolders } from './order-folder.ts';
import { findRunSheet } from './run-sheet.ts';
import { expect, test } from './workplace.ts';

const LOTS = SIX_LOTS.slice(0, 2);
const [FIRST, SECOND] = ['Glendale CDJR', 'Porsche St. Louis'];

test('orders wait for a share that is away, and go out by themselves when it is back', async ({ workplace }) => {
  test.setTimeout(120_000);
  await arrangeImportedDay(workplace, LOTS);
  let page = await workplace.openWindow();
  const away = `${workplace.orders}-away`;
  const notice = () => page.getByRole('region', { name: /waiting for the share$/ });
  const statusOf = async (dealership: string) => (await findRunSheet(page).read(dealership)).Status;
  await expect(findRunSheet(page).rowOf(FIRST)).toBeVisible();

  await test.step('the share goes away, and its bare mount point is left', async () => {
    renameSync(workplace.orders, away);
    mkdirSync(workplace.orders);
    await findRunSheet(page).numberOf(FIRST).fill('45101');
    await page.keyboard.press('Control+d');
    await expect(findRunSheet(page).numberOf(SECOND)).toHaveValue('45102');
    await page.getByRole('button', { name: "Run today's orders (2)" }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Export 2 orders' }).click();
  });

  await test.step('both orders say that they wait: in their rows, above the sheet and in the status bar', async () => {
    await expect(notice().getByText('2 orders waiting for the share.')).toBeVisible();
    for (const name of [FIRST, SECOND]) expect(await statusOf(name)).toBe('Waiting');
    await expect(page.getByText('2 orders waiting for the orders folder')).toBeVisible();
    expect(listFolders(workplace.orders)).toEqual([]);
  });

  await test.step('what is said can be read by everybody, at any size', async () => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    for (const size of [
      { width: 1024, height: 700 },
      { width: 683, height: 384 },
    ]) {
      await page.setViewportSize(size);
      for (const name of ['Retry now', 'Cancel waiting'])
        await notice().getByRole('button', { name }).click({ trial: true });
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  await test.step('a restart forgets nothing', async () => {
    page = await workplace.restart();
    await expect(notice().getByText('2 orders waiting for the share.')).toBeVisible();
  });

  await test.step('one that is cancelled goes nowhere by itself', async () => {
    await findRunSheet(page)
      .rowOf(SECOND)
      .getByRole('button', { name: `Actions for ${SECOND}` })
      .click();
    await page.getByRole('menuitem', { name: 'Cancel waiting' }).click();
    await expect(notice().getByText('1 order waiting for the share.')).toBeVisible();
    expect(await statusOf(SECOND)).toBe('Ready');
  });

  await test.step('trying now, with the share still away, keeps it waiting', async () => {
    await notice().getByRole('button', { name: 'Retry now' }).click();
    await expect(page.getByText(`${FIRST} goes on waiting`)).toBeVisible();
    expect(await statusOf(FIRST)).toBe('Waiting');
  });

  await test.step('the share is back: the order goes out without a click, once', async () => {
    rmSync(workplace.orders, { recursive: true });
    renameSync(away, workplace.orders);
    await expect(notice()).toBeHidden({ timeout: 30_000 });
    await expect(async () => expect(await statusOf(FIRST)).toBe('Exported')).toPass();
    expect(listFolders(workplace.orders)).toEqual([expect.stringContaining('Glendale_CDJR_CAO_')]);
    expect(await statusOf(SECOND)).toBe('Ready');
  });
});
