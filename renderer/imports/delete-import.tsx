import { Button, Group, Stack, Text } from '@mantine/core';
import type { ImportSummary } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { Dialog } from '../shell/dialog.tsx';
import { formatInstant, formatPlural } from '../shell/words.ts';

/** Asks before an import goes for good; nothing brings it back but the files that it came from. */
export function DeleteImport(props: { readonly line: ImportSummary; readonly onClose: () => void }) {
  const { line, onClose } = props;
  const { id, files, importedAt, totalVehicles } = line;

  async function remove(): Promise<void> {
    onClose();
    const result = await runJob(`Deleting import ${id}`, 'deleteImport', { id });
    if (result.ok) announceDone(`Import ${id} is deleted`, files.join(', '));
    else announceProblem(`Import ${id} was not deleted`, result.problem);
  }

  return (
    <Dialog onClose={onClose} title={`Delete import ${id}?`}>
      <Stack>
        <Text>
          {files.join(', ')} of {formatInstant(importedAt)}, with {formatPlural(totalVehicles, 'vehicle')}, can then not
          be activated again. The active import, orders and VIN logs stay as they are.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it
          </Button>
          <Button color="red.8" onClick={() => void remove()}>
            Delete the import
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
