import { Checkbox, Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { GridView } from './use-grid-view.ts';
import type { Selection } from './use-selection.ts';

/** Pixels of the columns that every grid of vehicles has. */
export const CHECK_WIDTH = 36;
export const VIN_WIDTH = 176;
export const ACTIONS_WIDTH = 84;

/** The headings of the grid: pressing one sorts by it. */
export function GridHead({ view, selection }: { readonly view: GridView; readonly selection: Selection }) {
  const { columns, sort, vehicles } = view;
  const isAll = selection.vins.size === vehicles.length && vehicles.length > 0;
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th w={CHECK_WIDTH} className="sf-frozen" style={{ left: 0 }}>
          <Checkbox
            size="xs"
            aria-label="Select all vehicles"
            checked={isAll}
            indeterminate={!isAll && selection.vins.size > 0}
            onChange={isAll ? selection.clear : selection.selectAll}
          />
        </Table.Th>
        <Table.Th w={VIN_WIDTH} className="sf-frozen" style={{ left: CHECK_WIDTH }}>
          VIN
        </Table.Th>
        {columns.map(({ field, label, width, align }) => {
          const isSorted = sort?.field === field;
          const Arrow = sort?.isDescending ? IconArrowDown : IconArrowUp;
          const direction = sort?.isDescending ? 'descending' : 'ascending';
          return (
            <Table.Th key={field} w={width} ta={align} aria-sort={isSorted ? direction : 'none'}>
              <UnstyledButton fw={700} fz="inherit" className="sf-sort" onClick={() => view.sortBy(field)}>
                {label}
                {isSorted && <Arrow size={12} aria-hidden />}
              </UnstyledButton>
            </Table.Th>
          );
        })}
        <Table.Th w={ACTIONS_WIDTH}>
          <VisuallyHidden>Checks and actions</VisuallyHidden>
        </Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
}
