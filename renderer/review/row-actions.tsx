import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconTrash } from '@tabler/icons-react';
import type { OrderReview, OrderVehicle } from '../../preload/contract.ts';

/** What is to be said about a vehicle to print, and what can be done with it. */
export function RowActions(props: {
  readonly order: OrderReview;
  readonly vehicle: OrderVehicle;
  readonly onInspect: (vin: string) => void;
  readonly onExclude: () => void;
}) {
  const { order, vehicle, onInspect, onExclude } = props;
  const checks = order.checks.filter((check) => check.vin === vehicle.vin);
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      {checks.length > 0 && (
        <Tooltip label={checks.map((check) => check.message).join(' ')} multiline maw={320}>
          <IconAlertTriangle
            size={16}
            color="var(--mantine-color-yellow-text)"
            aria-label={checks.map((check) => check.message).join(' ')}
          />
        </Tooltip>
      )}
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={`Facts of ${vehicle.vin}`}
        onClick={() => onInspect(vehicle.vin)}
      >
        <IconInfoCircle size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        disabled={order.status !== 'draft'}
        aria-label={`Exclude ${vehicle.vin}`}
        onClick={onExclude}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
