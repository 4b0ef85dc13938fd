import { Anchor, Badge, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { useLocation } from 'wouter';
import type { OrderDetail, TemplateSummary } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { VehicleTable } from '../review/vehicle-table.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { useBackKey } from '../shell/use-back-key.ts';
import { formatInstant } from '../shell/words.ts';
import { OrderMenu } from './order-menu.tsx';
import { OrderPictures } from './order-pictures.tsx';
import { ORDER_STATUS } from './order-words.ts';

/** One order as it was written. */
export function OrderDetailPage({ id }: { readonly id: number }) {
  const detail = useRead('showOrder', { id });
  const { templates = [] } = useRead('listTemplates', {}).data ?? {};
  const [, go] = useLocation();
  useBackKey(() => go('/orders'));
  return (
    <Stack className="sf-grow">
      <ReadState of={detail}>
        {({ order }) => (
          <>
            <Group justify="space-between">
              <Group>
                <Anchor href="#/orders">All orders</Anchor>
                <Title order={1} size="h3">
                  {order.dealership} · {order.type.toUpperCase()} · {order.number ?? 'no number'}
                </Title>
                <Badge color={ORDER_STATUS[order.status].color} variant="light" tt="none">
                  {ORDER_STATUS[order.status].word}
                </Badge>
                <Text size="sm" c="dimmed">
                  {formatInstant(order.publishedAt)}
                </Text>
              </Group>
              <OrderMenu order={order} />
            </Group>
            <Text size="sm" className="sf-mono">
              {order.folder}
            </Text>
            <Text size="sm" c="dimmed">
              Laid out by {describeTemplates(order, templates)}
            </Text>
            <Tabs
              className="sf-grow"
              defaultValue="vehicles"
              keepMounted={false}
              styles={{ root: { display: 'flex', flexDirection: 'column' }, panel: { flex: 1, minHeight: 0 } }}
            >
              <Tabs.List>
                <Tabs.Tab value="vehicles">Vehicles ({order.contents.length})</Tabs.Tab>
                <Tabs.Tab value="held-back">
                  Held back ({order.archivedAt ? 'archived' : order.heldBack.length})
                </Tabs.Tab>
                {order.status === 'published' && <Tabs.Tab value="pictures">Pictures</Tabs.Tab>}
              </Tabs.List>
              <Tabs.Panel value="vehicles" pt="xs">
                <VehicleTable vehicles={order.contents} />
              </Tabs.Panel>
              {order.status === 'published' && (
                <Tabs.Panel value="pictures" pt="xs">
                  <OrderPictures orderId={order.id} />
                </Tabs.Panel>
              )}
              <Tabs.Panel value="held-back" pt="xs">
                {order.archivedAt && (
                  <Text size="sm">
                    What was held back moved to an archive file on {formatInstant(order.archivedAt)}, with other old
                    orders.
                  </Text>
                )}
                {!order.archivedAt && order.heldBack.length === 0 && <Text c="dimmed">No vehicle was held back.</Text>}
                {order.heldBack.map((line) => (
                  <Text key={line.vin} size="sm">
                    <span className="sf-mono">{line.vin}</span> {line.message}
                  </Text>
                ))}
              </Tabs.Panel>
            </Tabs>
          </>
        )}
      </ReadState>
    </Stack>
  );
}

/** `Window card, version 4`, or both templates where new and used vehicles have different ones. */
function describeTemplates({ templates }: OrderDetail, catalogue: readonly TemplateSummary[]): string {
  const [forNew, forUsed] = [templates.new, templates.used].map(({ name, version }) =>
    version === null ? (catalogue.find((one) => one.name === name)?.label ?? name) : `${name}, version ${version}`,
  );
  return forNew === forUsed ? `${forUsed}` : `${forNew} (new) and ${forUsed} (used)`;
}
