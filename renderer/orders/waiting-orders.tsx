import { Button, Group, Paper, Text, ThemeIcon } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatPlural, formatRecent } from '../shell/words.ts';

/** An order that waits for its orders folder. */
export interface Waiter {
  readonly orderId: number;
  readonly dealership: string;
  /** UTC ISO instant. */
  readonly since: string;
  /** The folder that it waits for, where that is known. */
  readonly folder?: string;
}

/**
 * Says that orders wait for the orders folder and go out by themselves when it is back, with a button to try now and
 * one to give up waiting; nothing when none waits.
 */
export function WaitingOrders({ orders }: { readonly orders: readonly Waiter[] }) {
  const folders = [...new Set(orders.flatMap(({ folder }) => folder ?? []))];
  const [first] = orders;
  if (!first) return null;
  const since = orders.reduce((oldest, { since }) => (since < oldest ? since : oldest), first.since);
  return (
    <Paper
      component="section"
      withBorder
      px="sm"
      py="xs"
      aria-label={`${formatPlural(orders.length, 'order')} waiting for the share`}
    >
      <Group wrap="nowrap" gap="sm">
        <ThemeIcon color="yellow" variant="light">
          <IconClockPause size={20} aria-hidden />
        </ThemeIcon>
        <Text size="sm" style={{ flex: 1, overflowWrap: 'anywhere' }}>
          <b>{formatPlural(orders.length, 'order')} waiting for the share.</b>{' '}
          {folders.join(', ') || 'The folder that it goes to'} is away since {formatRecent(since)}. What waits is
          exported by itself when it is back, exactly as reviewed, also after a restart.
        </Text>
        <Button size="xs" onClick={() => void retryWaiting(orders)}>
          Retry now
        </Button>
        <Button size="xs" variant="default" onClick={() => void cancelWaiting(orders)}>
          Cancel waiting
        </Button>
      </Group>
    </Paper>
  );
}

/** Tries to publish waiting orders now. */
export async function retryWaiting(orders: readonly Waiter[]): Promise<void> {
  for (const { orderId, dealership } of orders) {
    const result = await runJob(`Trying the order of ${dealership} again`, 'publishWaitingOrders', { id: orderId });
    if (!result.ok) {
      announceProblem(`${dealership} was not exported`, result.problem);
      continue;
    }
    const [order] = result.value.orders;
    if (order?.problem) announceProblem(`${dealership} was not exported`, order.problem);
    else if (order?.status === 'waiting') {
      announceDone(`${dealership} goes on waiting`, 'The share is still away. Nothing was written.');
    } else announceDone(`${dealership} is exported`, order?.folder ?? '');
  }
}

/** Makes waiting orders ordinary drafts again. */
export async function cancelWaiting(orders: readonly Waiter[]): Promise<void> {
  for (const { orderId, dealership } of orders) {
    const result = await runJob(`Ending the waiting of ${dealership}`, 'cancelWaiting', { id: orderId });
    if (!result.ok) announceProblem(`${dealership} goes on waiting`, result.problem);
    else announceDone(`${dealership} waits no longer`, 'It is a draft again and is exported when you say so.');
  }
}
