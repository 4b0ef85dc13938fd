import { Group, Paper, ScrollArea, Stack, Table, Text } from '@mantine/core';
import type { OrderReview } from '../../preload/contract.ts';
import { formatCount } from '../shell/words.ts';
import { CONDITION_WORDS } from './vehicle-table.tsx';
import { Vin } from './vin.tsx';

/** What the order is billed by, computed before its VINs are logged. */
export function Billing({ order }: { readonly order: OrderReview }) {
  const { totals, vehicles, notOnWebsite } = order.billing;
  const figures: readonly (readonly [string, number])[] = [
    ['New', totals.new],
    ['PO', totals.po],
    ['CPO', totals.cpo],
    ['Ordered', totals.ordered],
    ['Produced', totals.produced],
    ['Duplicates', totals.duplicates],
    ['Not on website', totals.notOnWebsite],
  ];
  return (
    <Stack h="100%" gap="sm">
      <Group gap="xl">
        {figures.map(([label, value]) => (
          <div key={label}>
            <Text fz={22} fw={700} lh={1.1}>
              {formatCount(value)}
            </Text>
            <Text size="xs" c="dimmed">
              {label}
            </Text>
          </div>
        ))}
      </Group>
      {notOnWebsite.length > 0 && (
        <Text size="sm">
          Not on website: <span className="sf-mono">{notOnWebsite.join(', ')}</span>
        </Text>
      )}
      <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
        <ScrollArea h="100%">
          <Table stickyHeader verticalSpacing={3}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>VIN</Table.Th>
                <Table.Th>Condition</Table.Th>
                <Table.Th>Stock</Table.Th>
                <Table.Th>Vehicle</Table.Th>
                <Table.Th>Ordered before</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {vehicles.map((vehicle) => (
                <Table.Tr key={vehicle.vin}>
                  <Table.Td>
                    <Vin of={vehicle.vin} />
                  </Table.Td>
                  <Table.Td>{CONDITION_WORDS[vehicle.condition]}</Table.Td>
                  <Table.Td className="sf-mono">{vehicle.stock || '–'}</Table.Td>
                  <Table.Td>{vehicle.name}</Table.Td>
                  <Table.Td>{vehicle.alreadyOrderedIn === null ? '–' : vehicle.alreadyOrderedIn || 'yes'}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      </Paper>
    </Stack>
  );
}
