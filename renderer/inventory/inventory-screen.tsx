import { Button, Checkbox, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useClipboard, useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconCar, IconCopy, IconDownload, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Condition, InventorySearch } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { PAGE_ROWS } from '../door/use-pages.ts';
import { useRead } from '../door/use-read.ts';
import { CONDITION_WORDS } from '../review/vehicle-table.tsx';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { saveText } from '../shell/save-text.ts';
import { formatPlural } from '../shell/words.ts';
import { InventoryGrid } from './inventory-grid.tsx';
import { SavedViews } from './saved-views.tsx';
import { VehiclePanel } from './vehicle-panel.tsx';

const CONDITIONS = Object.entries(CONDITION_WORDS).map(([value, label]) => ({ value, label }));
const LOTS = [
  { value: 'on', label: 'On the lot' },
  { value: 'off', label: 'Off the lot' },
];

/** What stands on the lots: every vehicle of the active import, searched and narrowed, each with its story. */
export function InventoryScreen() {
  const [wanted, setWanted] = useState<InventorySearch>({});
  const [query] = useDebouncedValue(wanted, 200);
  const [chosen, setChosen] = useState<{ readonly vin: string; readonly dealership: string | null } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const clipboard = useClipboard();
  useHotkeys([
    ['mod+F', () => input.current?.focus()],
    ['/', () => input.current?.focus()],
    ['Escape', () => setChosen(null)],
  ]);
  const page = useRead('listInventory', { ...query, limit: PAGE_ROWS, offset: 0 });
  const dealerships = useRead('listDealerships', {}).data?.dealerships ?? [];
  const total = page.data?.total ?? 0;

  /** Names a facet, or takes it away. */
  function set<Key extends keyof InventorySearch>(key: Key, value: InventorySearch[Key] | null): void {
    const { [key]: _old, ...rest } = wanted;
    setWanted(value === null || value === false || value === '' ? rest : { ...rest, [key]: value });
  }
  async function copyVins(): Promise<void> {
    const result = await runJob('Copying VINs', 'saveInventory', { ...query, as: 'vins' });
    if (!result.ok) return announceProblem('Nothing was copied', result.problem);
    clipboard.copy(result.value.text);
    announceDone(`${formatPlural(result.value.rows, 'VIN')} copied`, 'Paste them into a LIST order or a spreadsheet.');
  }
  return (
    <Stack className="sf-grow" gap="sm">
      <Group justify="space-between">
        <Group gap="sm" align="baseline">
          <Title order={1} size="h2">
            Inventory
          </Title>
          <Text size="sm" c="dimmed" role="status">
            {page.data && formatPlural(total, 'vehicle')}
          </Text>
        </Group>
        <Group gap="xs">
          <SavedViews search={wanted} onOpen={setWanted} />
          <Button
            variant="default"
            leftSection={<IconCopy size={16} aria-hidden />}
            disabled={total === 0}
            onClick={() => void copyVins()}
          >
            Copy VINs
          </Button>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            disabled={total === 0}
            onClick={() => void saveAsCsv(query)}
          >
            Save as CSV
          </Button>
        </Group>
      </Group>
      <Group gap="sm">
        <TextInput
          ref={input}
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder="VIN, last six, stock, make, model"
          aria-label="Find vehicles"
          value={wanted.search ?? ''}
          onChange={(event) => set('search', event.currentTarget.value)}
          w={240}
        />
        <Select
          aria-label="Dealership"
          placeholder="All dealerships"
          data={dealerships.map((line) => line.name)}
          value={wanted.dealership ?? null}
          onChange={(name) => set('dealership', name)}
          searchable
          selectFirstOptionOnChange
          clearable
          w={190}
        />
        <Select
          aria-label="Condition"
          placeholder="Any condition"
          data={CONDITIONS}
          value={wanted.condition ?? null}
          onChange={(value) => set('condition', value as Condition | null)}
          clearable
          w={140}
        />
        <Select
          aria-label="On or off the lot"
          placeholder="On or off the lot"
          data={LOTS}
          value={wanted.lot ?? null}
          onChange={(value) => set('lot', value as 'on' | 'off' | null)}
          clearable
          w={150}
        />
        <Facet label="Not ordered yet" isOn={wanted.notOrdered} onChange={(isOn) => set('notOrdered', isOn)} />
        <Facet label="No web page" isOn={wanted.missingUrl} onChange={(isOn) => set('missingUrl', isOn)} />
        <Facet label="No price" isOn={wanted.missingPrice} onChange={(isOn) => set('missingPrice', isOn)} />
      </Group>
      <Group className="sf-grow" wrap="nowrap" align="stretch" gap="sm">
        <ReadState of={page}>
          {() =>
            total === 0 ? (
              <EmptyState
                icon={IconCar}
                title={Object.keys(query).length > 0 ? 'No vehicle is like that' : 'There is no inventory yet'}
              >
                {Object.keys(query).length === 0 && (
                  <Text c="dimmed">Drop the scraper file anywhere in this window and activate it.</Text>
                )}
              </EmptyState>
            ) : (
              <InventoryGrid key={JSON.stringify(query)} search={query} total={total} onChoose={setChosen} />
            )
          }
        </ReadState>
        {chosen !== null && (
          <VehiclePanel key={`${chosen.vin} ${chosen.dealership}`} {...chosen} onClose={() => setChosen(null)} />
        )}
      </Group>
    </Stack>
  );
}

function Facet(props: {
  readonly label: string;
  readonly isOn: boolean | undefined;
  readonly onChange: (isOn: boolean) => void;
}) {
  return (
    <Checkbox
      label={props.label}
      checked={props.isOn ?? false}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}

async function saveAsCsv(query: InventorySearch): Promise<void> {
  const result = await runJob('Making the CSV', 'saveInventory', { ...query, as: 'csv' });
  if (!result.ok) return announceProblem('The inventory was not saved', result.problem);
  saveText(result.value);
  announceDone(`${result.value.fileName} is saved`, `${formatPlural(result.value.rows, 'vehicle')}.`);
}
