import { expect, type Page } from '@playwright/test';

/** Drags files from the file manager into the window, where they are imported, and lets go of them. */
export function dropFiles(page: Page, ...files: readonly string[]): Promise<void> {
  return dropOn(page, 'Drop scraper files to import them', files);
}

/** Drags files onto a screen that says this meanwhile, and lets go of them. */
export async function dropOn(page: Page, words: string, files: readonly string[]): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    devTools.send('Input.dispatchDragEvent', {
      type,
      x: 600,
      y: 400,
      data: { items: [], files: [...files], dragOperationsMask: 1 },
    });
  await drag('dragEnter');
  await expect(page.getByText(words)).toBeVisible();
  await drag('dragOver');
  await drag('drop');
  await devTools.detach();
}
