import { Alert, Button, Group, Paper, Select, Stack, Table, Text, Title } from '@mantine/core';
import { useFileDialog } from '@mantine/hooks';
import { IconFiles } from '@tabler/icons-react';
import { useState } from 'react';
import type { MovedLog, MovedSettings, MovingReport, OfferedFile } from '../../preload/contract.ts';
import { door } from '../door/door.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatCount, formatPlural } from '../shell/words.ts';

/** A file that was chosen, and whose log it is where its name does not say. */
interface ChosenFile {
  readonly file: OfferedFile;
  readonly dealership?: string;
}

/** Takes VIN logs and dealership settings of another system over: chosen, looked at, then taken in one step. */
export function MovingIn() {
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [report, setReport] = useState<MovingReport | null>(null);
  const [isDone, setDone] = useState(false);
  const { open } = useFileDialog({
    accept: '.csv,.txt,.tsv,.json',
    onChange: (chosen) =>
      void door.offerFiles([...(chosen ?? [])]).then((offered) => look(offered.map((file) => ({ file })))),
  });

  async function look(chosen: readonly ChosenFile[]): Promise<void> {
    if (chosen.length === 0) return;
    setFiles(chosen);
    setDone(false);
    const result = await move(chosen, true);
    setReport(result.ok ? result.value : null);
    if (!result.ok) announceProblem('The files were not read', result.problem);
  }

  async function takeOver(): Promise<void> {
    const result = await move(files, false);
    if (!result.ok) {
      announceProblem('Nothing was taken over', result.problem);
      return;
    }
    setReport(result.value);
    setDone(true);
    announceDone('Taken over', describeTotals(result.value));
  }

  const sayOwner = (log: MovedLog, dealership: string) =>
    void look(files.map((one, place) => (place === log.place ? { ...one, dealership } : one)));
  const canTake = report !== null && [...report.logs, ...report.settings].some((one) => one.problem === null);
  return (
    <Stack maw={1100}>
      <Text size="sm">
        Choose the VIN logs and the dealership settings of the older system, all files at once. A log is given to the
        dealership that its name says: by its name, another name, or its code. Nothing is written before you say so, and
        a backup is made first. Doing it again adds nothing.
      </Text>
      <Group>
        <Button
          leftSection={<IconFiles size={16} aria-hidden />}
          variant={report ? 'default' : 'filled'}
          onClick={open}
        >
          Choose files…
        </Button>
        {report && (
          <Button disabled={!canTake || isDone} onClick={() => void takeOver()}>
            Take over
          </Button>
        )}
        {report && (
          <Text size="sm" role="status">
            {isDone ? 'Taken over: ' : 'Would be taken over: '}
            {describeTotals(report)}
          </Text>
        )}
      </Group>
      {report && report.logs.length > 0 && <Logs logs={report.logs} isDone={isDone} onOwner={sayOwner} />}
      {report && report.settings.length > 0 && <Settings settings={report.settings} />}
    </Stack>
  );
}

function move(files: readonly ChosenFile[], dryRun: boolean) {
  return runJob(dryRun ? 'Looking at the files' : 'Taking over', 'moveIn', {
    files: files.map(({ file, dealership }) => ({ file: { token: file.token }, ...(dealership && { dealership }) })),
    dryRun,
  });
}

function describeTotals({ logs, settings }: MovingReport): string {
  const added = logs.reduce((sum, log) => sum + log.added, 0);
  const known = logs.reduce((sum, log) => sum + log.known, 0);
  const changed = settings.filter((one) => one.problem === null && (one.isNew || one.changes.length > 0)).length;
  const left = [...logs, ...settings].filter((one) => one.problem !== null).length;
  return [
    `${formatPlural(added, 'VIN')} new, ${formatCount(known)} known already`,
    `settings of ${formatPlural(changed, 'dealership')}`,
    ...(left > 0 ? [`${formatCount(left)} left out`] : []),
  ].join(' · ');
}

function Logs(props: {
  readonly logs: readonly MovedLog[];
  readonly isDone: boolean;
  readonly onOwner: (log: MovedLog, dealership: string) => void;
}) {
  const { data } = useRead('listDealerships', {});
  const names = (data?.dealerships ?? []).map((line) => line.name);
  return (
    <Paper withBorder p="sm">
      <Title order={2} size="h4" mb="xs">
        VIN logs
      </Title>
      <Table verticalSpacing={4} aria-label="VIN logs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>File</Table.Th>
            <Table.Th>Dealership</Table.Th>
            <Table.Th ta="right">VIN rows</Table.Th>
            <Table.Th ta="right">New</Table.Th>
            <Table.Th ta="right">Known</Table.Th>
            <Table.Th ta="right">Flagged</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.logs.map((log) => (
            <Table.Tr key={log.place}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{log.file}</Table.Td>
              <Table.Td>
                <Select
                  size="xs"
                  w={260}
                  aria-label={`Dealership of ${log.file}`}
                  placeholder="Whose log is it?"
                  searchable
                  selectFirstOptionOnChange
                  allowDeselect={false}
                  disabled={props.isDone}
                  data={names}
                  value={log.dealership}
                  onChange={(name) => name && name !== log.dealership && props.onOwner(log, name)}
                />
                {log.problem && (
                  <Text size="xs" c="red" mt={4}>
                    {log.problem.message}
                  </Text>
                )}
              </Table.Td>
              <Table.Td ta="right">{formatCount(log.rows)}</Table.Td>
              <Table.Td ta="right">{formatCount(log.added)}</Table.Td>
              <Table.Td ta="right">{formatCount(log.known)}</Table.Td>
              <Table.Td ta="right">{formatCount(log.flagged)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Settings({ settings }: { readonly settings: readonly MovedSettings[] }) {
  const ignored = [...new Set(settings.flatMap((one) => one.ignored))];
  const unchanged = settings.filter((one) => one.problem === null && !one.isNew && one.changes.length === 0);
  return (
    <Paper withBorder p="sm">
      <Title order={2} size="h4" mb="xs">
        Dealership settings
      </Title>
      {ignored.length > 0 && (
        <Alert color="gray" p="xs" mb="xs">
          Settings that have no place here, and are left out: {ignored.join(', ')}.
        </Alert>
      )}
      <Table verticalSpacing={4} aria-label="Dealership settings">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={260}>Dealership</Table.Th>
            <Table.Th>What changes</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {settings
            .filter((one) => !unchanged.includes(one))
            .map((one) => (
              <Table.Tr key={`${one.file} ${one.dealership}`}>
                <Table.Td>
                  {one.dealership}
                  {one.isNew ? ' (new)' : ''}
                </Table.Td>
                <Table.Td>
                  {one.problem && (
                    <Text size="sm" c="red">
                      {one.problem.message}
                    </Text>
                  )}
                  {one.changes.map(({ setting, before, after }) => (
                    <Text key={setting} size="sm">
                      {setting}: <span className="sf-mono">{before}</span> → <span className="sf-mono">{after}</span>
                    </Text>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      {unchanged.length > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {formatPlural(unchanged.length, 'dealership')} with the same settings already.
        </Text>
      )}
    </Paper>
  );
}
