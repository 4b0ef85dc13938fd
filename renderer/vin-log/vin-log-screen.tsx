import { Button, Group, SegmentedControl, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue, useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconDownload, IconListCheck, IconPlus, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { OfferedFile, VinLogQuery } from '../../preload/contract.ts';
import { door } from '../door/door.ts';
import { runJob } from '../door/jobs.ts';
import { PAGE_ROWS } from '../door/use-pages.ts';
import { useRead } from '../door/use-read.ts';
import { VehiclePanel } from '../inventory/vehicle-panel.tsx';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { useDrops } from '../shell/drops.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { formatKeys, useActionKeys, useKeysOf } from '../shell/keys.ts';
import { ReadState } from '../shell/read-state.tsx';
import { saveText } from '../shell/save-text.ts';
import { useBackKey } from '../shell/use-back-key.ts';
import { formatPlural } from '../shell/words.ts';
import { AddVins } from './add-vins.tsx';
import { ImportLogs } from './import-logs.tsx';
import { LogHealth } from './log-health.tsx';
import { OrderGrid } from './order-grid.tsx';

const DROP_WORDS = {
  title: 'Drop VIN logs of the older system',
  hint: 'Each is looked at first, and whose it is can be corrected.',
};

/** What was ordered before: the VIN logs of all dealerships in one grid, grouped by order. */
export function VinLogScreen() {
  const [dealership, setDealership] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [search] = useDebouncedValue(words.trim(), 250);
  const [view, setView] = useState('live');
  const [vin, setVin] = useState<string | null>(null);
  const [isAdding, adding] = useDisclosure(false);
  const [files, setFiles] = useState<readonly OfferedFile[]>([]);
  const input = useRef<HTMLInputElement>(null);
  useHotkeys([
    ['mod+F', () => input.current?.focus()],
    ['/', () => input.current?.focus()],
  ]);
  useBackKey(() => setVin(null));
  useDrops(DROP_WORDS, (dropped) => void door.offerFiles(dropped).then(setFiles));
  const addKeys = useKeysOf('add-vins');
  useActionKeys('add-vins', adding.open);
  const query: VinLogQuery = {
    ...(dealership !== null && { dealership }),
    ...(search !== '' && { search }),
    removed: view === 'removed',
  };
  const health = useRead('readVinLogHealth', {});
  const orders = useRead('listVinLogOrders', { ...query, limit: PAGE_ROWS, offset: 0 });
  const names = health.data?.logs.map((log) => log.dealership) ?? [];
  const concerns = health.data?.logs.filter((log) => log.state === 'empty' || log.state === 'stale').length ?? 0;
  return (
    <Stack className="sf-grow" gap="sm">
      <Group justify="space-between">
        <Title order={1} size="h2">
          VIN log
        </Title>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            disabled={(orders.data?.vins ?? 0) === 0}
            onClick={() => void saveAsCsv(query)}
          >
            Save as CSV
          </Button>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={adding.open}>
            Add VINs ({formatKeys(addKeys)})
          </Button>
        </Group>
      </Group>
      <Group>
        <TextInput
          ref={input}
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder="VIN or order number"
          aria-label="Find in the VIN logs"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          w={240}
        />
        <Select
          aria-label="Dealership"
          placeholder="All dealerships"
          data={names}
          value={dealership}
          onChange={setDealership}
          searchable
          selectFirstOptionOnChange
          clearable
          w={240}
        />
        <SegmentedControl
          aria-label="What is shown"
          value={view}
          onChange={setView}
          data={[
            { value: 'live', label: 'In the logs' },
            { value: 'removed', label: 'Removed by hand' },
            { value: 'health', label: concerns === 0 ? 'Health' : `Health (${concerns} to look at)` },
          ]}
        />
        {view !== 'health' && orders.data && (
          <Text size="sm" c="dimmed" role="status">
            {formatPlural(orders.data.total, 'order')} · {formatPlural(orders.data.vins, 'entry', 'entries')}
          </Text>
        )}
      </Group>
      {view === 'health' ? (
        <ReadState of={health}>
          {({ logs }) => (
            <LogHealth
              logs={logs.filter((log) => dealership === null || log.dealership === dealership)}
              onOpen={(name) => {
                setDealership(name);
                setView('live');
              }}
            />
          )}
        </ReadState>
      ) : (
        <Group className="sf-grow" wrap="nowrap" align="stretch" gap="sm">
          <ReadState of={orders}>
            {({ total }) =>
              total === 0 ? (
                <EmptyState icon={IconListCheck} title={nameEmptiness(query)}>
                  {query.removed || dealership || search ? null : (
                    <Text c="dimmed">
                      Exported orders are logged by themselves. Drop the logs of the older system here, or take them
                      over with Add VINs.
                    </Text>
                  )}
                </EmptyState>
              ) : (
                <OrderGrid key={JSON.stringify(query)} query={query} total={total} onVin={setVin} />
              )
            }
          </ReadState>
          {vin !== null && <VehiclePanel key={vin} vin={vin} dealership={null} onClose={() => setVin(null)} />}
        </Group>
      )}
      {isAdding && (
        <AddVins
          dealerships={names}
          dealership={dealership}
          onFiles={(chosen) => {
            adding.close();
            setFiles(chosen);
          }}
          onClose={adding.close}
        />
      )}
      {files.length > 0 && <ImportLogs files={files} dealerships={names} onClose={() => setFiles([])} />}
    </Stack>
  );
}

function nameEmptiness({ removed, dealership, search }: VinLogQuery): string {
  if (search !== undefined) return 'Nothing found';
  if (removed) return 'Nothing was removed by hand';
  return dealership === undefined ? 'The VIN logs are empty' : `The VIN log of ${dealership} is empty`;
}

async function saveAsCsv(query: VinLogQuery): Promise<void> {
  const result = await runJob('Making the CSV', 'saveVinLog', query);
  if (!result.ok) return announceProblem('The VIN log was not saved', result.problem);
  saveText(result.value);
  announceDone(`${result.value.fileName} is saved`, `${formatPlural(result.value.rows, 'entry', 'entries')}.`);
}
