import { ActionIcon, Anchor, Divider, Group, Image, Paper, ScrollArea, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { OrderReview } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { formatPrice } from '../shell/words.ts';
import { CONDITION_WORDS } from './vehicle-table.tsx';
import { Vin } from './vin.tsx';

/** One vehicle: its facts, why it is in the order, its history and its QR code (I). */
export function Inspector(props: { readonly vin: string; readonly order: OrderReview; readonly onClose: () => void }) {
  const { vin, order, onClose } = props;
  const vehicle = order.contents.find((line) => line.vin === vin);
  const place = order.contents.findIndex((line) => line.vin === vin);
  const why = useRead('explainVin', { name: order.dealership, vin });
  const story = useRead('readVehicleStory', { vin });
  const code = useRead('readQrCodes', { id: order.id, offset: place, limit: 1 }, { enabled: place >= 0 }).data
    ?.codes[0];
  return (
    <Paper withBorder w={320} component="aside" aria-label="Vehicle" style={{ flexShrink: 0, overflow: 'hidden' }}>
      <ScrollArea h="100%" p="sm">
        <Stack gap="xs">
          <Group justify="space-between" wrap="nowrap">
            <Vin of={vin} />
            <ActionIcon variant="subtle" color="gray" aria-label="Close" onClick={onClose}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
          {vehicle && (
            <>
              <Text fw={600}>{vehicle.fullName}</Text>
              <Text size="sm">
                {CONDITION_WORDS[vehicle.condition]} · stock {vehicle.stock ?? '–'} · {formatPrice(vehicle.price)}
              </Text>
              <Text size="sm" c="dimmed">
                {vehicle.lotStatus || 'No lot status'} · in stock since {vehicle.inStockOn ?? '–'}
              </Text>
              {vehicle.url?.startsWith('http') ? (
                <Anchor size="sm" href={vehicle.url} target="_blank" rel="noreferrer">
                  Open its web page
                </Anchor>
              ) : (
                <Text size="sm">It has no web page; the code carries the VIN.</Text>
              )}
            </>
          )}
          {code && code.vin === vin && (
            <>
              <Image src={`data:image/png;base64,${code.png}`} alt="QR code" w={160} bg="white" />
              <Text size="xs" c="dimmed" style={{ wordBreak: 'break-all' }}>
                Reads: {code.decoded}
              </Text>
            </>
          )}
          <Divider label="Why" labelPosition="left" />
          <Text size="sm">{why.data?.verdict}</Text>
          <Divider label="History" labelPosition="left" />
          {story.data?.entries.length === 0 && <Text size="sm">It was never ordered before.</Text>}
          {story.data?.entries.map((entry) => (
            <Text key={`${entry.dealership} ${entry.orderNumber} ${entry.at}`} size="sm">
              {entry.dealership}: order {entry.orderNumber || '–'} {entry.orderDate ?? ''}
              {entry.removed ? ' (taken back)' : ''}
            </Text>
          ))}
        </Stack>
      </ScrollArea>
    </Paper>
  );
}
