import { Group, SegmentedControl, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';

/** The title of Orders with its two views: the orders one by one, and what they come to. */
export function OrdersHeading(props: { readonly view: 'history' | 'analytics'; readonly children?: ReactNode }) {
  const [, go] = useLocation();
  return (
    <Group justify="space-between" gap="xs">
      <Group gap="sm">
        <Title order={1} size="h2">
          Orders
        </Title>
        <SegmentedControl
          size="xs"
          aria-label="What is shown"
          value={props.view}
          onChange={(view) => go(view === 'history' ? '/orders' : '/orders/analytics')}
          data={[
            { value: 'history', label: 'History' },
            { value: 'analytics', label: 'Analytics' },
          ]}
        />
      </Group>
      {props.children}
    </Group>
  );
}
