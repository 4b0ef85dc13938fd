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

for (const scheme of ['dark', 'light'] as const) {
  test(`a field and a box stand out from what is around them, ${scheme}`, async ({ workplace }) => {
    const page = await workplace.openWindow();
    await page.evaluate((value) => localStorage.setItem('mantine-color-scheme-value', value), scheme);
    await page.goto(`${page.url().split('#')[0]}#/dealerships`);
    await page.reload();
    const boxes = [
      page.getByRole('textbox', { name: 'Find dealerships' }),
      page.getByRole('checkbox', { name: /^Select / }).first(),
    ];
    for (const box of boxes) {
      await expect(box).toBeVisible();
      expect(await box.evaluate(measureEdge)).toBeGreaterThanOrEqual(3);
    }
  });
}

/** The contrast of an element's border with what is inside and what is outside of it, the lower of both. */
function measureEdge(element: Element): number {
  const read = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = read(color).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const surfaceOf = (from: Element | null): string => {
    if (from === null) return 'rgb(255, 255, 255)';
    const { backgroundColor } = getComputedStyle(from);
    return read(backgroundColor)[3] === 0 ? surfaceOf(from.parentElement) : backgroundColor;
  };
  const edge = luminance(getComputedStyle(element).borderTopColor);
  const contrasts = [surfaceOf(element), surfaceOf(element.parentElement)].map((surface) => {
    const [light, dark] = [edge, luminance(surface)].sort((left, right) => right - left);
    return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
  });
  return Math.min(...contrasts);
}

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
