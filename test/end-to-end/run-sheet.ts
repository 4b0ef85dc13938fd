import type { Locator, Page } from '@playwright/test';

/** The rows of Today. */
export interface RunSheet {
  readonly table: Locator;
  rowOf(dealership: string): Locator;
  /** What a row says, by the words above its columns. */
  read(dealership: string): Promise<Readonly<Record<string, string>>>;
  numberOf(dealership: string): Locator;
  /** Opens a row's order for review. */
  review(dealership: string): Promise<void>;
}

/** Finds the run sheet on the page. */
export function findRunSheet(page: Page): RunSheet {
  const table = page.getByRole('table', { name: 'Run sheet' });
  const rowOf = (dealership: string) => table.getByRole('row').filter({ hasText: dealership });
  return {
    table,
    rowOf,
    read: (dealership) => rowOf(dealership).evaluate(readRow),
    numberOf: (dealership) => page.getByRole('textbox', { name: `Order number of ${dealership}` }),
    review: (dealership) => rowOf(dealership).getByRole('button', { name: dealership, exact: true }).click(),
  };
}

function readRow(row: Element): Readonly<Record<string, string>> {
  const headings = [...(row.closest('table')?.querySelectorAll('thead th') ?? [])];
  return Object.fromEntries(
    headings.map((heading, at) => {
      const cell = row.children[at];
      const input = cell?.querySelector<HTMLInputElement>('input[data-number-cell]');
      return [heading.textContent ?? '', input?.value ?? cell?.textContent ?? ''];
    }),
  );
}
