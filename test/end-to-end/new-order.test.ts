import { arrangeImportedDay } from './arrange-day.ts';
import { readLot } from './make-feed.ts';
import { expect, test } from './workplace.ts';

const PORSCHE = 'Porsche St. Louis';

test('goes back a step in the wizard, and leaves no draft behind when it is closed', async ({ workplace }) => {
  await arrangeImportedDay(workplace);
  const [pasted = ''] = readLot({ location: PORSCHE, first: 200, toPrint: 1 }).toPrint;
  const page = await workplace.openWindow();
  await page.keyboard.press('Control+n');
  const wizard = page.getByRole('dialog', { name: 'New order' });
  const next = wizard.getByRole('button', { name: 'Next' });
  await wizard.getByRole('combobox', { name: 'Dealership' }).fill('Porsche');
  await page.getByRole('option', { name: PORSCHE }).click();
  await wizard.getByText('LIST: what they sent').click();
  await next.click();
  await wizard.getByRole('textbox', { name: 'VINs or stock numbers' }).fill(pasted);
  await next.click();
  await expect(wizard.getByText('1 vehicle to print')).toBeVisible();

  await wizard.getByRole('button', { name: 'Back' }).click();
  await expect(wizard.getByRole('textbox', { name: 'VINs or stock numbers' })).toHaveValue(pasted);
  // A click beside it loses nothing.
  await page.mouse.click(5, 5);
  await next.click();
  await expect(wizard.getByText('1 vehicle to print')).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(wizard).toBeHidden();
  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No orders yet' })).toBeVisible();
});
