import { Button, Group, Menu, Select, Text, TextInput } from '@mantine/core';
import { useClipboard, useHotkeys } from '@mantine/hooks';
import { IconColumns3, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { EditableField, OrderReview, VehicleEdit } from '../../preload/contract.ts';
import { formatPlural } from '../shell/words.ts';
import { editDraft } from './edit-draft.ts';
import { GRID_COLUMNS } from './grid-columns.ts';
import type { GridView } from './use-grid-view.ts';
import type { Selection } from './use-selection.ts';

/** Above the grid: finding vehicles and choosing columns, or what can be done with the selected ones. */
export function GridToolbar(props: {
  readonly order: OrderReview;
  readonly view: GridView;
  readonly selection: Selection;
}) {
  const { order, view, selection } = props;
  const input = useRef<HTMLInputElement>(null);
  useHotkeys([
    ['mod+F', () => input.current?.focus()],
    ['/', () => input.current?.focus()],
  ]);
  if (selection.vins.size > 0) return <SelectedVehicles order={order} selection={selection} />;
  return (
    <Group justify="space-between" mb={6}>
      <Group gap="sm">
        <TextInput
          ref={input}
          size="xs"
          w={260}
          leftSection={<IconSearch size={14} aria-hidden />}
          placeholder="Find in this order ( / )"
          aria-label="Find in this order"
          value={view.words}
          onChange={(event) => view.setWords(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed" role="status">
          {view.words.trim() !== '' && `${formatPlural(view.vehicles.length, 'vehicle')} of ${order.contents.length}`}
        </Text>
      </Group>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconColumns3 size={16} aria-hidden />}>
            Columns
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {GRID_COLUMNS.map(({ field, label }) => (
            <Menu.CheckboxItem
              key={field}
              checked={view.columns.some((column) => column.field === field)}
              onChange={(isShown) => view.showColumn(field, isShown)}
            >
              {label}
            </Menu.CheckboxItem>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

function SelectedVehicles({ order, selection }: { readonly order: OrderReview; readonly selection: Selection }) {
  const clipboard = useClipboard();
  const isDraft = order.status === 'draft';
  return (
    <Group gap="xs" mb={6} wrap="nowrap">
      <Text size="sm" fw={600} role="status" style={{ whiteSpace: 'nowrap' }}>
        {formatPlural(selection.vins.size, 'vehicle')} selected
      </Text>
      {isDraft && <SetValue order={order} selection={selection} />}
      {isDraft && (
        <Button size="xs" variant="default" onClick={() => void excludeSelected(order, selection)}>
          Exclude
        </Button>
      )}
      <Button size="xs" variant="default" onClick={() => clipboard.copy([...selection.vins].join('\n'))}>
        {clipboard.copied ? 'Copied' : 'Copy VINs'}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={selection.clear}>
        Clear
      </Button>
    </Group>
  );
}

const SETTABLE = GRID_COLUMNS.flatMap(({ field, label, parse }) =>
  parse && field !== 'url' && field !== 'fullName' ? [{ value: field as EditableField, label, parse }] : [],
);

/** One value for all the selected vehicles, in one step that can be undone. */
function SetValue({ order, selection }: { readonly order: OrderReview; readonly selection: Selection }) {
  const [field, setField] = useState<string | null>('trim');
  const [text, setText] = useState('');
  const column = SETTABLE.find(({ value }) => value === field);

  async function save(): Promise<void> {
    if (!column) return;
    const to = column.parse(text);
    const edits = order.contents
      .filter((vehicle) => selection.vins.has(vehicle.vin) && vehicle[column.value] !== to)
      .map(
        (vehicle): VehicleEdit => ({
          kind: 'change',
          vin: vehicle.vin,
          field: column.value,
          from: vehicle[column.value],
          to,
        }),
      );
    if (edits.length === 0 || (await editDraft(order, { kind: 'together', edits }))) selection.clear();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Group gap={6} wrap="nowrap">
        <Select
          size="xs"
          w={110}
          aria-label="Field to set"
          allowDeselect={false}
          data={SETTABLE.map(({ value, label }) => ({ value, label }))}
          value={field}
          onChange={setField}
        />
        <TextInput
          size="xs"
          w={160}
          aria-label="Value for the selected vehicles"
          placeholder="Value for all of them"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" variant="default">
          Set
        </Button>
      </Group>
    </form>
  );
}

/** Takes the selected vehicles out of the order, in one step that can be undone. @returns whether they are out. */
export async function excludeSelected(order: OrderReview, selection: Selection): Promise<boolean> {
  const edits = [...selection.vins].map((vin): VehicleEdit => ({ kind: 'exclude', vin }));
  const isDone = await editDraft(order, { kind: 'together', edits });
  if (isDone) selection.clear();
  return isDone;
}
