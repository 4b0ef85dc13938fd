import { expect, type Page } from '@playwright/test';

/** Drags files from the file manager into the window and lets go of them. */
export async function dropFiles(page: Page, ...files: readonly string[]): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    devTools.send('Input.dispatchDragEvent', {
      type,
      x: 600,
      y: 400,
      data: { items: [], files: [...files], dragOperationsMask: 1 },
    });
  await drag('dragEnter');
  await expect(page.getByText('Drop scraper files to import them')).toBeVisible();
  await drag('dragOver');
  await drag('drop');
  await devTools.detach();
}
