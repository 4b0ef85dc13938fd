import { Button, Group, Stack, Text } from '@mantine/core';
import type { ImportReport } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { DifferenceTable } from '../imports/difference-table.tsx';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { ReadState } from '../shell/read-state.tsx';
import { formatPlural } from '../shell/words.ts';

/** What taking held vehicles would change, and the way to take them or to drop them. */
export function HeldDifference({ names, onDone }: { readonly names: readonly string[]; readonly onDone: () => void }) {
  const preview = useRead('previewScraped', { names }, { isRehearsal: true });
  const whose = names.length === 1 ? names[0] : formatPlural(names.length, 'dealership');

  async function accept(): Promise<void> {
    const result = await runJob(`Accepting the vehicles of ${whose}`, 'acceptScraped', { names });
    if (result.ok) {
      const undo = `Import ${result.value.import.id} is active. An earlier one can be made active again in Imports.`;
      announceDone(`${whose}: accepted`, undo);
      onDone();
    } else announceProblem('Every dealership keeps its vehicles', result.problem);
  }

  async function drop(): Promise<void> {
    const result = await runJob(`Dropping what was read of ${whose}`, 'discardScraped', { names });
    if (result.ok) {
      announceDone(`${whose}: dropped`, 'The vehicles from before stay.');
      onDone();
    } else announceProblem('Nothing was dropped', result.problem);
  }

  return (
    <Stack>
      <ReadState of={preview}>
        {(report) => (
          <>
            <Text size="sm">If you accept, {describeAfter(report, names)} The other dealerships stay as they are.</Text>
            <DifferenceTable lines={linesOf(report, names)} />
          </>
        )}
      </ReadState>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => void drop()}>
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

function linesOf({ dealerships }: ImportReport, names: readonly string[]) {
  return dealerships.filter(({ dealership }) => dealership !== null && names.includes(dealership));
}

function describeAfter(report: ImportReport, names: readonly string[]): string {
  const vehicles = linesOf(report, names).reduce((sum, line) => sum + line.vehicles, 0);
  const who = names.length === 1 ? `${names[0]} has` : `these ${names.length} dealerships have`;
  return `${who} ${formatPlural(vehicles, 'vehicle')}.`;
}
