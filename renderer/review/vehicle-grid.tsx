import { Checkbox, Paper, Stack, Table, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { EditableField, OrderReview, OrderVehicle } from '../../preload/contract.ts';
import { CellEditor } from './cell-editor.tsx';
import { editDraft, excludeVehicle } from './edit-draft.ts';
import { type GridColumn, showValue, typeCell } from './grid-columns.ts';
import { ACTIONS_WIDTH, CHECK_WIDTH, GridHead, VIN_WIDTH } from './grid-head.tsx';
import { excludeSelected, GridToolbar } from './grid-toolbar.tsx';
import { RowActions } from './row-actions.tsx';
import { useGridView } from './use-grid-view.ts';
import { useSelection } from './use-selection.ts';
import { Vin } from './vin.tsx';

const ROW_HEIGHT = 30;
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-20, 0],
  PageDown: [20, 0],
};

interface Cell {
  readonly row: number;
  readonly column: number;
}

/**
 * The vehicles to print, editable in place. Arrow keys move, F2, Enter or typing edits, Tab saves and goes on, Escape
 * leaves the value as it was. Space selects a row, Shift with an arrow several; Delete excludes, Ctrl+C copies.
 */
export function VehicleGrid(props: {
  readonly order: OrderReview;
  readonly inspected: string | null;
  readonly onInspect: (vin: string) => void;
}) {
  const { order, inspected, onInspect } = props;
  const view = useGridView(order.contents);
  const { vehicles, columns } = view;
  const selection = useSelection(vehicles.map((vehicle) => vehicle.vin));
  const clipboard = useClipboard();
  const viewport = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<Cell>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<{ readonly cell: Cell; readonly text: string } | null>(null);
  const leaving = useRef<{ readonly cell: Cell; readonly from: readonly OrderVehicle[] } | null>(null);
  const isDraft = order.status === 'draft';
  const virtual = useVirtualizer({
    count: vehicles.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });

  function focusCell(cell: Cell): void {
    const row = Math.max(0, Math.min(vehicles.length - 1, cell.row));
    const column = Math.max(0, Math.min(columns.length - 1, cell.column));
    setFocus({ row, column });
    virtual.scrollToIndex(row);
    requestAnimationFrame(() =>
      viewport.current?.querySelector<HTMLElement>(`[data-cell="${row},${column}"]`)?.focus(),
    );
  }

  async function save(cell: Cell, text: string): Promise<void> {
    setEditing(null);
    const vehicle = vehicles[cell.row];
    const column = columns[cell.column];
    if (!vehicle || !column?.parse) return;
    const field = column.field as EditableField;
    const to = column.parse(text);
    if (to === vehicle[field]) return;
    await editDraft(order, { kind: 'change', vin: vehicle.vin, field, from: vehicle[field], to });
  }

  function edit(cell: Cell, text?: string): void {
    const column = columns[cell.column];
    const vehicle = vehicles[cell.row];
    if (isDraft && column?.parse && vehicle) setEditing({ cell, text: text ?? typeCell(vehicle, column) });
  }

  /** The row goes with the focus that is in it; the one that takes its place gets it. */
  async function leaveOut(cell: Cell, excluding: Promise<boolean>): Promise<void> {
    leaving.current = { cell, from: vehicles };
    if (!(await excluding)) leaving.current = null;
  }

  useEffect(() => {
    if (leaving.current === null || leaving.current.from === vehicles) return;
    focusCell(leaving.current.cell);
    leaving.current = null;
  });

  function exclude(cell: Cell, vehicle: OrderVehicle): void {
    const isMany = selection.vins.size > 0;
    void leaveOut(cell, isMany ? excludeSelected(order, selection) : excludeVehicle(order, vehicle.vin));
  }

  /** @returns whether the key was taken */
  function takeCommand(key: string, cell: Cell, vehicle: OrderVehicle): boolean {
    const column = columns[cell.column];
    if (key === 'a') selection.selectAll();
    else if (key === 'c' && selection.vins.size > 0) clipboard.copy([...selection.vins].join('\n'));
    else if (key === 'c' && column) clipboard.copy(typeCell(vehicle, column));
    else return false;
    return true;
  }

  /** @returns whether the key was taken */
  function takeKey(event: KeyboardEvent<HTMLElement>, cell: Cell, vehicle: OrderVehicle): boolean {
    const step = STEPS[event.key];
    if (event.altKey) return false;
    if (event.ctrlKey || event.metaKey) return takeCommand(event.key.toLowerCase(), cell, vehicle);
    if (step) {
      const target = { row: cell.row + step[0], column: cell.column + step[1] };
      const reached = vehicles[target.row];
      if (event.shiftKey && reached) selection.extendTo(reached.vin, vehicle.vin);
      focusCell(target);
    } else if (event.key === ' ') selection.toggle(vehicle.vin);
    else if (event.key === 'Escape' && selection.vins.size > 0) selection.clear();
    else if (event.key === 'Delete' && isDraft) exclude(cell, vehicle);
    else if (event.key === 'F2' || event.key === 'Enter') edit(cell);
    else if (isDraft && event.key.length === 1) edit(cell, event.key);
    else return false;
    return true;
  }

  if (order.contents.length === 0) {
    return <Text c="dimmed">Every vehicle was excluded; there is nothing to print.</Text>;
  }
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const width = columns.reduce((sum, column) => sum + column.width, CHECK_WIDTH + VIN_WIDTH + ACTIONS_WIDTH);
  return (
    <Stack gap={0} h="100%">
      <GridToolbar order={order} view={view} selection={selection} />
      <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
        <div ref={viewport} style={{ height: '100%', overflow: 'auto' }}>
          <Table
            stickyHeader
            verticalSpacing={2}
            horizontalSpacing={6}
            layout="fixed"
            miw={width}
            role="grid"
            aria-label="Vehicles to print"
            aria-rowcount={vehicles.length + 1}
            aria-multiselectable
          >
            <GridHead view={view} selection={selection} />
            <Table.Tbody>
              {before > 0 && <tr style={{ height: before }} aria-hidden />}
              {items.map((item) => {
                const vehicle = vehicles[item.index];
                if (!vehicle) return null;
                const original = order.originals[vehicle.vin];
                const isSelected = selection.vins.has(vehicle.vin);
                return (
                  <Table.Tr
                    key={vehicle.vin}
                    h={ROW_HEIGHT}
                    aria-rowindex={item.index + 2}
                    aria-selected={isSelected}
                    data-selected={isSelected || vehicle.vin === inspected || undefined}
                    bg={vehicle.vin === inspected || isSelected ? 'var(--mantine-color-accent-light)' : undefined}
                  >
                    <Table.Td className="sf-frozen" style={{ left: 0 }}>
                      <Checkbox
                        size="xs"
                        tabIndex={-1}
                        aria-label={`Select ${vehicle.vin}`}
                        checked={isSelected}
                        onChange={(event) => {
                          const isShift = event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey;
                          if (isShift) selection.extendTo(vehicle.vin);
                          else selection.toggle(vehicle.vin);
                        }}
                      />
                    </Table.Td>
                    <Table.Td role="rowheader" className="sf-frozen" style={{ left: CHECK_WIDTH }}>
                      <Vin of={vehicle.vin} />
                    </Table.Td>
                    {columns.map((column, place) => {
                      const cell = { row: item.index, column: place };
                      const isFocus = focus.row === cell.row && focus.column === cell.column;
                      const feedValue = findFeedValue(original, column);
                      const shown = showValue(vehicle[column.field], column);
                      const isEditing = editing?.cell.row === cell.row && editing.cell.column === cell.column;
                      return (
                        <Table.Td
                          key={column.field}
                          role="gridcell"
                          data-cell={`${cell.row},${cell.column}`}
                          data-edited={feedValue !== undefined || undefined}
                          className="sf-cell sf-row-focus"
                          tabIndex={isFocus ? 0 : -1}
                          ta={column.align}
                          title={feedValue === undefined ? shown : `Feed: ${feedValue}`}
                          onFocus={() => setFocus(cell)}
                          onDoubleClick={() => edit(cell)}
                          onKeyDown={(event) => {
                            if (isEditing || !takeKey(event, cell, vehicle)) return;
                            event.preventDefault();
                            event.stopPropagation();
                          }}
                        >
                          {isEditing ? (
                            <CellEditor
                              label={`${column.label} of ${vehicle.vin}`}
                              text={editing.text}
                              onSave={(text, next) => {
                                void save(cell, text);
                                // Who pressed something else stays there.
                                if (next === 'down') focusCell({ row: cell.row + 1, column: place });
                                else if (next === 'right') focusCell({ row: cell.row, column: place + 1 });
                              }}
                              onCancel={() => {
                                setEditing(null);
                                focusCell(cell);
                              }}
                            />
                          ) : (
                            shown || <span style={{ opacity: 0.6 }}>–</span>
                          )}
                        </Table.Td>
                      );
                    })}
                    <Table.Td>
                      <RowActions
                        order={order}
                        vehicle={vehicle}
                        onInspect={onInspect}
                        onExclude={() =>
                          void leaveOut({ row: item.index, column: focus.column }, excludeVehicle(order, vehicle.vin))
                        }
                      />
                    </Table.Td>
                  </Table.Tr>
                );
              })}
              {after > 0 && <tr style={{ height: after }} aria-hidden />}
            </Table.Tbody>
          </Table>
        </div>
      </Paper>
    </Stack>
  );
}

/** What the feed says where the operator changed it; `undefined` where nobody did. */
function findFeedValue(original: OrderReview['originals'][string] | undefined, column: GridColumn) {
  if (!original || !(column.field in original)) return undefined;
  return showValue(original[column.field as EditableField] ?? null, column) || 'nothing';
}
