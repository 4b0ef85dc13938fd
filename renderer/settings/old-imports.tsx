import { Button, Group, List, NumberInput, Paper, Stack, Text, Title } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import type { CallOutput } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { IMPORT_STATUS } from '../imports/import-words.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatCount, formatInstant, formatPlural } from '../shell/words.ts';

type Found = CallOutput<'deleteOldImports'>;

/** Old imports: what would be deleted, then a yes. */
export function OldImports() {
  const [days, setDays] = useLocalStorage({ key: 'old-import-days', defaultValue: 90 });
  const [found, setFound] = useState<Found | null>(null);

  async function run(dryRun: boolean): Promise<void> {
    const label = dryRun ? 'Looking for old imports' : 'Deleting old imports';
    const result = await runJob(label, 'deleteOldImports', { days, dryRun });
    if (!result.ok) {
      announceProblem('Old imports were not deleted', result.problem);
      return;
    }
    setFound(dryRun ? result.value : null);
    if (!dryRun) announceDone('Old imports are deleted', describe(result.value));
  }

  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h3">
          Old imports
        </Title>
        <Text size="sm" c="dimmed">
          Archived and failed imports may go after a while. The active import, the one before it and those that wait for
          you stay, and orders and VIN logs are not touched.
        </Text>
        <Group align="flex-end">
          <NumberInput
            label="Older than (days)"
            min={1}
            max={3650}
            allowDecimal={false}
            clampBehavior="strict"
            w={160}
            value={days}
            onChange={(value) => {
              setDays(Math.max(1, Number(value) || 1));
              setFound(null);
            }}
          />
          <Button variant="default" onClick={() => void run(true)}>
            What would be deleted?
          </Button>
        </Group>
        {found && <Doomed found={found} onDelete={() => void run(false)} />}
      </Stack>
    </Paper>
  );
}

function Doomed({ found, onDelete }: { readonly found: Found; readonly onDelete: () => void }) {
  if (found.imports.length === 0) return <Text aria-live="polite">No import is that old.</Text>;
  return (
    <Stack gap="xs" align="flex-start" aria-live="polite">
      <Text fw={600}>{describe(found)}</Text>
      <List size="sm">
        {found.imports.map(({ id, importedAt, files, status }) => (
          <List.Item key={id}>
            {formatInstant(importedAt)} · {files.join(', ') || `import ${id}`} · {IMPORT_STATUS[status].word}
          </List.Item>
        ))}
      </List>
      <Button color="red.8" onClick={onDelete}>
        Delete {formatPlural(found.imports.length, 'import')}
      </Button>
    </Stack>
  );
}

function describe({ imports, rows }: Found): string {
  return `${formatPlural(imports.length, 'import')} with ${formatCount(rows)} rows`;
}
