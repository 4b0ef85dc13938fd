import { Anchor, Button, Checkbox, Group, Paper, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import type { ChosenFolder, Settings, WatchedFile, WatchedFolderState } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { ReadState } from '../shell/read-state.tsx';
import { formatInstant, formatRecent } from '../shell/words.ts';
import { changeSettings } from './change-settings.ts';
import { ChooseFolder } from './choose-folder.tsx';
import { Finding } from './finding.tsx';
import { Section } from './section.tsx';

const OUTCOMES: Readonly<Record<WatchedFile['outcome'], string>> = {
  known: 'Known',
  staged: 'Waits to be looked at',
  activated: 'Made active',
  refused: 'Refused',
};

/** The folder in which the scraper leaves its files, and what became of them. */
export function NewFiles() {
  const settings = useRead('readSettings', {});
  const watched = useRead('readWatchedFolder', {});
  return (
    <Stack>
      <Section
        title="Watched folder"
        about="Files that the scraper leaves there are staged and announced while this application is open. What lies there already when you choose it is left alone, and no file is taken twice."
      >
        <ReadState of={watched}>
          {(state) => state.folder !== null && <State state={state} onAgain={() => void watched.refetch()} />}
        </ReadState>
        <ReadState of={settings}>{({ settings: kept }) => <Choices settings={kept} />}</ReadState>
      </Section>
      {watched.data && watched.data.folder !== null && <Taken files={watched.data.files} />}
    </Stack>
  );
}

function State({ state, onAgain }: { readonly state: WatchedFolderState; readonly onAgain: () => void }) {
  const { folder, failure, at } = state;
  return (
    <>
      <Text className="sf-mono" size="sm" style={{ overflowWrap: 'anywhere' }}>
        {folder}
      </Text>
      <Group justify="space-between">
        <Finding
          isFine={failure === ''}
          words={
            failure === ''
              ? 'It can be read'
              : `It cannot be read (${failure}). Connect the share; it is looked for every few seconds.`
          }
        />
        <Group gap="xs">
          <Text size="xs" c="dimmed">
            Tried {formatRecent(at)}
          </Text>
          <Button variant="default" size="xs" onClick={onAgain}>
            Try again
          </Button>
        </Group>
      </Group>
    </>
  );
}

function Choices({ settings }: { readonly settings: Settings }) {
  const { watchedFolder } = settings;
  const change = (
    part: Omit<Partial<Settings['watchedFolder']>, 'folder'> & { folder?: ChosenFolder | null },
    done: string,
  ) => changeSettings(settings, { watchedFolder: { ...watchedFolder, ...part } }, done);
  return (
    <>
      {watchedFolder.folder !== null && (
        <>
          <Stack gap={4} align="flex-start">
            <Text size="sm" fw={500}>
              Its files have
            </Text>
            <SegmentedControl
              aria-label="What its files have"
              value={watchedFolder.mode}
              onChange={(mode) =>
                void change({ mode: mode === 'update' ? 'update' : 'replace' }, 'It counts from the next file on.')
              }
              data={[
                { value: 'replace', label: 'All dealerships' },
                { value: 'update', label: 'Some of them: keep the others' },
              ]}
            />
          </Stack>
          <Checkbox
            label="Make a clean file active by itself"
            description="Clean: no row refused, every location known, nobody lost more than half of the vehicles. Any other waits for you."
            checked={watchedFolder.activate}
            onChange={(event) =>
              void change({ activate: event.currentTarget.checked }, 'It counts from the next file on.')
            }
          />
        </>
      )}
      <Group align="flex-end">
        <ChooseFolder
          label={watchedFolder.folder === null ? 'Folder to watch' : 'Another folder to watch'}
          verb="Watch it"
          onChoose={(folder) => change({ folder }, 'Files that come from now on are taken.')}
        />
        {watchedFolder.folder !== null && (
          <Button variant="default" onClick={() => void change({ folder: null }, 'No folder is watched.')}>
            Watch no folder
          </Button>
        )}
      </Group>
    </>
  );
}

function Taken({ files }: { readonly files: readonly WatchedFile[] }) {
  return (
    <Section title="What came">
      {files.length === 0 ? (
        <Text>No new file has come yet.</Text>
      ) : (
        <Paper withBorder>
          <Table aria-label="Files of the watched folder">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>File</Table.Th>
                <Table.Th>Taken</Table.Th>
                <Table.Th>What became of it</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {files.map(({ file, takenAt, outcome, importId, message }) => (
                <Table.Tr key={file}>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{file}</Table.Td>
                  <Table.Td>{formatInstant(takenAt)}</Table.Td>
                  <Table.Td>
                    {importId === null || outcome === 'refused' ? (
                      OUTCOMES[outcome]
                    ) : (
                      <Anchor href={`#/imports/${importId}`} underline="always">
                        {OUTCOMES[outcome]}
                      </Anchor>
                    )}
                    {message && (
                      <Text size="sm" c="dimmed">
                        {message}
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
    </Section>
  );
}
