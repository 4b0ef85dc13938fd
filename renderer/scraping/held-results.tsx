import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { ScrapingSite } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { DifferenceTable } from '../imports/difference-table.tsx';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { ReadState } from '../shell/read-state.tsx';
import { useNow } from '../shell/use-now.ts';
import { formatAge, formatPlural } from '../shell/words.ts';
import { OUTCOME_WORDS } from './outcome-words.ts';

/** Results that do not look right: until the operator accepts them, the dealerships keep what they had. */
export function HeldResults({ sites }: { readonly sites: readonly ScrapingSite[] }) {
  const [opened, setOpened] = useState<string | null>(null);
  const held = sites.filter((site) => site.held !== null);
  if (held.length === 0) return null;
  return (
    <Stack gap={6}>
      {held.map((site) => (
        <HeldLine key={site.dealership} site={site} onOpen={() => setOpened(site.dealership)} />
      ))}
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        size="lg"
        title={`What ${opened ?? ''} would change`}
      >
        {opened !== null && <HeldDifference name={opened} onDone={() => setOpened(null)} />}
      </Modal>
    </Stack>
  );
}

function HeldLine({ site, onOpen }: { readonly site: ScrapingSite; readonly onOpen: () => void }) {
  const now = useNow();
  if (site.held === null) return null;
  const { outcome, message, finishedAt } = site.held;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} py={6}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">
          <b>{site.dealership}</b> · {OUTCOME_WORDS[outcome].word.toLowerCase()}, {formatAge(finishedAt, now)}.{' '}
          {message} Nothing was changed.
        </Text>
        <Button size="xs" variant="default" onClick={onOpen} style={{ flexShrink: 0 }}>
          Look at it
        </Button>
      </Group>
    </Alert>
  );
}

function HeldDifference({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const preview = useRead('previewScraped', { names: [name] });

  async function accept(): Promise<void> {
    const result = await runJob(`Accepting the vehicles of ${name}`, 'acceptScraped', { names: [name] });
    if (result.ok) {
      const undo = `Import ${result.value.import.id} is active. An earlier one can be made active again in Imports.`;
      announceDone(`${name}: accepted`, undo);
      onDone();
    } else announceProblem(`${name} keeps its vehicles`, result.problem);
  }

  async function discard(): Promise<void> {
    const result = await runJob(`Dropping what was read of ${name}`, 'discardScraped', { names: [name] });
    if (result.ok) {
      announceDone(name, 'It keeps its vehicles; what was read is dropped.');
      onDone();
    } else announceProblem(`${name} was not changed`, result.problem);
  }

  return (
    <Stack>
      <ReadState of={preview}>
        {(report) => {
          const lines = report.dealerships.filter(({ dealership }) => dealership === name);
          const vehicles = lines.reduce((sum, line) => sum + line.vehicles, 0);
          return (
            <>
              <Text size="sm">
                If you accept, {name} has {formatPlural(vehicles, 'vehicle')}. The other dealerships stay as they are.
              </Text>
              <DifferenceTable lines={lines} />
            </>
          );
        }}
      </ReadState>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => void discard()}>
          Drop it
        </Button>
        <Button variant="default" onClick={onDone}>
          Decide later
        </Button>
        <Button disabled={preview.data === undefined} onClick={() => void accept()}>
          Accept
        </Button>
      </Group>
    </Stack>
  );
}
