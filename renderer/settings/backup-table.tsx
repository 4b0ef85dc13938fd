import { Button, Group, Modal, Paper, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { BackupFile } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { ReadState } from '../shell/read-state.tsx';
import { useNow } from '../shell/use-now.ts';
import { formatAge, formatInstant } from '../shell/words.ts';
import { restoreBackup } from './restore-backup.ts';
import { formatBytes, nameOf } from './settings-words.ts';

const REASONS: Readonly<Record<string, string>> = {
  daily: 'Every day',
  'before-import': 'Before an import',
  'before-migration': 'Before an update of the program',
  'before-moving-in': 'Before moving in',
  'before-restore': 'Before a restore',
  'by-hand': 'By hand',
};

/** Every backup, newest first, each with a way back to it. It needs no database. */
export function BackupTable() {
  const backups = useRead('listBackups', {});
  const [chosen, setChosen] = useState<BackupFile | null>(null);
  return (
    <ReadState of={backups}>
      {({ backups: lines }) =>
        lines.length === 0 ? (
          <Text>There is no backup yet.</Text>
        ) : (
          <>
            <Paper withBorder>
              <Table aria-label="Backups">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Made</Table.Th>
                    <Table.Th>Why</Table.Th>
                    <Table.Th ta="right">Size</Table.Th>
                    <Table.Th>Checked</Table.Th>
                    <Table.Th>Way back</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {lines.map((backup) => (
                    <BackupLine key={backup.file} backup={backup} onRestore={() => setChosen(backup)} />
                  ))}
                </Table.Tbody>
              </Table>
            </Paper>
            <ConfirmRestore backup={chosen} onClose={() => setChosen(null)} />
          </>
        )
      }
    </ReadState>
  );
}

function BackupLine({ backup, onRestore }: { readonly backup: BackupFile; readonly onRestore: () => void }) {
  const now = useNow();
  const { file, bytes, verified, createdAt } = backup;
  const [, reason = ''] = /Z-([a-z-]+)\.db$/.exec(file) ?? [];
  return (
    <Table.Tr title={nameOf(file)}>
      <Table.Td>
        {formatInstant(createdAt)} · {formatAge(createdAt, now)}
      </Table.Td>
      <Table.Td>{REASONS[reason] ?? reason}</Table.Td>
      <Table.Td ta="right">{formatBytes(bytes)}</Table.Td>
      <Table.Td>{verified ? 'Whole' : 'Not whole'}</Table.Td>
      <Table.Td>
        <Button
          size="compact-sm"
          variant="default"
          disabled={!verified}
          aria-label={`Restore the backup of ${formatInstant(createdAt)}`}
          onClick={onRestore}
        >
          Restore…
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

function ConfirmRestore({ backup, onClose }: { readonly backup: BackupFile | null; readonly onClose: () => void }) {
  const confirm = () => {
    onClose();
    if (backup) void restoreBackup(nameOf(backup.file));
  };
  return (
    <Modal opened={backup !== null} onClose={onClose} title="Restore this backup?">
      <Stack>
        <Text>
          Everything goes back to {formatInstant(backup?.createdAt ?? null)}: inventory, drafts, VIN logs and settings.
          Order folders stay where they are, and orders that were written since are taken over from them, so that no
          vehicle is printed twice. What is there now is kept, so that this can be taken back.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep what is there
          </Button>
          <Button color="red.8" onClick={confirm}>
            Restore
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
