import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { arrangeShop } from './arrange-shop.ts';
import { openView, VIEWS } from './views.ts';
import { expect, test } from './workplace.ts';

test.describe('axe finds nothing, and dialogs give the focus back', () => {
  for (const scheme of ['dark', 'light'] as const) {
    test(`on any screen, ${scheme}`, async ({ workplace }) => {
      test.setTimeout(300_000);
      const shop = await arrangeShop(workplace);
      const page = await workplace.openWindow();
      for (const view of VIEWS) {
        await test.step(view.name, async () => {
          await openView(page, view, shop, scheme);
          expect.soft(await findViolations(page), view.name).toEqual([]);
          await expectFocusBack(page, view.name);
        });
      }
    });

    test(`before anything was imported, ${scheme}`, async ({ workplace }) => {
      const page = await workplace.openWindow();
      await page.evaluate((value) => localStorage.setItem('mantine-color-scheme-value', value), scheme);
      await page.reload();
      const links = page.getByRole('navigation', { name: 'Screens' }).getByRole('link');
      await expect(links.first()).toBeVisible();
      for (const link of await links.all()) {
        await link.click();
        // What is shown below belongs to this screen from now on, not to the one before.
        await expect(link).toHaveAttribute('aria-current', 'page');
        await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByRole('main').getByLabel('Reading')).toHaveCount(0);
        expect.soft(await findViolations(page), await link.innerText()).toEqual([]);
      }
    });
  }
});

/** After a dialog the focus is where it was before, not lost. */
async function expectFocusBack(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  if ((await dialog.count()) === 0) return;
  await page.keyboard.press('Escape');
  await expect(dialog, name).toHaveCount(0);
  await expect.soft(page.locator('body'), `${name}: the focus is lost`).not.toBeFocused();
}

async function findViolations(page: Page): Promise<readonly string[]> {
  // Legacy mode opens no second page; Electron cannot, and there are no frames to look into.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}
