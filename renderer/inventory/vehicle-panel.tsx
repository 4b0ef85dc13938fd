import { ActionIcon, Anchor, Button, Divider, Group, Paper, ScrollArea, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCircleX, IconX } from '@tabler/icons-react';
import type { SightingSpan, WhyStep } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { addressOf, ORDER_STATUS } from '../orders/order-words.ts';
import { CONDITION_WORDS } from '../review/vehicle-table.tsx';
import { Vin } from '../review/vin.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { formatInstant, formatPrice } from '../shell/words.ts';
import { AddToOrder } from './add-to-order.tsx';
import { ExcludeDialog } from './exclude-dialog.tsx';
import { takeExclusionsBack } from './exclude-vehicles.ts';
import { RawBesideNormalized } from './raw-beside-normalized.tsx';

/** A VIN's whole story beside a list: where it stands, which logs had it and when, which orders took it. */
export function VehiclePanel(props: {
  readonly vin: string;
  /** Whose next order is asked about; `null` for that of the lot on which it stands. */
  readonly dealership: string | null;
  readonly onClose: () => void;
}) {
  const { vin, onClose } = props;
  const [isComparing, comparing] = useDisclosure(false);
  const story = useRead('readVehicleStory', { vin });
  const owner = props.dealership ?? story.data?.places.find((place) => place.dealership !== null)?.dealership ?? null;
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
          <ReadState of={story}>
            {({ places, sightings, entries, orders }) => (
              <>
                <Divider label="On the lots" labelPosition="left" />
                {places.length === 0 && <Text size="sm">It is not in the active inventory.</Text>}
                {places.map((place) => (
                  <Text key={`${place.file} ${place.line}`} size="sm">
                    {place.dealership ?? `${place.location} (no dealership)`}: {place.file}, line {place.line}
                  </Text>
                ))}
                {places.length > 0 && (
                  <Button size="compact-sm" variant="default" onClick={comparing.open}>
                    Raw beside normalized
                  </Button>
                )}
                {owner !== null && <Why vin={vin} dealership={owner} />}
                {places.some((place) => place.dealership === owner && owner !== null) && (
                  <Adding vin={vin} dealership={owner ?? ''} />
                )}
                {owner !== null && <Exclusion vin={vin} dealership={owner} />}
                <Divider label="Through the imports" labelPosition="left" />
                {sightings.length === 0 && <Text size="sm">No import that is kept has it.</Text>}
                {sightings.map((span) => (
                  <Sighting key={`${span.location} ${span.firstAt}`} span={span} />
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
                  <Anchor key={order.id} size="sm" href={`#${addressOf(order)}`}>
                    {order.dealership} · {order.number ?? 'no number'} · {ORDER_STATUS[order.status].word}
                  </Anchor>
                ))}
              </>
            )}
          </ReadState>
        </Stack>
      </ScrollArea>
      {isComparing && <RawBesideNormalized vin={vin} onClose={comparing.close} />}
    </Paper>
  );
}

/** Why the vehicle is, or is not, in the dealership's next CAO order. */
function Why(props: { readonly vin: string; readonly dealership: string }) {
  const why = useRead('explainVin', { name: props.dealership, vin: props.vin });
  return (
    <>
      <Divider label="Why not in an order?" labelPosition="left" />
      <ReadState of={why}>
        {({ verdict, steps }) => (
          <>
            <Text size="sm" fw={600}>
              {verdict}
            </Text>
            {stops(steps).map((step) => (
              <Group key={step.step} gap={6} wrap="nowrap" align="flex-start">
                <IconCircleX size={16} role="img" aria-label="Stops it" style={{ flexShrink: 0 }} />
                <Text size="sm">{step.message}</Text>
              </Group>
            ))}
            {steps.length > 0 && (
              <Text size="sm" c="dimmed">
                It passes {steps.length - stops(steps).length} of {steps.length} steps.
              </Text>
            )}
          </>
        )}
      </ReadState>
    </>
  );
}

/** How it was through some imports; a line ends where its price, status or condition changed. */
function Sighting({ span }: { readonly span: SightingSpan }) {
  const { firstAt, lastAt, imports } = span;
  return (
    <div>
      <Text size="sm">
        {formatPrice(span.price)} · {CONDITION_WORDS[span.condition]} · {span.lotStatus || 'no lot status'}
      </Text>
      <Text size="xs" c="dimmed">
        {span.dealership ?? `${span.location} (no dealership)`},{' '}
        {imports === 1
          ? `import of ${formatInstant(firstAt)}`
          : `${imports} imports, ${formatInstant(firstAt)} to ${formatInstant(lastAt)}`}
      </Text>
    </div>
  );
}

/** Puts the vehicle into one of the dealership's orders that are not written yet. */
function Adding({ vin, dealership }: { readonly vin: string; readonly dealership: string }) {
  const [isAsking, asking] = useDisclosure(false);
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={asking.open}>
        Add to order…
      </Button>
      {isAsking && <AddToOrder dealership={dealership} vins={[vin]} onClose={asking.close} />}
    </>
  );
}

/** Keeps the vehicle out of the dealership's CAO orders, or lets the rules decide again. */
function Exclusion({ vin, dealership }: { readonly vin: string; readonly dealership: string }) {
  const [isAsking, asking] = useDisclosure(false);
  const { exclusions = [] } = useRead('listCaoExclusions', { name: dealership }).data ?? {};
  const isExcluded = exclusions.some((line) => line.vin === vin);
  return (
    <>
      {isExcluded ? (
        <Button size="compact-sm" variant="default" onClick={() => void takeExclusionsBack(dealership, [vin])}>
          Take the exclusion back
        </Button>
      ) : (
        <Button size="compact-sm" variant="default" onClick={asking.open}>
          Exclude from future CAO…
        </Button>
      )}
      {isAsking && <ExcludeDialog dealership={dealership} vins={[vin]} onClose={asking.close} />}
    </>
  );
}

function stops(steps: readonly WhyStep[]): readonly WhyStep[] {
  return steps.filter((step) => !step.passed);
}
