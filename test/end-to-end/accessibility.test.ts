import { AxeBuilder } from '@axe-core/playwright';
import { arrangeShop } from './arrange-shop.ts';
import { openView, VIEWS } from './views.ts';
import { expect, test } from './workplace.ts';

test.describe('axe finds nothing', () => {
  for (const scheme of ['dark', 'light'] as const) {
    test(`on any screen, ${scheme}`, async ({ workplace }) => {
      test.setTimeout(300_000);
      const shop = await arrangeShop(workplace);
      const page = await workplace.openWindow();
      for (const view of VIEWS) {
        await test.step(view.name, async () => {
          await openView(page, view, shop, scheme);
          const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
          const found = violations.flatMap(({ id, nodes }) =>
            nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
          );
          expect.soft(found, view.name).toEqual([]);
        });
      }
    });
  }
});
