import { ActionIcon, Group, Paper, Table, Text, TextInput, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconTrash } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { OrderReview, OrderVehicle } from '../../preload/contract.ts';
import { editDraft } from './edit-draft.ts';
import { Vin } from './vin.tsx';

const ROW_HEIGHT = 30;

/** A column that can be edited: how a value is shown, and what is saved for a typed text. */
interface GridColumn {
  readonly field: 'stock' | 'condition' | 'year' | 'make' | 'model' | 'trim' | 'price' | 'url';
  readonly label: string;
  readonly width: number;
  readonly parse: (text: string) => string | number | null;
}

const asText = (text: string) => text.trim();
const asNullable = (text: string) => text.trim() || null;
const asNumber = (text: string) => (text.trim() === '' ? null : Number(text.replace(/[$,\s]/g, '')));

const COLUMNS: readonly GridColumn[] = [
  { field: 'stock', label: 'Stock', width: 100, parse: asNullable },
  { field: 'condition', label: 'Condition', width: 80, parse: (text) => text.trim().toLowerCase() },
  { field: 'year', label: 'Year', width: 52, parse: asNumber },
  { field: 'make', label: 'Make', width: 100, parse: asText },
  { field: 'model', label: 'Model', width: 130, parse: asText },
  { field: 'trim', label: 'Trim', width: 180, parse: asText },
  { field: 'price', label: 'Price', width: 76, parse: asNumber },
  { field: 'url', label: 'Link', width: 220, parse: asNullable },
];

interface Cell {
  readonly row: number;
  readonly column: number;
}

/**
 * The vehicles to print, editable in place. Arrow keys move, F2, Enter or typing edits, Tab saves and goes on, Escape
 * leaves the value as it was, Delete excludes the vehicle.
 */
export function VehicleGrid(props: {
  readonly order: OrderReview;
  readonly inspected: string | null;
  readonly onInspect: (vin: string) => void;
}) {
  const { order, inspected, onInspect } = props;
  const viewport = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<Cell>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<{ readonly cell: Cell; readonly text: string } | null>(null);
  const isDraft = order.status === 'draft';
  const virtual = useVirtualizer({
    count: order.contents.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });

  function focusCell(cell: Cell): void {
    const row = Math.max(0, Math.min(order.contents.length - 1, cell.row));
    const column = Math.max(0, Math.min(COLUMNS.length - 1, cell.column));
    setFocus({ row, column });
    virtual.scrollToIndex(row);
    requestAnimationFrame(() =>
      viewport.current?.querySelector<HTMLElement>(`[data-cell="${row},${column}"]`)?.focus(),
    );
  }

  async function save(cell: Cell, text: string): Promise<void> {
    setEditing(null);
    const vehicle = order.contents[cell.row];
    const column = COLUMNS[cell.column];
    if (!vehicle || !column) return;
    const to = column.parse(text);
    if (to !== vehicle[column.field]) {
      await editDraft(order, {
        kind: 'change',
        vin: vehicle.vin,
        field: column.field,
        from: vehicle[column.field],
        to,
      });
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>, cell: Cell, vehicle: OrderVehicle): void {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      PageUp: [-20, 0],
      PageDown: [20, 0],
    };
    const step = steps[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step) focusCell({ row: cell.row + step[0], column: cell.column + step[1] });
    else if (event.key === 'Delete' && isDraft) void editDraft(order, { kind: 'exclude', vin: vehicle.vin });
    else if (isDraft && (event.key === 'F2' || event.key === 'Enter'))
      setEditing({ cell, text: showValue(vehicle, cell) });
    else if (isDraft && event.key.length === 1 && event.key !== ' ') setEditing({ cell, text: event.key });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  if (order.contents.length === 0)
    return <Text c="dimmed">Every vehicle was excluded; there is nothing to print.</Text>;
  return (
    <Paper withBorder h="100%" style={{ overflow: 'hidden' }}>
      <div ref={viewport} style={{ height: '100%', overflow: 'auto' }}>
        <Table
          stickyHeader
          verticalSpacing={2}
          horizontalSpacing={6}
          layout="fixed"
          role="grid"
          aria-label="Vehicles to print"
          aria-rowcount={order.contents.length + 1}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={180}>VIN</Table.Th>
              {COLUMNS.map((column) => (
                <Table.Th key={column.field} w={column.width}>
                  {column.label}
                </Table.Th>
              ))}
              <Table.Th w={84}>
                <VisuallyHidden>Checks and actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {before > 0 && <tr style={{ height: before }} aria-hidden />}
            {items.map((item) => {
              const vehicle = order.contents[item.index];
              if (!vehicle) return null;
              const original = order.originals[vehicle.vin];
              return (
                <Table.Tr
                  key={vehicle.vin}
                  h={ROW_HEIGHT}
                  aria-rowindex={item.index + 2}
                  bg={vehicle.vin === inspected ? 'var(--mantine-color-accent-light)' : undefined}
                >
                  <Table.Td role="rowheader">
                    <Vin of={vehicle.vin} />
                  </Table.Td>
                  {COLUMNS.map((column, place) => {
                    const cell = { row: item.index, column: place };
                    const isFocus = focus.row === cell.row && focus.column === cell.column;
                    const isEdited = original !== undefined && column.field in original;
                    const isEditing = editing?.cell.row === cell.row && editing.cell.column === cell.column;
                    return (
                      <Table.Td
                        key={column.field}
                        role="gridcell"
                        data-cell={`${cell.row},${cell.column}`}
                        data-edited={isEdited || undefined}
                        className="sf-cell sf-row-focus"
                        tabIndex={isFocus ? 0 : -1}
                        title={isEdited ? `Feed: ${original[column.field] ?? 'nothing'}` : showValue(vehicle, cell)}
                        onFocus={() => setFocus(cell)}
                        onDoubleClick={() => isDraft && setEditing({ cell, text: showValue(vehicle, cell) })}
                        onKeyDown={(event) => !isEditing && onKeyDown(event, cell, vehicle)}
                      >
                        {isEditing ? (
                          <CellEditor
                            label={`${column.label} of ${vehicle.vin}`}
                            text={editing.text}
                            onSave={(text, next) => {
                              void save(cell, text);
                              focusCell({
                                row: cell.row + (next === 'down' ? 1 : 0),
                                column: place + (next === 'right' ? 1 : 0),
                              });
                            }}
                            onCancel={() => {
                              setEditing(null);
                              focusCell(cell);
                            }}
                          />
                        ) : (
                          showValue(vehicle, cell) || <span style={{ opacity: 0.6 }}>–</span>
                        )}
                      </Table.Td>
                    );
                  })}
                  <Table.Td>
                    <RowActions order={order} vehicle={vehicle} isDraft={isDraft} onInspect={onInspect} />
                  </Table.Td>
                </Table.Tr>
              );
            })}
            {after > 0 && <tr style={{ height: after }} aria-hidden />}
          </Table.Tbody>
        </Table>
      </div>
    </Paper>
  );
}

function CellEditor(props: {
  readonly label: string;
  readonly text: string;
  readonly onSave: (text: string, next: 'down' | 'right' | 'stay') => void;
  readonly onCancel: () => void;
}) {
  const [text, setText] = useState(props.text);
  return (
    <TextInput
      size="xs"
      variant="unstyled"
      aria-label={props.label}
      autoFocus
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => props.onSave(text, 'stay')}
      onKeyDown={(event) => {
        if (event.key === 'Enter') props.onSave(text, 'down');
        else if (event.key === 'Tab') props.onSave(text, 'right');
        else if (event.key === 'Escape') props.onCancel();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}

function RowActions(props: {
  readonly order: OrderReview;
  readonly vehicle: OrderVehicle;
  readonly isDraft: boolean;
  readonly onInspect: (vin: string) => void;
}) {
  const { order, vehicle, isDraft, onInspect } = props;
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
        disabled={!isDraft}
        aria-label={`Exclude ${vehicle.vin}`}
        onClick={() => void editDraft(order, { kind: 'exclude', vin: vehicle.vin })}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function showValue(vehicle: OrderVehicle, cell: Cell): string {
  const field = COLUMNS[cell.column]?.field;
  const value = field === undefined ? null : vehicle[field];
  return value === null ? '' : String(value);
}
