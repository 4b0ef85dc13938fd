import { expect, it } from 'vitest';
import { formatTable } from '../../main/cli/format-table.ts';

it('lays out as many rows as an inventory can have', () => {
  const rows = Array.from({ length: 300_000 }, (_, row) => row);
  const table = formatTable(rows, [{ header: 'Row', value: (row) => row, align: 'right' }]);
  expect(table.slice(0, 13)).toBe('   Row\n     0');
  expect(table.endsWith('\n299999')).toBe(true);
});
