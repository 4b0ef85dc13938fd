import { Paper, Table, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Condition, OrderVehicle } from '../../preload/contract.ts';
import { formatPrice } from '../shell/words.ts';
import { Vin } from './vin.tsx';

const ROW_HEIGHT = 30;

/** How a condition is said. */
export const CONDITION_WORDS: Readonly<Record<Condition, string>> = {
  new: 'New',
  po: 'Pre-owned',
  cpo: 'Certified',
  unknown: 'Unknown',
};

/** Vehicles as they were written, to read only. Smooth with any number of them. */
export function VehicleTable({ vehicles }: { readonly vehicles: readonly OrderVehicle[] }) {
  const viewport = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: vehicles.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <Paper withBorder h="100%" style={{ overflow: 'hidden' }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section ref={viewport} style={{ height: '100%', overflow: 'auto' }} tabIndex={0} aria-label="Vehicles">
        <Table stickyHeader verticalSpacing={3} aria-rowcount={vehicles.length + 1}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>VIN</Table.Th>
              <Table.Th>Stock</Table.Th>
              <Table.Th>Condition</Table.Th>
              <Table.Th>Vehicle</Table.Th>
              <Table.Th ta="right">Price</Table.Th>
              <Table.Th>Link</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {before > 0 && <tr style={{ height: before }} aria-hidden />}
            {items.map((item) => {
              const vehicle = vehicles[item.index];
              if (!vehicle) return null;
              return (
                <Table.Tr key={vehicle.vin} h={ROW_HEIGHT} aria-rowindex={item.index + 2}>
                  <Table.Td>
                    <Vin of={vehicle.vin} />
                  </Table.Td>
                  <Table.Td className="sf-mono">{vehicle.stock ?? '–'}</Table.Td>
                  <Table.Td>{CONDITION_WORDS[vehicle.condition]}</Table.Td>
                  <Table.Td maw={420}>
                    <Text size="sm" truncate>
                      {vehicle.fullName}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right">{formatPrice(vehicle.price)}</Table.Td>
                  <Table.Td>{vehicle.url?.startsWith('http') ? 'Web page' : 'VIN only'}</Table.Td>
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
