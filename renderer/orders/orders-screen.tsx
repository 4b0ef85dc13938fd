import { Stack } from '@mantine/core';
import { IconFolders } from '@tabler/icons-react';
import { useParams } from 'wouter';
import { useRead } from '../door/use-read.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { OrderAnalyticsPage } from './order-analytics-page.tsx';
import { OrderDetailPage } from './order-detail-page.tsx';
import { OrderHistory } from './order-history.tsx';
import { OrdersHeading } from './orders-heading.tsx';

/** The orders that were made, and one of them opened. */
export function OrdersScreen() {
  const { orderId } = useParams<{ orderId?: string }>();
  const orders = useRead('listOrders', {});
  if (orderId === 'analytics') return <OrderAnalyticsPage />;
  if (orderId !== undefined) return <OrderDetailPage key={orderId} id={Number(orderId)} />;
  return (
    <Stack className="sf-grow">
      <OrdersHeading view="history" />
      <ReadState of={orders}>
        {({ orders: lines }) =>
          lines.length === 0 ? (
            <EmptyState icon={IconFolders} title="No orders yet">
              Orders that you prepare on Today are kept here: their vehicles, their folder, their number.
            </EmptyState>
          ) : (
            <OrderHistory orders={lines} />
          )
        }
      </ReadState>
    </Stack>
  );
}
