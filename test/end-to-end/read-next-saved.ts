import type { Page } from '@playwright/test';

/** The text of the next file that the page hands out; not every door's browser lets the test at its downloads. */
export function readNextSaved(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const makeAddress = URL.createObjectURL;
        URL.createObjectURL = (file: Blob) => {
          void file.text().then(resolve);
          return makeAddress(file);
        };
      }),
  );
}
