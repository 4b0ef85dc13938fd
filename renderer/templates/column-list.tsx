import { DragDropProvider } from '@dnd-kit/react';
import { isSortable, useSortable } from '@dnd-kit/react/sortable';
import { ActionIcon, Badge, Text, TextInput } from '@mantine/core';
import { IconGripVertical, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { TemplateIssue, TemplateToken } from '../../preload/contract.ts';
import { type EditedColumn, moveColumn } from './edit-template.ts';
import { ExpressionInput } from './expression-input.tsx';

interface ColumnListProps {
  readonly columns: readonly EditedColumn[];
  readonly tokens: readonly TemplateToken[];
  readonly issues: readonly TemplateIssue[];
  /** `touched` names the field that is being typed in, or nothing for a step of its own. */
  readonly onChange: (columns: readonly EditedColumn[], touched: string | null) => void;
}

/** The columns of a template in their order, to be dragged by their handle or moved by Alt and the arrow keys. */
export function ColumnList({ columns, tokens, issues, onChange }: ColumnListProps) {
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<string | null>(null);
  useEffect(() => {
    // Moving a field in the page takes the focus away from it.
    if (moved.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-field="${moved.current}"]`)?.focus();
    moved.current = null;
  });

  function onKeyDown(event: KeyboardEvent, at: number): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = moveColumn(columns, at, at + step);
    if (next === columns) return;
    moved.current = event.target instanceof HTMLElement ? (event.target.dataset.field ?? null) : null;
    onChange(next, null);
  }

  return (
    <DragDropProvider
      onDragEnd={({ operation, canceled }) => {
        const { source } = operation;
        if (canceled || !isSortable(source)) return;
        onChange(moveColumn(columns, source.initialIndex, source.index), null);
      }}
    >
      <ol ref={list} className="sf-columns" aria-label="Columns">
        {columns.map((column, at) => (
          <ColumnRow
            key={column.key}
            column={column}
            at={at}
            tokens={tokens}
            issues={issues.filter((issue) => issue.column === at)}
            onKeyDown={(event) => onKeyDown(event, at)}
            onChange={(change, field) =>
              onChange(
                columns.map((one) => (one.key === column.key ? { ...one, ...change } : one)),
                `${column.key} ${field}`,
              )
            }
            onDelete={() => onChange(columns.toSpliced(at, 1), null)}
          />
        ))}
      </ol>
    </DragDropProvider>
  );
}

function ColumnRow(props: {
  readonly column: EditedColumn;
  readonly at: number;
  readonly tokens: readonly TemplateToken[];
  readonly issues: readonly TemplateIssue[];
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onChange: (change: Partial<EditedColumn>, field: 'header' | 'expression') => void;
  readonly onDelete: () => void;
}) {
  const { column, at, tokens, issues, onChange } = props;
  const { ref, handleRef, isDragging } = useSortable({ id: column.key, index: at });
  const kind = column.header.startsWith('@') ? 'picture' : column.header.startsWith('#') ? 'code' : 'text';
  const offered = tokens.filter((token) => token.isPicture === (kind === 'picture'));
  const issueOf = (field: TemplateIssue['field']) => issues.find((issue) => issue.field === field);
  const number = at + 1;
  return (
    <li ref={ref} className="sf-column" data-dragging={isDragging || undefined} onKeyDown={props.onKeyDown}>
      <ActionIcon
        ref={handleRef}
        variant="subtle"
        color="gray"
        size={30}
        aria-label={`Move column ${number}`}
        title="Drag, or Alt + Up and Down"
        data-field={`${column.key} handle`}
        style={{ cursor: 'grab', touchAction: 'none' }}
      >
        <IconGripVertical size={16} aria-hidden />
      </ActionIcon>
      <Text size="xs" c="dimmed" w={18} ta="right" lh="30px">
        {number}
      </Text>
      <TextInput
        size="xs"
        aria-label={`Header of column ${number}`}
        className="sf-mono-input"
        data-field={`${column.key} header`}
        spellCheck={false}
        w="32%"
        miw={90}
        value={column.header}
        error={issueOf('header')?.message}
        onChange={(event) => onChange({ header: event.currentTarget.value }, 'header')}
      />
      <div style={{ flex: 1, minWidth: 0 }}>
        <ExpressionInput
          label={`Expression of column ${number}`}
          field={`${column.key} expression`}
          value={column.expression}
          tokens={offered}
          error={describeIssue(issueOf('expression'))}
          onChange={(expression) => onChange({ expression }, 'expression')}
        />
      </div>
      {kind !== 'text' && (
        <Badge variant="light" color="accent" tt="none" mt={5} style={{ flexShrink: 0 }}>
          {kind === 'picture' ? 'picture' : 'QR code'}
        </Badge>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        aria-label={`Delete column ${number}`}
        onClick={props.onDelete}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}

function describeIssue(issue: TemplateIssue | undefined): string | null {
  if (!issue) return null;
  return issue.position === undefined ? issue.message : `At character ${issue.position + 1}: ${issue.message}`;
}
