import { ActionIcon, Anchor, Divider, Group, Paper, ScrollArea, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRead } from '../door/use-read.ts';
import { Vin } from '../review/vin.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { formatInstant } from '../shell/words.ts';

/** A VIN's whole story beside a list: where it stands, which logs had it and when, which orders took it. */
export function VehiclePanel(props: { readonly vin: string; readonly onClose: () => void }) {
  const { vin, onClose } = props;
  const story = useRead('readVehicleStory', { vin });
  return (
    <Paper withBorder w={300} component="aside" aria-label="Vehicle" style={{ flexShrink: 0, overflow: 'hidden' }}>
      <ScrollArea h="100%" p="sm">
        <Stack gap="xs">
          <Group justify="space-between" wrap="nowrap">
            <Vin of={vin} />
            <ActionIcon variant="subtle" color="gray" aria-label="Close" onClick={onClose}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
          <ReadState of={story}>
            {({ places, entries, orders }) => (
              <>
                <Divider label="On the lots" labelPosition="left" />
                {places.length === 0 && <Text size="sm">It is not in the active inventory.</Text>}
                {places.map((place) => (
                  <Text key={`${place.file} ${place.line}`} size="sm">
                    {place.dealership ?? `${place.location} (no dealership)`}: {place.file}, line {place.line}
                  </Text>
                ))}
                <Divider label="In the VIN logs" labelPosition="left" />
                {entries.length === 0 && <Text size="sm">No log ever had it.</Text>}
                {entries.map((entry) => (
                  <Text key={`${entry.dealership} ${entry.orderNumber} ${entry.at}`} size="sm">
                    {entry.dealership}: order {entry.orderNumber || 'without number'}
                    {entry.orderDate && ` of ${entry.orderDate}`}, logged {formatInstant(entry.at)}
                    {entry.removed ? ' (taken back)' : ''}
                  </Text>
                ))}
                <Divider label="In orders" labelPosition="left" />
                {orders.length === 0 && <Text size="sm">No order of this application has it.</Text>}
                {orders.map((order) => (
                  <Anchor
                    key={order.id}
                    size="sm"
                    href={order.status === 'draft' ? `#/today/${order.id}` : `#/orders/${order.id}`}
                  >
                    {order.dealership} · {order.number ?? 'no number'} · {order.status}
                  </Anchor>
                ))}
              </>
            )}
          </ReadState>
        </Stack>
      </ScrollArea>
    </Paper>
  );
}
