import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeLots } from './make-feed.ts';
import { expect, test } from './workplace.ts';

const PORSCHE = { location: 'Porsche St. Louis', first: 100, toPrint: 3 };
const MINI = { location: 'Mini of St. Louis', first: 200, toPrint: 2 };

test('takes files that are opened with the application, before and while it runs', async ({ workplace }) => {
  const [first, second] = ['first.csv', 'second.csv'].map((name) => join(workplace.desk, name)) as [string, string];
  writeLots(first, [PORSCHE]);
  writeLots(second, [MINI]);
  const page = await workplace.openWindow([first]);
  await expect(page.getByText('3 rows read = 3 stored + 0 refused.')).toBeVisible();
  await workplace.startAgain(['--', second]);
  await expect(page.getByText('2 rows read = 2 stored + 0 refused.')).toBeVisible();

  await test.step('and refuses in words what is no scraper file', async () => {
    const picture = join(workplace.desk, 'car.png');
    writeFileSync(picture, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    await workplace.startAgain([picture]);
    await expect(page.getByText('car.png was not imported')).toBeVisible();
    await page.getByRole('button', { name: 'More on this' }).click();
    await expect(page.getByText('It is a picture, an archive or a program under the name of a CSV.')).toBeInViewport();
  });
});

test('does what the list at its icon offers', async ({ workplace }) => {
  const page = await workplace.openWindow(['--new-order']);
  await expect(page.getByRole('dialog', { name: 'New order' })).toBeVisible();
  await page.keyboard.press('Escape');
  await workplace.startAgain(['--open-orders-folder']);
  await workplace.expectOpened(workplace.orders);
  await workplace.startAgain(['--new-order']);
  await expect(page.getByRole('dialog', { name: 'New order' })).toBeVisible();
});
