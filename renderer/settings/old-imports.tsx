import { Button, List, Stack, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import type { CallOutput } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { IMPORT_STATUS } from '../imports/import-words.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatCount, formatInstant, formatPlural } from '../shell/words.ts';
import { OlderThan } from './older-than.tsx';
import { Section } from './section.tsx';

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
    <Section
      title="Old imports"
      about="Archived and failed imports may go after a while. The active import, the one before it and those that wait for you stay, and orders and VIN logs are not touched."
    >
      <OlderThan
        days={days}
        onDays={(value) => {
          setDays(value);
          setFound(null);
        }}
        question="What would be deleted?"
        onLook={() => void run(true)}
      />
      {found && <Doomed found={found} onDelete={() => void run(false)} />}
    </Section>
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
