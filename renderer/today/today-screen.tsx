import { DragDropProvider } from '@dnd-kit/react';
import { isSortable } from '@dnd-kit/react/sortable';
import {
  Anchor,
  Button,
  Group,
  Paper,
  ScrollArea,
  SegmentedControl,
  Stack,
  Table,
  Text,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { IconCalendarOff, IconSend } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { RunSheet, RunSheetRow, Weekday } from '../../preload/contract.ts';
import { WORKDAYS } from '../dealerships/dealership-words.ts';
import { runJob } from '../door/jobs.ts';
import { ChangeChips } from '../inventory/change-chips.tsx';
import { WaitingOrders } from '../orders/waiting-orders.tsx';
import { EmptyState } from '../shell/empty-state.tsx';
import { useActionKeys } from '../shell/keys.ts';
import { NewOrderButton } from '../shell/new-order.tsx';
import { usePractice } from '../shell/practice.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { formatCount, formatPlural } from '../shell/words.ts';
import { AddToSheet } from './add-to-sheet.tsx';
import { changeRow } from './change-sheet.ts';
import { FirstSteps } from './first-steps.tsx';
import { PreFlight } from './pre-flight.tsx';
import { findDate, formatDay, today } from './sheet-days.ts';
import { SheetRow } from './sheet-row.tsx';
import { UnfinishedRows } from './unfinished-rows.tsx';
import { useSheet } from './use-sheet.ts';
import { useSheetDate } from './use-sheet-date.ts';
import { findWaiters } from './waiters.ts';

/** The run sheet: the orders of a day with their numbers before anything is written, and the button that writes them. */
export function TodayScreen() {
  const [date, setDate] = useSheetDate();
  const sheet = useSheet(date);
  const isUnfilled = sheet.data?.date === date && !sheet.data.isFilled;
  useEffect(() => {
    if (isUnfilled) void runJob('Filling the sheet from the schedule', 'openRunSheet', { date });
  }, [isUnfilled, date]);
  return (
    <Stack className="sf-grow" gap="sm">
      <ReadState of={sheet}>{(data) => <Sheet sheet={data} onDay={(day) => setDate(findDate(day))} />}</ReadState>
    </Stack>
  );
}

function Sheet({ sheet, onDay }: { readonly sheet: RunSheet; readonly onDay: (day: Weekday) => void }) {
  const [isPractice] = usePractice();
  const [unselected, setUnselected] = useState<ReadonlySet<number>>(new Set());
  const [isExporting, setExporting] = useState(false);
  // Without an active import the rows are not shown, so none can be run unseen.
  const exportable = sheet.rows.filter(
    (row) =>
      sheet.activeImport &&
      row.isCounted &&
      (row.status === 'ready' || row.status === 'review' || row.status === 'failed'),
  );
  const selected = exportable.filter((row) => !unselected.has(row.id));
  const openExport = () => selected.length > 0 && setExporting(true);
  const toggle = (row: RunSheetRow) =>
    setUnselected((before) => {
      const after = new Set(before);
      if (!after.delete(row.id)) after.add(row.id);
      return after;
    });
  useActionKeys('run-orders', openExport);
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Group>
          <Title order={1} size="h2">
            {formatDay(sheet.date)}
          </Title>
          <SegmentedControl
            aria-label="Weekday"
            value={sheet.day}
            onChange={(day) => onDay(day as Weekday)}
            data={WORKDAYS.map(({ day, word }) => ({
              value: day,
              label: `${word.slice(0, 3)} ${sheet.counts[day] ?? 0}`,
            }))}
          />
        </Group>
        <Group gap="xs">
          <NewOrderButton />
          <AddToSheet date={sheet.date} />
          <Button
            size="xs"
            leftSection={<IconSend size={16} aria-hidden />}
            disabled={selected.length === 0}
            onClick={openExport}
            color={isPractice ? 'gold.4' : undefined}
          >
            {isPractice ? 'Practice' : "Run today's orders"} ({selected.length})
          </Button>
        </Group>
      </Group>
      {sheet.activeImport && <ChangeChips />}
      <WaitingOrders orders={findWaiters(sheet.rows)} />
      {sheet.activeImport && sheet.date === today() && <UnfinishedRows date={sheet.date} />}
      {sheet.rows.length === 0 || !sheet.activeImport ? (
        <NothingDue sheet={sheet} />
      ) : (
        <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
          <ScrollArea h="100%">
            <SheetTable sheet={sheet} selected={selected} onToggle={toggle} />
          </ScrollArea>
        </Paper>
      )}
      <SheetTotals sheet={sheet} />
      <PreFlight rows={selected} isOpen={isExporting} onClose={() => setExporting(false)} isPractice={isPractice} />
    </>
  );
}

function SheetTable(props: {
  readonly sheet: RunSheet;
  readonly selected: readonly RunSheetRow[];
  readonly onToggle: (row: RunSheetRow) => void;
}) {
  const { sheet, selected, onToggle } = props;
  return (
    <Table stickyHeader highlightOnHover verticalSpacing={5} layout="fixed" miw={1020} aria-label="Run sheet">
      <Table.Thead style={{ whiteSpace: 'nowrap' }}>
        <Table.Tr>
          <Table.Th w={88}>
            <VisuallyHidden>Selected</VisuallyHidden>
          </Table.Th>
          <Table.Th w={140}>Status</Table.Th>
          <Table.Th w="17%">Dealership</Table.Th>
          <Table.Th w={56}>Type</Table.Th>
          <Table.Th w={60} ta="right">
            Feed
          </Table.Th>
          <Table.Th w={60} ta="right">
            Print
          </Table.Th>
          <Table.Th w={92}>N/PO/CPO</Table.Th>
          <Table.Th w={52} ta="right">
            Held
          </Table.Th>
          <Table.Th w={60} ta="right">
            Before
          </Table.Th>
          <Table.Th>Checks</Table.Th>
          <Table.Th w={86}>Number</Table.Th>
          <Table.Th w={70} ta="right">
            Last
          </Table.Th>
          <Table.Th w={42}>
            <VisuallyHidden>Actions</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <DragDropProvider
          onDragEnd={({ operation: { source }, canceled }) => {
            if (canceled || !isSortable(source) || source.index === source.initialIndex) return;
            const row = sheet.rows[source.initialIndex];
            if (row) void changeRow(row, { position: source.index });
          }}
        >
          {sheet.rows.map((row, place) => (
            <SheetRow
              key={row.id}
              row={row}
              place={place}
              isLast={place === sheet.rows.length - 1}
              isSelected={selected.includes(row)}
              onToggle={() => onToggle(row)}
            />
          ))}
        </DragDropProvider>
      </Table.Tbody>
    </Table>
  );
}

function NothingDue({ sheet }: { readonly sheet: RunSheet }) {
  if (!sheet.activeImport) return <FirstSteps />;
  return (
    <EmptyState icon={IconCalendarOff} title={`No dealerships on ${formatDay(sheet.date)}`}>
      <Text c="dimmed">
        Add one with A, or{' '}
        <Anchor href="#/dealerships" underline="always">
          edit the schedule
        </Anchor>
        .
      </Text>
    </EmptyState>
  );
}

function SheetTotals({ sheet }: { readonly sheet: RunSheet }) {
  const sum = (read: (row: RunSheetRow) => number) => sheet.rows.reduce((total, row) => total + read(row), 0);
  const left = sheet.rows.filter((row) => row.status === 'ready' || row.status === 'review').length;
  const waiting = sheet.rows.filter((row) => row.status === 'waiting').length;
  const warnings = sum((row) => row.warnings.length);
  if (!sheet.rows.every((row) => row.isCounted)) {
    return (
      <Text size="sm" c="dimmed" role="status">
        {formatPlural(sheet.rows.length, 'dealership')}
        <span className="sf-late"> · counting the vehicles</span>
      </Text>
    );
  }
  return (
    <Text size="sm" c="dimmed">
      {formatPlural(sheet.rows.length, 'dealership')} ·{' '}
      {formatPlural(
        sum((row) => row.toPrint),
        'vehicle',
      )}{' '}
      to print · {formatCount(sum((row) => row.heldBack))} held back · {formatPlural(warnings, 'warning')} ·{' '}
      {left === 0 ? 'nothing left to export' : `${formatPlural(left, 'order')} to export`}
      {waiting > 0 && ` · ${formatCount(waiting)} waiting for the share`}
    </Text>
  );
}
