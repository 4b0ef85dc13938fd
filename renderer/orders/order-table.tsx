import { Badge, Paper, Table, VisuallyHidden } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type KeyboardEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { OrderSummary } from '../../preload/contract.ts';
import { formatCount, formatInstant } from '../shell/words.ts';
import { OrderMenu } from './order-menu.tsx';
import { addressOf, ORDER_STATUS, WAITING } from './order-words.ts';

const ROW_HEIGHT = 38;
/** How many rows a key goes on. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -20,
  PageDown: 20,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Orders, a row each; smooth with any number of them. Arrow keys, Page keys, Home and End move, Enter opens one. */
export function OrderTable({ orders }: { readonly orders: readonly OrderSummary[] }) {
  const viewport = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<number | null>(null);
  const heldAt = orders.findIndex(({ id }) => id === held);
  const virtual = useVirtualizer({
    count: orders.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    // The row that was focused last stays where it is, so that scrolling away takes the focus from nobody.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(heldAt < 0 ? [] : [heldAt])])].sort((one, two) => one - two),
  });

  function moveFrom(row: number, event: KeyboardEvent<HTMLElement>): void {
    const step = STEPS[event.key];
    if (step === undefined || event.target !== event.currentTarget) return;
    event.preventDefault();
    const target = Math.max(0, Math.min(orders.length - 1, row + step));
    virtual.scrollToIndex(target);
    requestAnimationFrame(() =>
      viewport.current?.querySelector<HTMLElement>(`[aria-rowindex="${target + 2}"]`)?.focus(),
    );
  }

  const items = virtual.getVirtualItems();
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section ref={viewport} style={{ height: '100%', overflow: 'auto' }} tabIndex={0} aria-label="Orders">
        <Table
          highlightOnHover
          stickyHeader
          verticalSpacing={4}
          aria-rowcount={orders.length + 1}
          miw={780}
          style={{ tableLayout: 'fixed' }}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={220}>Status</Table.Th>
              <Table.Th w={120}>Number</Table.Th>
              <Table.Th>Dealership</Table.Th>
              <Table.Th w={130}>Type</Table.Th>
              <Table.Th w={90} ta="right">
                Vehicles
              </Table.Th>
              <Table.Th w={180}>Exported</Table.Th>
              <Table.Th w={60}>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item, place) => {
              const order = orders[item.index];
              const before = item.start - (items[place - 1]?.end ?? 0);
              return order ? (
                <Fragment key={order.id}>
                  {before > 0 && <tr style={{ height: before }} aria-hidden />}
                  <OrderLine
                    order={order}
                    row={item.index}
                    onFocus={() => setHeld(order.id)}
                    onMove={(event) => moveFrom(item.index, event)}
                  />
                </Fragment>
              ) : null;
            })}
            {after > 0 && <tr style={{ height: after }} aria-hidden />}
          </Table.Tbody>
        </Table>
      </section>
    </Paper>
  );
}

function OrderLine(props: {
  readonly order: OrderSummary;
  readonly row: number;
  readonly onFocus: () => void;
  readonly onMove: (event: KeyboardEvent<HTMLElement>) => void;
}) {
  const { order, row, onFocus, onMove } = props;
  const [, go] = useLocation();
  const open = () => go(addressOf(order));
  const { color, word } = order.waitingSince === null ? ORDER_STATUS[order.status] : WAITING;
  return (
    <Table.Tr
      h={ROW_HEIGHT}
      className="sf-row-focus"
      tabIndex={0}
      aria-rowindex={row + 2}
      style={{ cursor: 'pointer' }}
      onClick={open}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) open();
        else onMove(event);
      }}
    >
      <Table.Td>
        <Badge color={order.practice ? 'gold' : color} variant="light" tt="none">
          {order.practice ? `${word}, practice` : word}
        </Badge>
      </Table.Td>
      <Table.Td className="sf-mono sf-cell" title={order.number ?? undefined}>
        {order.number ?? '–'}
      </Table.Td>
      <Table.Td className="sf-cell" title={order.dealership}>
        {order.dealership}
      </Table.Td>
      <Table.Td tt="uppercase">{order.type}</Table.Td>
      <Table.Td ta="right">{formatCount(order.vehicles)}</Table.Td>
      <Table.Td className="sf-cell">{formatInstant(order.publishedAt)}</Table.Td>
      <Table.Td ta="right" onClick={(event) => event.stopPropagation()}>
        <OrderMenu order={order} />
      </Table.Td>
    </Table.Tr>
  );
}
