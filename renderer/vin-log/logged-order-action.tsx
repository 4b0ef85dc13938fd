import { Anchor, Button } from '@mantine/core';
import type { VinLogOrder } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatPlural } from '../shell/words.ts';

/** What can be done with an order of a VIN log: one of this application is opened, any other removed or put back. */
export function LoggedOrderAction(props: { readonly order: VinLogOrder; readonly isRemoved: boolean }) {
  const { order, isRemoved } = props;
  const name = order.orderNumber || 'without number';
  if (order.orderId !== null) {
    return (
      <Anchor size="sm" href={`#/orders/${order.orderId}`} aria-label={`Open order ${name} of ${order.dealership}`}>
        Open order
      </Anchor>
    );
  }
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={`${isRemoved ? 'Put back' : 'Remove'} order ${name} of ${order.dealership}`}
      onClick={() => void (isRemoved ? putBack(order) : remove(order))}
    >
      {isRemoved ? 'Put back' : 'Remove'}
    </Button>
  );
}

async function remove(order: VinLogOrder): Promise<void> {
  const input = { name: order.dealership, orderNumber: order.orderNumber };
  const result = await runJob('Removing from the VIN log', 'removeVinLogOrder', input);
  if (result.ok) {
    const removed = formatPlural(result.value.removed, 'entry', 'entries');
    announceDone(
      `Order ${order.orderNumber || 'without number'} is out of the VIN log`,
      `${removed} of ${order.dealership} removed; their VINs can be ordered again unless another order has them.`,
      () => void putBack(order),
    );
  } else announceProblem('Nothing was removed from the VIN log', result.problem);
}

async function putBack(order: VinLogOrder): Promise<void> {
  const input = { name: order.dealership, orderNumber: order.orderNumber };
  const result = await runJob('Putting back into the VIN log', 'restoreVinLogOrder', input);
  if (result.ok) {
    const restored = formatPlural(result.value.restored, 'entry', 'entries');
    announceDone(`Order ${order.orderNumber || 'without number'} is in the VIN log again`, `${restored} put back.`);
  } else announceProblem('Nothing was put back', result.problem);
}
