import type { Page } from '@playwright/test';
import { arrangeShop } from './arrange-shop.ts';
import { openView, VIEWS } from './views.ts';
import { expect, test } from './workplace.ts';

const SIZES = [
  { name: 'at 1024 x 700', width: 1024, height: 700 },
  // What 1366 x 768 leaves at 200 % zoom, in CSS pixels.
  { name: 'at 200 % zoom', width: 683, height: 384 },
];

/** Buttons looked at on each screen; lists repeat theirs on every line. */
const LOOKED_AT = 14;

for (const size of SIZES) {
  test(`the page never scrolls sideways and its buttons can be pressed ${size.name}`, async ({ workplace }) => {
    test.setTimeout(300_000);
    const shop = await arrangeShop(workplace);
    const page = await workplace.openWindow();
    await page.setViewportSize(size);
    for (const view of VIEWS) {
      await test.step(view.name, async () => {
        await openView(page, view, shop);
        expect.soft(await measureOverhang(page), `${view.name}: pixels beyond the right edge`).toBe(0);
        expect.soft(await findUnreachable(page), `${view.name}: buttons that cannot be pressed`).toEqual([]);
      });
    }
  });
}

function measureOverhang(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });
}

/** The names of buttons that a mouse cannot reach, scrolling included: outside the window, or under something else. */
async function findUnreachable(page: Page): Promise<readonly string[]> {
  const dialog = page.getByRole('dialog');
  const scope = (await dialog.count()) > 0 ? dialog.last() : page.getByRole('main');
  const unreachable: string[] = [];
  for (const button of (await scope.locator('button:enabled:visible').all()).slice(0, LOOKED_AT)) {
    const isReached = await button.click({ trial: true, timeout: 8000 }).then(
      () => true,
      () => false,
    );
    if (!isReached) unreachable.push(await button.evaluate((one) => one.ariaLabel ?? one.textContent));
  }
  return unreachable;
}
