import { ActionIcon, Anchor, Badge, Button, Group, Stack, Tabs, Text, Title, Tooltip } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCheck,
  IconChevronLeft,
  IconChevronRight,
  IconListDetails,
  IconRefresh,
  IconSend,
  type TablerIcon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { OrderReview } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { WaitingOrders } from '../orders/waiting-orders.tsx';
import { formatKeys, useActionKeys, useKeysOf } from '../shell/keys.ts';
import { usePractice } from '../shell/practice.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { useBackKey } from '../shell/use-back-key.ts';
import { changeRow } from '../today/change-sheet.ts';
import { PreFlight } from '../today/pre-flight.tsx';
import { useSheetDate } from '../today/use-sheet-date.ts';
import { AlreadyOrdered } from './already-ordered.tsx';
import { Billing } from './billing.tsx';
import { redoEdit, refreshDraft, undoEdit } from './edit-draft.ts';
import { FilePreview } from './file-preview.tsx';
import { HeldBack } from './held-back.tsx';
import { Inspector } from './inspector.tsx';
import { QrGallery } from './qr-gallery.tsx';
import { VehicleGrid } from './vehicle-grid.tsx';

/** One draft, looked at closely before it is written. What is reviewed here is what is written. */
export function ReviewScreen() {
  const { orderId = '' } = useParams<{ orderId: string }>();
  const review = useRead('reviewOrder', { id: Number(orderId) });
  return <ReadState of={review}>{({ order }) => <Review key={order.id} order={order} />}</ReadState>;
}

function Review({ order }: { readonly order: OrderReview }) {
  const [, go] = useLocation();
  const [inspected, setInspected] = useState<string | null>(null);
  const [isExporting, exporting] = useDisclosure(false);
  const [isPractice] = usePractice();
  const [date] = useSheetDate();
  const sheet = useRead('readRunSheet', { date: order.sheetDate ?? date });
  const rows = (sheet.data?.rows ?? []).filter((row) => row.orderId !== null);
  const place = rows.findIndex((row) => row.orderId === order.id);
  const row = rows[place];
  const isDraft = order.status === 'draft';
  const move = (step: number) => {
    const target = rows[place + step];
    if (target?.orderId) go(`/today/${target.orderId}`);
  };

  async function markReady(): Promise<void> {
    if (!row) return;
    await changeRow(row, { isReady: true });
    const next = rows[place + 1];
    go(next?.orderId ? `/today/${next.orderId}` : '/today');
  }

  useBackKey(() => go('/today'));
  const keys = {
    ready: useKeysOf('ready'),
    export: useKeysOf('export-order'),
    previous: useKeysOf('previous-order'),
    next: useKeysOf('next-order'),
  };
  useActionKeys('undo', () => isDraft && void undoEdit(order));
  useActionKeys('redo', () => isDraft && void redoEdit(order));
  useActionKeys('ready', () => void markReady());
  useActionKeys('export-order', () => isDraft && order.contents.length > 0 && exporting.open());
  useActionKeys('previous-order', () => move(-1));
  useActionKeys('next-order', () => move(1));
  useHotkeys([['I', () => setInspected((vin) => (vin === null ? (order.contents[0]?.vin ?? null) : null))]]);
  return (
    <Stack className="sf-grow" gap="sm">
      <Group justify="space-between" gap="xs">
        <Group gap="sm" wrap="nowrap" miw={0} maw="100%">
          <Anchor href="#/today">Today</Anchor>
          <Title order={1} size="h2" textWrap="nowrap" className="sf-truncate" title={order.dealership}>
            {order.dealership}
          </Title>
          <Badge variant="light" tt="none" color={row?.isReady ? 'green' : 'yellow'} style={{ flexShrink: 0 }}>
            {order.type.toUpperCase()} · {row?.isReady ? 'ready' : 'to review'}
          </Badge>
          <Text c="dimmed" className="sf-mono" style={{ whiteSpace: 'nowrap' }}>
            {order.number ?? 'no number yet'}
          </Text>
        </Group>
        <Group gap="xs">
          {place >= 0 && rows.length > 1 && (
            <Group gap={2} wrap="nowrap">
              <IconButton
                icon={IconChevronLeft}
                label={`Previous order (${formatKeys(keys.previous)})`}
                isDisabled={place === 0}
                onClick={() => move(-1)}
              />
              <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                {place + 1} of {rows.length}
              </Text>
              <IconButton
                icon={IconChevronRight}
                label={`Next order (${formatKeys(keys.next)})`}
                isDisabled={place === rows.length - 1}
                onClick={() => move(1)}
              />
            </Group>
          )}
          <IconButton
            icon={IconArrowBackUp}
            label={order.undo === null ? 'Nothing to undo' : `Undo: ${order.undo}`}
            isDisabled={order.undo === null}
            onClick={() => void undoEdit(order)}
          />
          <IconButton
            icon={IconArrowForwardUp}
            label={order.redo === null ? 'Nothing to redo' : `Redo: ${order.redo}`}
            isDisabled={order.redo === null}
            onClick={() => void redoEdit(order)}
          />
          {row && isDraft && row.type !== 'cao' && (
            <IconButton
              icon={IconListDetails}
              label="Change what was pasted"
              onClick={() => go(`/today/entry/${row.id}`)}
            />
          )}
          {row && (
            <IconButton
              icon={IconRefresh}
              label="Throw the edits away and prepare the order again from the active import"
              onClick={() => void refreshDraft(row.id, go)}
            />
          )}
          {row && isDraft && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconSend size={16} aria-hidden />}
              disabled={order.contents.length === 0}
              title={`${isPractice ? 'Practice' : 'Export'} this order (${formatKeys(keys.export)})`}
              onClick={exporting.open}
            >
              {isPractice ? 'Practice…' : 'Export…'}
            </Button>
          )}
          {row && (
            <Button size="xs" leftSection={<IconCheck size={16} aria-hidden />} onClick={() => void markReady()}>
              Ready, next ({formatKeys(keys.ready)})
            </Button>
          )}
        </Group>
      </Group>
      {order.waitingSince !== null && (
        <WaitingOrders orders={[{ orderId: order.id, dealership: order.dealership, since: order.waitingSince }]} />
      )}
      <Group className="sf-grow" align="stretch" wrap="nowrap" gap="sm">
        <ReviewTabs order={order} inspected={inspected} onInspect={setInspected} />
        {inspected !== null && <Inspector vin={inspected} order={order} onClose={() => setInspected(null)} />}
      </Group>
      {row && <PreFlight rows={[row]} isOpen={isExporting} onClose={exporting.close} isPractice={isPractice} />}
    </Stack>
  );
}

function IconButton(props: {
  readonly icon: TablerIcon;
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}) {
  const Icon = props.icon;
  return (
    <Tooltip label={props.label} multiline maw={320}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={props.label}
        disabled={props.isDisabled ?? false}
        onClick={props.onClick}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function ReviewTabs(props: {
  readonly order: OrderReview;
  readonly inspected: string | null;
  readonly onInspect: (vin: string) => void;
}) {
  const { order, inspected, onInspect } = props;
  return (
    <Tabs
      className="sf-grow"
      defaultValue="print"
      keepMounted={false}
      styles={{ root: { display: 'flex', flexDirection: 'column', minWidth: 0 }, panel: { flex: 1, minHeight: 0 } }}
    >
      <Tabs.List>
        <Tabs.Tab value="print">To print ({order.contents.length})</Tabs.Tab>
        <Tabs.Tab value="held-back">Held back ({order.heldBackVehicles.length})</Tabs.Tab>
        <Tabs.Tab value="ordered">Ordered before ({order.alreadyOrderedVehicles.length})</Tabs.Tab>
        <Tabs.Tab value="codes">QR codes</Tabs.Tab>
        <Tabs.Tab value="files">File preview</Tabs.Tab>
        <Tabs.Tab value="billing">Billing</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="print" pt="xs">
        <VehicleGrid order={order} inspected={inspected} onInspect={onInspect} />
      </Tabs.Panel>
      <Tabs.Panel value="held-back" pt="xs">
        <HeldBack order={order} />
      </Tabs.Panel>
      <Tabs.Panel value="ordered" pt="xs">
        <AlreadyOrdered order={order} />
      </Tabs.Panel>
      <Tabs.Panel value="codes" pt="xs">
        <QrGallery orderId={order.id} />
      </Tabs.Panel>
      <Tabs.Panel value="files" pt="xs">
        <FilePreview orderId={order.id} />
      </Tabs.Panel>
      <Tabs.Panel value="billing" pt="xs">
        <Billing order={order} />
      </Tabs.Panel>
    </Tabs>
  );
}
