import { Button, Group, MultiSelect, NumberInput, Popover, Select, Stack, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import type { Ref } from 'react';
import type { InventorySearch } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { CONDITION_WORDS } from '../review/vehicle-table.tsx';
import { formatCount } from '../shell/words.ts';
import { SearchToggles } from './search-toggles.tsx';
import type { FacetProps, SetFacet } from './set-facet.ts';

const CONDITIONS = [
  { value: 'used', label: 'Used (both)' },
  ...Object.entries(CONDITION_WORDS).map(([value, label]) => ({ value, label })),
];
const LOTS = [
  { value: 'on', label: 'On the lot' },
  { value: 'off', label: 'Off the lot' },
];
const RANGES = [
  ['Model year', 'yearFrom', 'yearTo'],
  ['Price', 'priceFrom', 'priceTo'],
  ['Days on the lot', 'daysFrom', 'daysTo'],
] as const;
/** Before the words of a lot status, so that one which reads `on` is not taken for the choice above it. */
const STATUS = 'status ';

/** Everything that vehicles can be looked for by. */
export function SearchForm(props: {
  readonly search: InventorySearch;
  readonly onChange: (search: InventorySearch) => void;
  readonly input: Ref<HTMLInputElement>;
}) {
  const { search, onChange } = props;
  const dealerships = useRead('listDealerships', {}).data?.dealerships ?? [];
  const isPast = search.scope === 'past';
  const set: SetFacet = (key, value) => {
    const { [key]: _old, ...rest } = search;
    const isNothing = value === null || value === undefined || value === false || value === '';
    onChange(isNothing ? rest : { ...rest, [key]: value });
  };
  return (
    <Stack gap={8}>
      <Group gap="xs">
        <TextInput
          ref={props.input}
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder="VIN, stock, make, model"
          aria-label="Find vehicles"
          value={search.search ?? ''}
          onChange={(event) => set('search', event.currentTarget.value)}
          w={250}
        />
        <Select
          aria-label="Dealership"
          placeholder="All dealerships"
          data={dealerships.map((line) => line.name)}
          value={search.dealership ?? null}
          onChange={(name) => set('dealership', name)}
          searchable
          clearable
          w={200}
        />
        <Select
          aria-label="Condition"
          placeholder="Any condition"
          data={CONDITIONS}
          value={search.condition ?? null}
          onChange={(value) => set('condition', value as InventorySearch['condition'] | null)}
          clearable
          w={145}
        />
        {!isPast && <ActiveFacets search={search} set={set} onChange={onChange} />}
        <Ranges search={search} set={set} />
      </Group>
      <SearchToggles search={search} set={set} isPast={isPast} />
    </Stack>
  );
}

/** Make and lot status, as the active import has them. */
function ActiveFacets({ search, set, onChange }: FacetProps & { onChange: (search: InventorySearch) => void }) {
  const facets = useRead('readInventoryFacets', {}).data;
  const { lot, lotStatus, ...rest } = search;
  return (
    <>
      <Select
        aria-label="Lot status"
        placeholder="Any lot status"
        data={[
          { group: 'As orders judge it', items: LOTS },
          {
            group: 'As the feed says it',
            items: (facets?.lotStatuses ?? []).map((line) => ({
              value: STATUS + line.lotStatus,
              label: `${line.lotStatus || '(blank)'} · ${formatCount(line.vehicles)}`,
            })),
          },
        ]}
        value={lot ?? (lotStatus === undefined ? null : STATUS + lotStatus)}
        onChange={(value) => {
          if (value === null) onChange(rest);
          else if (value.startsWith(STATUS)) onChange({ ...rest, lotStatus: value.slice(STATUS.length) });
          else onChange({ ...rest, lot: value as 'on' | 'off' });
        }}
        clearable
        searchable
        w={160}
      />
      <MultiSelect
        aria-label="Make"
        placeholder={search.makes ? undefined : 'Any make'}
        data={(facets?.makes ?? []).map(({ make, vehicles }) => ({
          value: make,
          label: `${make || '(no make)'} · ${formatCount(vehicles)}`,
        }))}
        value={[...(search.makes ?? [])]}
        onChange={(makes) => set('makes', makes.length === 0 ? null : makes)}
        searchable
        clearable
        w={190}
      />
    </>
  );
}

/** Model year, price and days on the lot, from and to. */
function Ranges({ search, set }: FacetProps) {
  const used = RANGES.filter(([, from, to]) => search[from] !== undefined || search[to] !== undefined).length;
  return (
    <Popover position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}>
          {used === 0 ? 'Ranges' : `Ranges (${used})`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Ranges">
        <Stack gap="xs">
          {RANGES.map(([label, from, to]) => (
            <Group key={label} gap="xs" wrap="nowrap" align="flex-end">
              {[
                { key: from, words: label, aria: `${label}, from` },
                { key: to, words: 'to', aria: `${label}, to` },
              ].map(({ key, words, aria }) => (
                <NumberInput
                  key={key}
                  label={words}
                  aria-label={aria}
                  value={search[key] ?? ''}
                  onChange={(value) => set(key, typeof value === 'number' ? value : null)}
                  min={0}
                  max={10_000_000}
                  allowDecimal={false}
                  hideControls
                  w={120}
                />
              ))}
            </Group>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
