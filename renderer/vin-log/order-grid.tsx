import { Badge, Button, Paper, Table, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import type { LoggedVin, VinLogOrder, VinLogQuery } from '../../preload/contract.ts';
import { usePages } from '../door/use-pages.ts';
import { Vin } from '../review/vin.tsx';
import { formatCount } from '../shell/words.ts';
import { EditEntry, restoreEntry } from './edit-entry.tsx';
import { LoggedOrderAction } from './logged-order-action.tsx';
import { nameLogType } from './vin-log-words.ts';

const ROW_HEIGHT = 32;
const COLUMNS = 7;

/** The orders of the VIN logs, one of them opened to its VINs. Only what is on screen is read. */
export function OrderGrid(props: {
  readonly query: VinLogQuery;
  /** Orders in all. */
  readonly total: number;
  readonly onVin: (vin: string) => void;
}) {
  const { query, total, onVin } = props;
  const viewport = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<{ readonly index: number; readonly order: VinLogOrder } | null>(null);
  const [opened, setOpened] = useState(0);
  const [edited, setEdited] = useState<LoggedVin | null>(null);
  const virtual = useVirtualizer({
    count: total + opened,
    getScrollElement: () => viewport.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const at = chosen?.index ?? total;
  const toOrder = (row: number) => (row <= at ? row : Math.max(at, row - opened));
  const order = usePages(
    'listVinLogOrders',
    query,
    { first: toOrder(first), last: toOrder(last) },
    (page) => page.orders,
  );
  const entry = usePages(
    'listVinLogEntries',
    {
      ...query,
      dealership: chosen?.order.dealership ?? '',
      orderNumber: chosen?.order.orderNumber ?? '',
      orderId: chosen?.order.orderId ?? null,
    },
    chosen === null ? NOTHING : { first: Math.max(0, first - at - 1), last: Math.min(opened, last - at) - 1 },
    (page) => page.entries,
  );
  function toggle(index: number, line: VinLogOrder): void {
    const isOpen = chosen?.index === index;
    setChosen(isOpen ? null : { index, order: line });
    setOpened(isOpen ? 0 : line.vins);
  }
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section ref={viewport} style={{ height: '100%', overflow: 'auto' }} tabIndex={0} aria-label="Logged orders">
        <Table
          stickyHeader
          verticalSpacing={2}
          aria-rowcount={total + opened + 1}
          miw={780}
          style={{ tableLayout: 'fixed' }}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={180}>Order, VIN</Table.Th>
              <Table.Th>Dealership, vehicle</Table.Th>
              <Table.Th w={112}>Type</Table.Th>
              <Table.Th w={104}>Date</Table.Th>
              <Table.Th w={52} ta="right">
                VINs
              </Table.Th>
              <Table.Th w={118}>Note</Table.Th>
              <Table.Th w={95}>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {before > 0 && <tr style={{ height: before }} aria-hidden />}
            {items.map((item) => {
              const isEntry = item.index > at && item.index <= at + opened;
              if (isEntry) {
                const line = entry(item.index - at - 1);
                return line ? (
                  <EntryRow
                    key={`entry ${line.id}`}
                    entry={line}
                    row={item.index}
                    isOwn={chosen?.order.orderId === null}
                    isRemoved={query.removed === true}
                    onVin={onVin}
                    onEdit={() => setEdited(line)}
                  />
                ) : (
                  <WaitingRow key={item.index} row={item.index} />
                );
              }
              const index = toOrder(item.index);
              const line = order(index);
              if (!line) return <WaitingRow key={item.index} row={item.index} />;
              return (
                <OrderRow
                  key={`${line.dealership} ${line.orderNumber} ${line.orderId}`}
                  order={line}
                  row={item.index}
                  isOpen={index === chosen?.index}
                  isRemoved={query.removed === true}
                  onToggle={() => toggle(index, line)}
                />
              );
            })}
            {after > 0 && <tr style={{ height: after }} aria-hidden />}
          </Table.Tbody>
        </Table>
      </section>
      {edited && chosen && (
        <EditEntry entry={edited} orderNumber={chosen.order.orderNumber} onClose={() => setEdited(null)} />
      )}
    </Paper>
  );
}

const NOTHING = { first: 0, last: -1 };

function OrderRow(props: {
  readonly order: VinLogOrder;
  readonly row: number;
  readonly isOpen: boolean;
  readonly isRemoved: boolean;
  readonly onToggle: () => void;
}) {
  const { order, row, isOpen, isRemoved, onToggle } = props;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <Table.Tr h={ROW_HEIGHT} aria-rowindex={row + 2}>
      <Table.Td className="sf-cell">
        <button
          type="button"
          className="sf-link"
          aria-expanded={isOpen}
          aria-label={`VINs of order ${order.orderNumber || 'without number'} of ${order.dealership}`}
          onClick={onToggle}
        >
          <Chevron size={14} aria-hidden style={{ verticalAlign: '-2px', marginRight: 6 }} />
          <b>{order.orderNumber || 'no number'}</b>
        </button>
      </Table.Td>
      <Table.Td className="sf-cell">{order.dealership}</Table.Td>
      <Table.Td>{nameLogType(order.orderType)}</Table.Td>
      <Table.Td className="sf-cell">{order.orderDate ?? '–'}</Table.Td>
      <Table.Td ta="right">{formatCount(order.vins)}</Table.Td>
      <Table.Td className="sf-cell">
        {order.flagged > 0 && (
          <Badge color="yellow" variant="light" tt="none">
            {formatCount(order.flagged)} flagged
          </Badge>
        )}
      </Table.Td>
      <Table.Td ta="right">
        <LoggedOrderAction order={order} isRemoved={isRemoved} />
      </Table.Td>
    </Table.Tr>
  );
}

function EntryRow(props: {
  readonly entry: LoggedVin;
  readonly row: number;
  /** No order of this application made it, so that a person may change it. */
  readonly isOwn: boolean;
  readonly isRemoved: boolean;
  readonly onVin: (vin: string) => void;
  readonly onEdit: () => void;
}) {
  const { entry, row, isOwn, isRemoved, onVin, onEdit } = props;
  const notes = [entry.flag, entry.source, entry.template].filter((text) => text !== '').join(' · ');
  return (
    <Table.Tr h={ROW_HEIGHT} aria-rowindex={row + 2}>
      <Table.Td pl={30} className="sf-cell">
        <button type="button" className="sf-link" onClick={() => onVin(entry.vin)}>
          <Vin of={entry.vin} />
        </button>
      </Table.Td>
      <Table.Td className="sf-cell">{entry.vehicle || '–'}</Table.Td>
      <Table.Td>{nameLogType(entry.orderType)}</Table.Td>
      <Table.Td className="sf-cell">{entry.orderDate ?? '–'}</Table.Td>
      <Table.Td />
      <Table.Td className="sf-cell" title={notes}>
        {notes}
      </Table.Td>
      <Table.Td ta="right">
        {isOwn && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`${isRemoved ? 'Put back' : 'Edit'} ${entry.vin}`}
            onClick={() => (isRemoved ? void restoreEntry(entry.id) : onEdit())}
          >
            {isRemoved ? 'Put back' : 'Edit…'}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** A row whose page is on its way. */
function WaitingRow({ row }: { readonly row: number }) {
  return (
    <Table.Tr h={ROW_HEIGHT} aria-rowindex={row + 2}>
      <Table.Td colSpan={COLUMNS} c="dimmed">
        …
      </Table.Td>
    </Table.Tr>
  );
}
