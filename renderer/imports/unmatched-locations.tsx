import { Button, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatPlural } from '../shell/words.ts';

interface UnmatchedLocation {
  readonly location: string;
  readonly rows: number;
}

/** Locations that match no dealership. Mapping one is remembered for every import to come. */
export function UnmatchedLocations(props: {
  readonly locations: readonly UnmatchedLocation[];
  /** Of an import that is active: its vehicles come to their dealership by activating it again. */
  readonly activeImportId: number | null;
}) {
  const { locations, activeImportId } = props;
  if (locations.length === 0) return <Text c="dimmed">Every location belongs to a dealership.</Text>;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        Vehicles of an unknown location are stored under its own name, belong to nobody and cannot be ordered.
      </Text>
      {locations.map((line) => (
        <MapLocation key={line.location} line={line} activeImportId={activeImportId} />
      ))}
    </Stack>
  );
}

function MapLocation({
  line,
  activeImportId,
}: {
  readonly line: UnmatchedLocation;
  readonly activeImportId: number | null;
}) {
  const { data } = useRead('listDealerships', {});
  const [name, setName] = useState<string | null>(null);

  async function map(dealership: string): Promise<void> {
    const result = await runJob('Remembering the name', 'mapLocation', { name: dealership, location: line.location });
    if (!result.ok) {
      announceProblem(`"${line.location}" was not mapped`, result.problem);
      return;
    }
    announceDone(`"${line.location}" is ${dealership}`, 'This is remembered for every import to come.');
    await activateAgain();
  }

  async function add(): Promise<void> {
    const result = await runJob('Adding a dealership', 'addDealership', { name: line.location });
    if (!result.ok) {
      announceProblem(`${line.location} was not added`, result.problem);
      return;
    }
    announceDone(`${line.location} is a dealership now`, 'It starts with the standard rules and an empty VIN log.');
    await activateAgain();
  }

  async function activateAgain(): Promise<void> {
    if (activeImportId === null) return;
    const result = await runJob('Giving the vehicles to their dealership', 'activateImport', { id: activeImportId });
    if (!result.ok) announceProblem('The vehicles are not with their dealership yet', result.problem);
  }

  return (
    <Paper withBorder p="xs">
      <Group justify="space-between">
        <Text>
          <b>{line.location}</b>{' '}
          <Text span c="dimmed">
            {formatPlural(line.rows, 'row')}
          </Text>
        </Text>
        <Group gap="xs">
          <Select
            searchable
            selectFirstOptionOnChange
            placeholder="Which dealership is this?"
            aria-label={`Dealership for ${line.location}`}
            data={data?.dealerships.map((dealership) => dealership.name) ?? []}
            value={name}
            onChange={setName}
            w={280}
          />
          <Button disabled={name === null} onClick={() => name !== null && void map(name)}>
            Map
          </Button>
          <Button variant="default" onClick={() => void add()}>
            Add as new
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
