import { Paper, Table, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef } from 'react';
import type { InventoryQuery, InventorySearch, InventorySort, ListedVehicle } from '../../preload/contract.ts';
import { usePages } from '../door/use-pages.ts';
import { type GridColumn, listColumns } from './grid-columns.tsx';
import { keyOf, type Selection } from './selection.ts';
import { VehicleRow } from './vehicle-row.tsx';

const ROW_HEIGHT = 30;

/** The vehicles that a search found. Only those on screen are read, however many there are. */
export function InventoryGrid(props: {
  readonly search: InventorySearch;
  readonly sort: InventorySort | undefined;
  readonly total: number;
  readonly selection: Selection;
  readonly onSort: (sort: InventorySort | undefined) => void;
  readonly onToggle: (vehicle: ListedVehicle) => void;
  readonly onChoose: (vehicle: ListedVehicle) => void;
}) {
  const { search, sort, total, selection, onToggle, onChoose } = props;
  const viewport = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => viewport.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const shown = { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 };
  const query: InventoryQuery = { ...search, ...(sort && { sort }) };
  const vehicleAt = usePages('listInventory', query, shown, (page) => page.vehicles);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const columns = listColumns(search);
  return (
    <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section ref={viewport} style={{ height: '100%', overflow: 'auto' }} tabIndex={0} aria-label="Vehicles">
        <Table
          stickyHeader
          verticalSpacing={2}
          aria-rowcount={total + 1}
          miw={980}
          style={{ tableLayout: 'fixed' }}
          onKeyDown={moveBetweenRows}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={34}>
                <VisuallyHidden>Ticked</VisuallyHidden>
              </Table.Th>
              {columns.map((column) => (
                <Heading key={column.heading} column={column} sort={sort} onSort={props.onSort} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {before > 0 && <tr style={{ height: before }} aria-hidden />}
            {items.map((item) => {
              const vehicle = vehicleAt(item.index);
              return vehicle ? (
                <VehicleRow
                  key={item.index}
                  vehicle={vehicle}
                  row={item.index}
                  height={ROW_HEIGHT}
                  columns={columns}
                  isTicked={selection.has(keyOf(vehicle))}
                  onToggle={onToggle}
                  onChoose={onChoose}
                />
              ) : (
                <Table.Tr key={item.index} h={ROW_HEIGHT} aria-rowindex={item.index + 2}>
                  <Table.Td colSpan={columns.length + 1} c="dimmed">
                    …
                  </Table.Td>
                </Table.Tr>
              );
            })}
            {after > 0 && <tr style={{ height: after }} aria-hidden />}
          </Table.Tbody>
        </Table>
      </section>
    </Paper>
  );
}

/** A column's name; pressing it sorts by the column, again the other way round, and once more not at all. */
function Heading(props: {
  readonly column: GridColumn;
  readonly sort: InventorySort | undefined;
  readonly onSort: (sort: InventorySort | undefined) => void;
}) {
  const { column, sort, onSort } = props;
  const { sortBy } = column;
  if (sortBy === undefined) {
    return (
      <Table.Th w={column.width} ta={column.align}>
        {column.heading}
      </Table.Th>
    );
  }
  const isSorted = sort?.by === sortBy;
  const isDown = isSorted && sort.descending === true;
  const next = isDown ? undefined : { by: sortBy, descending: isSorted };
  const Icon = isDown ? IconChevronDown : IconChevronUp;
  return (
    <Table.Th
      w={column.width}
      ta={column.align}
      aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : undefined}
    >
      <UnstyledButton className="sf-row-focus" fw={600} fz="sm" onClick={() => onSort(next)}>
        <Text span inherit style={{ whiteSpace: 'nowrap' }}>
          {column.heading}
          {isSorted && <Icon size={14} aria-hidden style={{ verticalAlign: 'text-bottom', marginLeft: 2 }} />}
        </Text>
      </UnstyledButton>
    </Table.Th>
  );
}

/** Up and Down go to the same control of the row above or below. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  const from = event.target instanceof HTMLElement ? event.target : null;
  const row = from?.closest('tr');
  const other = event.key === 'ArrowUp' ? row?.previousElementSibling : row?.nextElementSibling;
  const kind = from instanceof HTMLInputElement ? 'input' : 'button';
  const target = other?.querySelector<HTMLElement>(kind);
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}
