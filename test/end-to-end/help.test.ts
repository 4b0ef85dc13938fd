import packageJson from '../../package.json' with { type: 'json' };
import { expect, test } from './workplace.ts';

test('helps offline: F1 for the screen that is open, and the handbook', async ({ workplace }) => {
  const page = await workplace.openWindow();
  await expect(page.getByRole('heading', { name: "Drop today's scraper file" })).toBeVisible();

  await test.step('each screen has its own help, with its keys', async () => {
    for (const [digit, screen, key] of [
      [1, 'Today', 'Fill the series down'],
      [4, 'VIN log', 'Add VINs'],
      [7, 'Imports', 'Activate the opened import'],
    ] as const) {
      await page.keyboard.press(`Control+${digit}`);
      await page.keyboard.press('F1');
      const help = page.getByRole('dialog', { name: `Help: ${screen}` });
      await expect(help.getByRole('cell', { name: key })).toBeVisible();
      await expect(help.locator('.sf-help')).not.toBeEmpty();
      await page.keyboard.press('F1');
      await expect(help).toBeHidden();
    }
  });

  await test.step('a link in it leads into the handbook, and a link there to a heading', async () => {
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.keyboard.press('F1');
    await page.getByRole('link', { name: 'backup, and moving to a new computer' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('heading', { level: 1, name: /^Backup, and moving/ })).toBeVisible();
    await page.keyboard.press('F1');
    await page.getByRole('link', { name: 'The whole handbook' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'The daily job' })).toBeVisible();
    const menu = page.getByRole('navigation', { name: 'Handbook' });
    await menu.getByRole('link', { name: 'When something is wrong' }).click();
    await page.getByRole('link', { name: 'going back' }).click();
    await expect(page.getByRole('heading', { name: 'Going back' })).toBeInViewport();
  });

  await test.step('every page opens, with its pictures', async () => {
    const menu = page.getByRole('navigation', { name: 'Handbook' });
    for (const link of await menu.getByRole('link').all()) {
      await link.click();
      await expect(page.getByRole('heading', { level: 1, name: await link.innerText() })).toBeVisible();
      const pictures = page.locator('.sf-help img');
      for (const picture of await pictures.all()) {
        await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(800);
      }
    }
  });

  await test.step('and is found by the search', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('textbox', { name: 'Search' })).toBeFocused();
    await page.keyboard.type('illustrator');
    await expect(page.getByRole('button', { name: 'Illustrator, step by step' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Illustrator, step by step' })).toBeVisible();
  });
});

test('says which version it is, what is built in, and that it asks nobody for updates', async ({ workplace }) => {
  const page = await workplace.openWindow();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'About' }).click();
  await expect(page.getByRole('heading', { name: `Silver Fox Order Processing ${packageJson.version}` })).toBeVisible();
  await expect(page.getByText(/^Updates are not looked for\. \S/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Look for updates' })).toHaveCount(0);
  await page.getByRole('button', { name: /^better-sqlite3 / }).click();
  await expect(page.getByText('Permission is hereby granted, free of charge').first()).toBeVisible();
});
