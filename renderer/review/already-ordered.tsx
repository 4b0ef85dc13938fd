import { Button, Paper, ScrollArea, Table, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { OrderReview } from '../../preload/contract.ts';
import { IncludeDialog } from './held-back.tsx';
import { Vin } from './vin.tsx';

/** The vehicles of the feed that an earlier order took. */
export function AlreadyOrdered({ order }: { readonly order: OrderReview }) {
  const [including, setIncluding] = useState<{ vin: string; message: string } | null>(null);
  if (order.alreadyOrderedVehicles.length === 0) return <Text c="dimmed">No vehicle was ordered before.</Text>;
  return (
    <Paper withBorder h="100%" style={{ overflow: 'hidden' }}>
      <ScrollArea h="100%">
        <Table stickyHeader verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>VIN</Table.Th>
              <Table.Th>Stock</Table.Th>
              <Table.Th>Vehicle</Table.Th>
              <Table.Th>Ordered in</Table.Th>
              <Table.Th>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {order.alreadyOrderedVehicles.map(({ vin, vehicle, orderNumber }) => (
              <Table.Tr key={vin}>
                <Table.Td>
                  <Vin of={vin} />
                </Table.Td>
                <Table.Td className="sf-mono">{vehicle?.stock ?? '–'}</Table.Td>
                <Table.Td>{vehicle?.fullName ?? '–'}</Table.Td>
                <Table.Td>{orderNumber || '–'}</Table.Td>
                <Table.Td ta="right">
                  {order.type !== 'list' && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      disabled={order.status !== 'draft' || !vehicle}
                      onClick={() =>
                        setIncluding({
                          vin,
                          message: `It was ordered before${orderNumber ? ` in ${orderNumber}` : ''}.`,
                        })
                      }
                    >
                      Include anyway
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      <IncludeDialog order={order} line={including} onClose={() => setIncluding(null)} />
    </Paper>
  );
}
