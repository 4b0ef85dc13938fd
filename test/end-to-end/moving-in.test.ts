import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeVin } from '../core/make-order.ts';
import { expect, test } from './workplace.ts';

test('takes the logs and settings of the older system over after a look, many files at once', async ({ workplace }) => {
  const save = (name: string, text: string) => {
    const path = join(workplace.desk, name);
    writeFileSync(path, text);
    return path;
  };
  const files = [
    save('porsche_st_louis_vin_log.csv', `ORDER,VIN\r\n43001,${makeVin(1)}\r\n,${makeVin(2)}\r\n`),
    save('their list.csv', `VIN\r\n${makeVin(3)}\r\n`),
    save('settings.json', JSON.stringify([{ name: 'Spirit Lexus', filters: { seasoning_days: 4 }, fax: '1' }])),
  ];
  const page = await workplace.openWindow();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Moving in' }).click();
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await (await choosing).setFiles(files);

  const outcome = page.getByRole('status').filter({ hasText: 'taken over' });
  await expect(outcome).toHaveText(/2 VINs new, 0 known already · settings of 1 dealership · 1 left out/);
  await expect(page.getByText('rules.seasoningDays: 0 → 4')).toBeVisible();
  await expect(page.getByText(/are left out: fax\./)).toBeVisible();

  await page.getByRole('combobox', { name: 'Dealership of their list.csv' }).pressSequentially('Pappas');
  await page.keyboard.press('Enter');
  await expect(outcome).toHaveText(/3 VINs new, 0 known already/);
  await page.getByRole('button', { name: 'Take over', exact: true }).click();
  await expect(page.getByText(/^Taken over: 3 VINs new/)).toBeVisible();

  await workplace.restart();
  await workplace.quit();
  await workplace.arrange(async (ask) => {
    const { entries } = await ask('readVinLog', { name: 'Pappas Toyota' });
    expect(entries).toMatchObject([{ vin: makeVin(3) }]);
    expect((await ask('readVinLog', { name: 'Porsche St. Louis' })).entries).toHaveLength(2);
    expect((await ask('showDealership', { name: 'Spirit Lexus' })).dealership.rules.seasoningDays).toBe(4);
  });
});
