import { Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconCar } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { InventorySearch, InventorySort, ListedVehicle } from '../../preload/contract.ts';
import { PAGE_ROWS } from '../door/use-pages.ts';
import { useRead } from '../door/use-read.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { useBackKey } from '../shell/use-back-key.ts';
import { formatPlural } from '../shell/words.ts';
import { ChangeTable } from './change-table.tsx';
import { InventoryGrid } from './inventory-grid.tsx';
import { readAddress } from './inventory-words.ts';
import { SavedViews } from './saved-views.tsx';
import { SearchForm } from './search-form.tsx';
import { type Selection, toggle } from './selection.ts';
import { SelectionActions } from './selection-actions.tsx';
import { VehiclePanel } from './vehicle-panel.tsx';

const NOTHING_TICKED: Selection = new Map();

/** Every vehicle that is on the lots, or was, and what changed since the import before. */
export function InventoryScreen(props: { readonly params: { readonly list?: string; readonly dealership?: string } }) {
  const { list, dealership: of } = props.params;
  if (list === 'changes') {
    return (
      <Stack className="sf-grow" gap="sm">
        <Heading view="changes" />
        <ChangeTable />
      </Stack>
    );
  }
  return (
    <Vehicles key={`${list}/${of}`} asked={readAddress(list, of)} vin={list === 'vehicle' ? (of ?? null) : null} />
  );
}

function Heading(props: { readonly view: 'active' | 'changes' | 'past'; readonly children?: React.ReactNode }) {
  const [, go] = useLocation();
  return (
    <Group justify="space-between" gap="xs">
      <Group gap="sm">
        <Title order={1} size="h2">
          Inventory
        </Title>
        <SegmentedControl
          size="xs"
          aria-label="What is shown"
          value={props.view}
          onChange={(view) => go(view === 'active' ? '/inventory' : `/inventory/${view}`)}
          data={[
            { value: 'active', label: 'Active import' },
            { value: 'changes', label: 'What changed' },
            { value: 'past', label: 'The past' },
          ]}
        />
      </Group>
      {props.children}
    </Group>
  );
}

/** The vehicles of a search, each with its story; that of `vin` is opened. */
function Vehicles({ asked, vin }: { readonly asked: InventorySearch; readonly vin: string | null }) {
  const [wanted, setWanted] = useState(asked);
  const [query] = useDebouncedValue(wanted, 150);
  const [sort, setSort] = useState<InventorySort>();
  const [ticked, setTicked] = useState(NOTHING_TICKED);
  const [chosen, setChosen] = useState<Pick<ListedVehicle, 'vin' | 'dealership'> | null>(
    vin === null ? null : { vin, dealership: null },
  );
  const input = useRef<HTMLInputElement>(null);
  useHotkeys([
    ['mod+F', () => input.current?.focus()],
    ['/', () => input.current?.focus()],
  ]);
  useBackKey(() => setChosen(null));
  const page = useRead('listInventory', { ...query, ...(sort && { sort }), limit: PAGE_ROWS, offset: 0 });
  const total = page.data?.total ?? 0;
  const isPast = wanted.scope === 'past';
  const tick = useCallback((vehicle: ListedVehicle) => setTicked((before) => toggle(before, vehicle)), []);
  return (
    <Stack className="sf-grow" gap="sm">
      <Heading view={isPast ? 'past' : 'active'}>
        <SavedViews search={wanted} onOpen={setWanted} />
      </Heading>
      <SearchForm search={wanted} onChange={setWanted} input={input} />
      <Group justify="space-between" gap="xs" mih={30}>
        <Group gap="sm">
          <Text size="sm" role="status">
            {page.data && formatPlural(total, 'vehicle')}
          </Text>
          {(isPast || wanted.change === 'gone') && (
            <Text size="sm" c="dimmed">
              Gone from its dealership: none of these can be ordered.
            </Text>
          )}
        </Group>
        <SelectionActions
          search={query}
          sort={sort}
          total={total}
          ticked={ticked}
          onClear={() => setTicked(NOTHING_TICKED)}
        />
      </Group>
      <Group className="sf-grow" wrap="nowrap" align="stretch" gap="sm">
        <ReadState of={page}>
          {() =>
            total === 0 ? (
              <NothingFound isAsked={Object.keys(query).some((key) => key !== 'scope')} isPast={isPast} />
            ) : (
              <InventoryGrid
                key={JSON.stringify([query, sort])}
                search={query}
                sort={sort}
                total={total}
                selection={ticked}
                onSort={setSort}
                onToggle={tick}
                onChoose={setChosen}
              />
            )
          }
        </ReadState>
        {chosen !== null && (
          <VehiclePanel
            key={`${chosen.vin} ${chosen.dealership}`}
            vin={chosen.vin}
            dealership={chosen.dealership}
            onClose={() => setChosen(null)}
          />
        )}
      </Group>
    </Stack>
  );
}

function NothingFound({ isAsked, isPast }: { readonly isAsked: boolean; readonly isPast: boolean }) {
  if (isAsked) return <EmptyState icon={IconCar} title="No vehicle is like that" />;
  if (isPast) {
    return (
      <EmptyState icon={IconCar} title="Nothing is gone yet">
        <Text c="dimmed">
          Vehicles that a later import no longer has, and those that only a VIN log knows, come here.
        </Text>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={IconCar} title="There is no inventory yet">
      <Text c="dimmed">Drop the scraper file anywhere in this window and activate it.</Text>
    </EmptyState>
  );
}
