import { expect, type Page } from '@playwright/test';

/** What the review of an order showed: its vehicles in order, and the text of each file. */
export interface Reviewed {
  readonly vins: readonly string[];
  readonly files: ReadonlyMap<string, string>;
}

/** Reads an order that is open for review: the grid and the file preview. */
export async function readReview(page: Page): Promise<Reviewed> {
  await page.getByRole('tab', { name: /^To print/ }).click();
  const vins = await page.getByRole('grid', { name: 'Vehicles to print' }).getByRole('rowheader').allTextContents();
  await page.getByRole('tab', { name: 'File preview' }).click();
  const panel = page.getByRole('tabpanel', { name: 'File preview' });
  const names = panel.getByRole('button');
  await expect(names.first()).toBeVisible();
  const files = new Map<string, string>();
  for (const button of await names.all()) {
    await button.click();
    const path = (await button.textContent())?.replace(/[\d,]+ bytes$/, '') ?? '';
    files.set(path, (await panel.locator('pre').textContent()) ?? '');
  }
  return { vins, files };
}
