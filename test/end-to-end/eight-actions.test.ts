import { arrangeDay, SIX_LOTS } from './arrange-day.ts';
import { dropFiles } from './drop-files.ts';
import { listFolders } from './order-folder.ts';
import { findRunSheet } from './run-sheet.ts';
import { expect, test } from './workplace.ts';

test('takes eight actions or fewer from the dropped file to six orders on the share', async ({ workplace }) => {
  const feed = await arrangeDay(workplace);
  const page = await workplace.openWindow();
  const sheet = findRunSheet(page);
  const actions: string[] = [];
  /** Something that the operator does: one drop, one click, one number typed or one key pressed. */
  const act = async (what: string, work: () => Promise<unknown>) => {
    actions.push(what);
    await work();
  };

  await act('drop the file', () => dropFiles(page, feed));
  await act('activate', () => page.getByRole('button', { name: /^Activate/ }).click());
  await act('click into the first number', () => sheet.numberOf('Glendale CDJR').click());
  await act('type the first number', () => page.keyboard.type('45101'));
  await act('fill the series down', () => page.keyboard.press('Control+d'));
  await expect(sheet.numberOf('Volvo Cars West County')).toHaveValue('45106');
  await act("run today's orders", () => page.getByRole('button', { name: "Run today's orders (6)" }).click());
  await act('confirm', () => page.getByRole('button', { name: 'Export 6 orders' }).click());

  for (const { location } of SIX_LOTS) {
    await expect(sheet.rowOf(location).getByText('Exported', { exact: true })).toBeVisible();
  }
  expect(listFolders(workplace.orders)).toHaveLength(6);
  expect(actions.length, actions.join(', ')).toBeLessThanOrEqual(8);
});
