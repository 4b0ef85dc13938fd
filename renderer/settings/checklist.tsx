import { Button, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { HealthCheck } from '../../preload/contract.ts';
import { CallProblem, read } from '../door/use-read.ts';
import { announceProblem } from '../shell/activity.ts';
import { formatCount, formatInstantsIn, formatPlural, formatRecent } from '../shell/words.ts';
import { Finding } from './finding.tsx';
import { applyRemedy, REMEDY_WORDS } from './remedies.ts';
import { saveDiagnostics } from './save-diagnostics.ts';

const NAMES: Readonly<Record<string, string>> = {
  'active-import': 'Active import',
  'raw-rows': 'Rows as imported',
  'normalized-rows': 'Inventory',
  contamination: 'Vehicles of other imports',
  'unmatched-locations': 'Unknown locations',
  'vin-log-tables': 'VIN logs',
  'vin-log-history': 'VIN logs against their history',
  'vin-availability': 'Not ordered yet',
  'cao-query': 'The query behind CAO',
  'unfinished-orders': 'Orders left half done',
  integrity: 'Database file',
  references: 'References',
  backups: 'Backups',
  'orders-folder': 'Where orders go',
  'watched-folder': 'Watched folder',
};

interface CheckRun {
  readonly at: string;
  readonly checks: readonly HealthCheck[];
}

/** The debugging checklist as one button. */
export function Checklist() {
  const [run, setRun] = useState<CheckRun | null>(null);
  const [isRunning, setRunning] = useState(false);

  async function check(): Promise<void> {
    setRunning(true);
    try {
      const { checks } = await read('checkHealth', {});
      setRun({ checks, at: new Date().toISOString() });
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      announceProblem('The checks were not made', error.problem);
    } finally {
      setRunning(false);
    }
  }

  return (
    <Stack>
      <Group>
        <Button
          leftSection={<IconStethoscope size={16} aria-hidden />}
          loading={isRunning}
          onClick={() => void check()}
        >
          Check everything
        </Button>
        <Button variant="default" onClick={() => void saveDiagnostics()}>
          Save a report without VINs
        </Button>
        <Text size="sm" aria-live="polite">
          {run ? summarize(run) : 'Looks at the import, the VIN logs, the database and its backups. Changes nothing.'}
        </Text>
      </Group>
      {run && <CheckTable checks={run.checks} />}
    </Stack>
  );
}

function summarize({ at, checks }: CheckRun): string {
  const wrong = checks.filter(({ ok }) => !ok).length;
  const found = wrong === 0 ? 'all is well' : `${formatPlural(wrong, 'finding')} to look at`;
  return `${formatRecent(at)}: ${formatPlural(checks.length, 'check')}, ${found}.`;
}

function CheckTable({ checks }: { readonly checks: readonly HealthCheck[] }) {
  const [, go] = useLocation();
  return (
    <Paper withBorder>
      <Table aria-label="Checks">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Check</Table.Th>
            <Table.Th>Found</Table.Th>
            <Table.Th>What it means</Table.Th>
            <Table.Th ta="right">When</Table.Th>
            <Table.Th ta="right">Took</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {checks.map(({ id, ok, value, message, remedy, at, milliseconds }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Finding isFine={ok} words={NAMES[id] ?? id} />
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{formatInstantsIn(value)}</Table.Td>
              <Table.Td>
                {message}
                {remedy && (
                  <div>
                    <Button
                      size="compact-sm"
                      variant="default"
                      mt={4}
                      aria-label={`${REMEDY_WORDS[remedy]}: ${NAMES[id] ?? id}`}
                      onClick={() => void applyRemedy(remedy, go)}
                    >
                      {REMEDY_WORDS[remedy]}
                    </Button>
                  </div>
                )}
              </Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {formatRecent(at)}
              </Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {formatCount(milliseconds)} ms
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
