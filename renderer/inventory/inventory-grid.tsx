import { Paper, Table } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { InventoryPage, InventorySearch } from '../../preload/contract.ts';
import { usePages } from '../door/use-pages.ts';
import { CONDITION_WORDS } from '../review/vehicle-table.tsx';
import { Vin } from '../review/vin.tsx';
import { formatPrice } from '../shell/words.ts';

const ROW_HEIGHT = 30;
const COLUMNS = 7;

/** The vehicles that a search found. Only those on screen are read, however many there are. */
export function InventoryGrid(props: {
  readonly search: InventorySearch;
  readonly total: number;
  readonly onChoose: (vehicle: { readonly vin: string; readonly dealership: string | null }) => void;
}) {
  const viewport = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: props.total,
    getScrollElement: () => viewport.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const shown = { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 };
  const vehicleAt = usePages('listInventory', props.search, shown, (page) => page.vehicles);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section ref={viewport} style={{ height: '100%', overflow: 'auto' }} tabIndex={0} aria-label="Vehicles">
        <Table stickyHeader verticalSpacing={2} aria-rowcount={props.total + 1} style={{ tableLayout: 'fixed' }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={165}>VIN</Table.Th>
              <Table.Th w={80}>Stock</Table.Th>
              <Table.Th>Vehicle</Table.Th>
              <Table.Th>Dealership</Table.Th>
              <Table.Th w={90}>Condition</Table.Th>
              <Table.Th w={95}>Lot status</Table.Th>
              <Table.Th w={85} ta="right">
                Price
              </Table.Th>
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
                  onChoose={() => props.onChoose({ vin: vehicle.vin, dealership: vehicle.dealership })}
                />
              ) : (
                <Table.Tr key={item.index} h={ROW_HEIGHT} aria-rowindex={item.index + 2}>
                  <Table.Td colSpan={COLUMNS} c="dimmed">
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

function VehicleRow(props: {
  readonly vehicle: InventoryPage['vehicles'][number];
  readonly row: number;
  readonly onChoose: () => void;
}) {
  const { vehicle, row, onChoose } = props;
  return (
    <Table.Tr h={ROW_HEIGHT} aria-rowindex={row + 2}>
      <Table.Td className="sf-cell">
        <button type="button" className="sf-link" aria-label={`Story of ${vehicle.vin}`} onClick={onChoose}>
          <Vin of={vehicle.vin} />
        </button>
      </Table.Td>
      <Table.Td className="sf-cell sf-mono">{vehicle.stock ?? '–'}</Table.Td>
      <Table.Td className="sf-cell">{vehicle.fullName}</Table.Td>
      <Table.Td className="sf-cell">{vehicle.dealership ?? `${vehicle.location} (no dealership)`}</Table.Td>
      <Table.Td className="sf-cell">{CONDITION_WORDS[vehicle.condition]}</Table.Td>
      <Table.Td className="sf-cell">{vehicle.lotStatus || '–'}</Table.Td>
      <Table.Td ta="right">{formatPrice(vehicle.price)}</Table.Td>
    </Table.Tr>
  );
}
