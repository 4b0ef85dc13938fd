import { useSortable } from '@dnd-kit/react/sortable';
import { ActionIcon, Badge, Checkbox, Group, Skeleton, Table, Text, TextInput, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight, IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { OrderType, RunSheetRow } from '../../preload/contract.ts';
import { ORDER_TYPE_WORDS } from '../dealerships/dealership-words.ts';
import { useRead } from '../door/use-read.ts';
import { FeedAge } from '../scraping/feed-age.tsx';
import { useNow } from '../shell/use-now.ts';
import { formatAge, formatCount, formatRecent } from '../shell/words.ts';
import { changeRow, fillNumbers, reviewRow } from './change-sheet.ts';
import { Funnel } from './funnel.tsx';
import { RowMenu } from './row-menu.tsx';
import { SHEET_STATUS, WARNING_WORDS } from './sheet-words.ts';

const COLUMNS = 13;
const TYPE_KEYS: Readonly<Record<string, OrderType>> = { c: 'cao', l: 'list', m: 'maintenance' };

/**
 * One order of the day. Enter opens it, Space selects it, the arrow keys move, with Alt they move the row itself, C, L
 * and M set its type.
 */
export function SheetRow(props: {
  readonly row: RunSheetRow;
  /** Its place on the sheet, counted from 0. */
  readonly place: number;
  readonly isLast: boolean;
  readonly isSelected: boolean;
  readonly onToggle: () => void;
}) {
  const { row, place, isLast, isSelected, onToggle } = props;
  const [, go] = useLocation();
  const [isOpen, { toggle, open, close }] = useDisclosure(false);
  const { ref, handleRef, isDragging } = useSortable({ id: row.id, index: place });
  const now = useNow();
  const isDone = row.status === 'exported' || row.status === 'voided' || row.status === 'waiting';
  const isSelectable = !isDone && row.toPrint > 0 && row.status !== 'needs-vins';
  const review = () => void reviewRow(row, go);

  async function onMove(step: number): Promise<void> {
    const position = place + step;
    if (position < 0 || (isLast && step > 0)) return;
    const line = document.querySelector<HTMLElement>(`[data-sheet-row="${row.id}"]`);
    if (await changeRow(row, { position })) requestAnimationFrame(() => line?.focus());
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableRowElement>): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      void onMove(event.key === 'ArrowUp' ? -1 : 1);
      event.preventDefault();
      return;
    }
    const type = TYPE_KEYS[event.key.toLowerCase()];
    if (event.key === 'Enter') review();
    else if (event.key === ' ') isSelectable && onToggle();
    else if (event.key === 'ArrowRight') open();
    else if (event.key === 'ArrowLeft') close();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      focusRow(event.currentTarget, event.key === 'ArrowDown');
    else if (type && !isDone) void changeRow(row, { type });
    else return;
    event.preventDefault();
  }

  return (
    <>
      <Table.Tr
        ref={ref}
        className="sf-row-focus"
        data-dragging={isDragging || undefined}
        data-sheet-row={row.id}
        tabIndex={0}
        onKeyDown={onKeyDown}
        data-selected={isSelected}
        aria-busy={!row.isCounted}
      >
        <Table.Td>
          <Group gap={2} wrap="nowrap">
            <ActionIcon
              ref={handleRef}
              variant="subtle"
              color="gray"
              size={24}
              aria-label={`Move ${row.dealership}`}
              title="Drag, or Alt + Up and Down"
              style={{ cursor: 'grab', touchAction: 'none' }}
            >
              <IconGripVertical size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-expanded={isOpen}
              aria-label={`Where the vehicles of ${row.dealership} went`}
              onClick={toggle}
            >
              {isOpen ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
            </ActionIcon>
            <Checkbox
              size="xs"
              checked={isSelected}
              disabled={!isSelectable}
              onChange={onToggle}
              aria-label={`Select ${row.dealership}`}
            />
          </Group>
        </Table.Td>
        <Table.Td>
          <StatusBadge row={row} />
        </Table.Td>
        <Table.Td>
          <button type="button" className="sf-link sf-truncate" title={row.dealership} onClick={review}>
            {row.dealership}
          </button>
        </Table.Td>
        <Table.Td>{row.type === 'maintenance' ? 'MAINT' : ORDER_TYPE_WORDS[row.type]}</Table.Td>
        <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
          <Group gap={4} justify="flex-end" wrap="nowrap">
            <FeedAge dealership={row.dealership} />
            <Counted row={row}>{formatCount(row.feed)}</Counted>
          </Group>
        </Table.Td>
        <Table.Td ta="right" fw={700}>
          <Counted row={row}>{row.status === 'needs-vins' ? '–' : formatCount(row.toPrint)}</Counted>
        </Table.Td>
        <Table.Td>
          <Counted row={row}>{row.toPrint === 0 ? '–' : formatConditions(row)}</Counted>
        </Table.Td>
        <Table.Td ta="right">
          <Counted row={row}>{formatCount(row.heldBack)}</Counted>
        </Table.Td>
        <Table.Td ta="right">
          <Counted row={row}>{formatCount(row.alreadyOrdered)}</Counted>
        </Table.Td>
        <Table.Td>
          <Counted row={row}>
            <Checks row={row} />
          </Counted>
        </Table.Td>
        <Table.Td>{isDone ? <span className="sf-mono">{row.number ?? '–'}</span> : <NumberCell row={row} />}</Table.Td>
        <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
          {row.lastOrderAt === null ? '–' : formatAge(row.lastOrderAt, now)}
        </Table.Td>
        <Table.Td>
          <RowMenu row={row} isDone={isDone} isFirst={place === 0} isLast={isLast} onReview={review} onMove={onMove} />
        </Table.Td>
      </Table.Tr>
      {isOpen && !isDragging && (
        <Table.Tr>
          <Table.Td />
          <Table.Td colSpan={COLUMNS - 1}>
            {row.isCounted ? <Funnel funnel={row.funnel} /> : <Text size="sm">Its vehicles are being counted.</Text>}
            {row.problem && (
              <Text size="sm" c="red" mt={4}>
                {row.problem.message}
              </Text>
            )}
            {row.waiting && (
              <Text size="sm" mt={4}>
                {row.waiting.problem.message}
              </Text>
            )}
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

/** What is known once the row is counted; until then a place for it. */
function Counted({ row, children }: { readonly row: RunSheetRow; readonly children: ReactNode }) {
  return row.isCounted ? (
    children
  ) : (
    <Skeleton component="span" className="sf-late" display="inline-block" h={8} w={24} />
  );
}

function StatusBadge({ row }: { readonly row: RunSheetRow }) {
  const { word, color, icon: Icon } = SHEET_STATUS[row.status];
  return (
    <Tooltip label={row.problem?.message} disabled={!row.problem} multiline maw={420}>
      <Badge
        color={color}
        variant="light"
        tt="none"
        px={6}
        leftSection={<Icon size={14} aria-hidden />}
        className={row.status === 'counting' ? 'sf-late' : undefined}
      >
        {word}
      </Badge>
    </Tooltip>
  );
}

function Checks({ row }: { readonly row: RunSheetRow }) {
  if (row.problem) {
    return (
      <Text size="sm" c="red" truncate title={row.problem.message}>
        {row.problem.message}
      </Text>
    );
  }
  if (row.waiting) {
    return (
      <Text size="sm" truncate title={row.waiting.problem.message}>
        Share away, {formatRecent(row.waiting.since)}
      </Text>
    );
  }
  if (row.warnings.length === 0) return row.toPrint > 0 ? '✓' : '–';
  const asks = row.warnings.some((warning) => warning.asks);
  const words = [...new Set(row.warnings.map(({ code, message }) => WARNING_WORDS[code] ?? message))].join(', ');
  const all = row.warnings.map((warning) => warning.message).join('\n');
  return (
    <Tooltip label={<span style={{ whiteSpace: 'pre-line' }}>{all}</span>} multiline maw={420}>
      <Text size="xs" lh={1.25} lineClamp={2} c={asks ? 'yellow' : 'dimmed'}>
        {asks ? '⚠ ' : ''}
        {words}
      </Text>
    </Tooltip>
  );
}

/** The order number, typed in place: Enter goes on to the next row, Ctrl+D fills the series down from here. */
function NumberCell({ row }: { readonly row: RunSheetRow }) {
  const isSeries = Boolean(useRead('proposeOrderNumber', {}).data?.number);
  const [typed, setTyped] = useState(row.number ?? '');
  useEffect(() => setTyped(row.number ?? ''), [row.number]);
  const save = async () => typed.trim() === (row.number ?? '') || changeRow(row, { number: typed.trim() || null });
  return (
    <TextInput
      size="xs"
      aria-label={`Order number of ${row.dealership}`}
      value={typed}
      data-number-cell
      placeholder={isSeries ? 'by itself' : undefined}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') focusNext(event.currentTarget);
        else if (event.key.toLowerCase() === 'd' && event.ctrlKey) {
          event.preventDefault();
          void save().then(() => fillNumbers(row));
        } else if (event.key === 'Escape') setTyped(row.number ?? '');
      }}
    />
  );
}

function formatConditions({ byCondition }: RunSheetRow): string {
  const { new: fresh, po, cpo, unknown } = byCondition;
  if (fresh + po + cpo === 0) return `${unknown} unknown`;
  return `${fresh}/${po}/${cpo}${unknown > 0 ? ` + ${unknown}` : ''}`;
}

function focusRow(from: HTMLTableRowElement, isDown: boolean): void {
  const rows = [...document.querySelectorAll<HTMLTableRowElement>('[data-sheet-row]')];
  rows[rows.indexOf(from) + (isDown ? 1 : -1)]?.focus();
}

function focusNext(from: HTMLInputElement): void {
  const cells = [...document.querySelectorAll<HTMLInputElement>('[data-number-cell]')];
  const next = cells[cells.indexOf(from) + 1];
  if (next) next.select();
  else from.blur();
}
