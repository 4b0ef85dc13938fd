import { Button, Group, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useParams } from 'wouter';
import type { DealershipSummary } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { WebsitesView } from '../scraping/websites-view.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { AddDealership } from './add-dealership.tsx';
import { BulkEdit } from './bulk-edit.tsx';
import { DealershipCards } from './dealership-cards.tsx';
import { DealershipPage } from './dealership-page.tsx';
import { DealershipTable } from './dealership-table.tsx';
import { ScheduleMatrix } from './schedule-matrix.tsx';

const KINDS = [
  { value: 'all', label: 'All' },
  { value: 'cao', label: 'CAO' },
  { value: 'list', label: 'LIST' },
  { value: 'maintenance', label: 'MAINTENANCE' },
  { value: 'inactive', label: 'Inactive' },
];

/** The customers as cards, as a table or as a week; one of them opened. */
export function DealershipsScreen() {
  const { name, tab } = useParams<{ name?: string; tab?: string }>();
  if (name !== undefined) return <DealershipPage key={name} name={decodeURIComponent(name)} tab={tab ?? 'rules'} />;
  return <DealershipList />;
}

function DealershipList() {
  const dealerships = useRead('listDealerships', {});
  const [view, setView] = useLocalStorage({ key: 'dealerships-view', defaultValue: 'cards' });
  const [kind, setKind] = useState('all');
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const filter = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => filter.current?.focus()]]);
  const choose = (line: string) =>
    setChosen((before) =>
      before.has(line) ? new Set([...before].filter((other) => other !== line)) : new Set([...before, line]),
    );
  const isShown = (line: DealershipSummary) =>
    (kind === 'all' || (kind === 'inactive' ? !line.isActive : line.isActive && line.orderType === kind)) &&
    [line.name, ...line.aliases].some((text) => text.toLowerCase().includes(words.trim().toLowerCase()));
  return (
    <Stack className="sf-grow" gap="sm">
      <Group justify="space-between">
        <Title order={1} size="h2">
          Dealerships
        </Title>
        <Group gap="xs">
          <BulkEdit names={[...chosen]} onDone={() => setChosen(new Set())} />
          <AddDealership />
        </Group>
      </Group>
      <Group>
        <TextInput
          ref={filter}
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder="Name or alias ( / )"
          aria-label="Find dealerships"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          w={240}
        />
        <SegmentedControl aria-label="Which dealerships" value={kind} onChange={setKind} data={KINDS} />
        <SegmentedControl
          aria-label="How they are shown"
          value={view}
          onChange={setView}
          data={[
            { value: 'cards', label: 'Cards' },
            { value: 'table', label: 'Table' },
            { value: 'week', label: 'Week' },
            { value: 'websites', label: 'Websites' },
          ]}
        />
        {chosen.size > 0 && (
          <Button variant="subtle" size="xs" onClick={() => setChosen(new Set())}>
            Clear selection ({chosen.size})
          </Button>
        )}
      </Group>
      <ReadState of={dealerships}>
        {({ dealerships: all }) => {
          const lines = all.filter(isShown);
          if (lines.length === 0) return <Text c="dimmed">No dealership matches.</Text>;
          if (view === 'websites') return <WebsitesView names={new Set(lines.map((line) => line.name))} />;
          if (view === 'week') return <ScheduleMatrix dealerships={lines} />;
          const View = view === 'table' ? DealershipTable : DealershipCards;
          return <View dealerships={lines} chosen={chosen} onChoose={choose} />;
        }}
      </ReadState>
    </Stack>
  );
}
