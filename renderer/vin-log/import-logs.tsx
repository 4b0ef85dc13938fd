import { Button, Group, ScrollArea, Select, Stack, Table, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { OfferedFile } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { CallProblem, read } from '../door/use-read.ts';
import { announceDone } from '../shell/activity.ts';
import { Dialog } from '../shell/dialog.tsx';
import { formatPlural } from '../shell/words.ts';
import { nameOutcome } from './name-outcome.ts';

/** A file on its way into a log. */
interface Line {
  readonly file: OfferedFile;
  readonly dealership: string | null;
  /** What was found, or done; `''` before the look. */
  readonly outcome: string;
  readonly state: 'new' | 'looked' | 'done' | 'failed';
}

/** Many logs of the older system at once: whose each is, what it would add, then all of them. */
export function ImportLogs(props: {
  readonly files: readonly OfferedFile[];
  readonly dealerships: readonly string[];
  readonly onClose: () => void;
}) {
  const { files, dealerships, onClose } = props;
  const [lines, setLines] = useState<readonly Line[]>(() =>
    files.map((file) => ({ file, dealership: null, outcome: '', state: 'new' })),
  );
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    void guess(files).then((owners) =>
      setLines((before) => before.map((line, index) => ({ ...line, dealership: owners[index] ?? null }))),
    );
  }, [files]);
  const unseen = lines.filter(({ dealership, state }) => dealership !== null && state === 'new');
  const looked = lines.filter(({ state }) => state === 'looked');
  const isLook = unseen.length > 0;
  const hasDone = lines.some(({ state }) => state === 'done');

  async function run(dryRun: boolean): Promise<void> {
    setBusy(true);
    let done = 0;
    for (const [index, line] of lines.entries()) {
      if (line.dealership === null || line.state !== (dryRun ? 'new' : 'looked')) continue;
      const label = dryRun ? `Reading ${line.file.name}` : `Adding ${line.file.name}`;
      const input = { name: line.dealership, file: { token: line.file.token }, dryRun };
      const result = await runJob(label, 'importVinLog', input);
      if (result.ok && !dryRun) done += 1;
      const after: Line = result.ok
        ? { ...line, outcome: nameOutcome(result.value), state: dryRun ? 'looked' : 'done' }
        : { ...line, outcome: result.problem.message, state: 'failed' };
      setLines((before) => before.with(index, after));
    }
    setBusy(false);
    if (done > 0) announceDone('VIN logs taken over', `${formatPlural(done, 'file')} of ${files.length}.`);
  }

  return (
    <Dialog onClose={onClose} title="Import VIN logs" size="xl" closeOnClickOutside={false}>
      <Stack>
        <Text size="sm" c="dimmed">
          The dealership is guessed from the file's name; choose it where it is missing or wrong. A file that fails
          leaves the others alone.
        </Text>
        <ScrollArea.Autosize mah={420} viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Files' }}>
          <Table aria-label="Files to import">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>File</Table.Th>
                <Table.Th>VIN log of</Table.Th>
                <Table.Th>What it has</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line, index) => (
                <Table.Tr key={line.file.token}>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{line.file.name}</Table.Td>
                  <Table.Td w={260}>
                    <Select
                      aria-label={`VIN log that ${line.file.name} is`}
                      placeholder="Leave it out"
                      data={[...dealerships]}
                      searchable
                      clearable
                      disabled={isBusy || line.state === 'done'}
                      value={line.dealership}
                      onChange={(dealership) =>
                        setLines((before) => before.with(index, { ...line, dealership, outcome: '', state: 'new' }))
                      }
                    />
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm" c={line.state === 'failed' ? 'red' : undefined}>
                      {line.state === 'done' ? `Added. ${line.outcome}` : line.outcome}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {hasDone ? 'Close' : 'Cancel'}
          </Button>
          <Button loading={isBusy} disabled={!isLook && looked.length === 0} onClick={() => void run(isLook)}>
            {isLook || looked.length === 0 ? 'Look first' : `Add ${formatPlural(looked.length, 'file')}`}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

async function guess(files: readonly OfferedFile[]): Promise<readonly (string | null)[]> {
  try {
    return (await read('guessLogOwners', { files: files.map(({ name }) => name) })).owners;
  } catch (error) {
    // Nothing is guessed then; a person chooses.
    if (error instanceof CallProblem) return [];
    throw error;
  }
}
