import {
  Alert,
  Anchor,
  Badge,
  Button,
  Group,
  Paper,
  ScrollArea,
  SegmentedControl,
  Stack,
  Tabs,
  Text,
} from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ImportMode, ImportReport, Problem } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { ReadState } from '../shell/read-state.tsx';
import { formatCount, formatPlural } from '../shell/words.ts';
import { ConfirmActivation } from './confirm-activation.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { IMPORT_STATUS } from './import-words.ts';
import { RefusalTable } from './refusal-table.tsx';
import { UnmatchedLocations } from './unmatched-locations.tsx';

/** One import: its account, what activating it would change, and the buttons to do so. */
export function ImportDetail({ id }: { readonly id: number }) {
  const imports = useRead('listImports', {});
  const summary = imports.data?.imports.find((line) => line.id === id);
  const hasActive = imports.data?.imports.some((line) => line.status === 'active') ?? false;
  const [mode, setMode] = useState<ImportMode | null>(null);
  const canActivate = summary?.status === 'staged' || summary?.status === 'archived';
  const shownMode = mode ?? summary?.mode ?? 'replace';
  const preview = useRead('previewImport', { id, mode: shownMode }, { enabled: canActivate, isRehearsal: true });
  const stored = useRead('showImport', { id }, { enabled: summary !== undefined && !canActivate });
  if (!summary) return <Text c="dimmed">There is no import {id}.</Text>;
  return (
    <Stack className="sf-grow" gap="sm">
      <Group justify="space-between">
        <Group>
          <Anchor href="#/imports">All imports</Anchor>
          <Text fw={600}>{summary.files.join(', ') || `Import ${id}`}</Text>
          <Badge variant="light" color={IMPORT_STATUS[summary.status].color} tt="none">
            {IMPORT_STATUS[summary.status].word}
          </Badge>
        </Group>
        {canActivate && (
          <SegmentedControl
            aria-label="What happens to dealerships that are not in these files"
            value={shownMode}
            onChange={(value) => setMode(value as ImportMode)}
            disabled={!hasActive}
            data={[
              { value: 'replace', label: 'Replace everything' },
              { value: 'update', label: 'Update these dealerships only' },
            ]}
          />
        )}
      </Group>
      {summary.failure && <Alert color="red">{summary.failure}</Alert>}
      <ReadState of={canActivate ? preview : stored}>
        {(report) => (
          <>
            <ImportAccount report={report} />
            <ImportTabs report={report} activeImportId={summary.status === 'active' ? id : null} />
            {canActivate && <ActivationButtons id={id} mode={shownMode} isStaged={summary.status === 'staged'} />}
          </>
        )}
      </ReadState>
    </Stack>
  );
}

function ImportAccount({ report }: { readonly report: ImportReport }) {
  const { rowsRead, rowsStored, rowsRefused } = report.import;
  return (
    <Text>
      <b>{formatCount(rowsRead)}</b> rows read = <b>{formatCount(rowsStored)}</b> stored +{' '}
      <b>{formatCount(rowsRefused)}</b> refused.{' '}
      {report.files.map((file) => `${file.file}: ${file.encoding}, header in line ${file.headerLine}`).join('; ')}
    </Text>
  );
}

function ImportTabs(props: { readonly report: ImportReport; readonly activeImportId: number | null }) {
  const { report, activeImportId } = props;
  return (
    <Tabs
      className="sf-grow"
      defaultValue={report.unmatchedLocations.length > 0 ? 'unmatched' : 'difference'}
      styles={{ root: { display: 'flex', flexDirection: 'column' }, panel: { flex: 1, minHeight: 0 } }}
      keepMounted={false}
    >
      <Tabs.List>
        <Tabs.Tab value="difference">Difference per dealership ({report.dealerships.length})</Tabs.Tab>
        <Tabs.Tab value="unmatched">Unknown locations ({report.unmatchedLocations.length})</Tabs.Tab>
        <Tabs.Tab value="refused">Refused rows ({formatCount(report.refusals.length)})</Tabs.Tab>
        <Tabs.Tab value="notes">Notes ({report.warnings.length})</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="difference" pt="xs">
        <DifferenceTable lines={report.dealerships} />
      </Tabs.Panel>
      <Tabs.Panel value="unmatched" pt="xs">
        <UnmatchedLocations locations={report.unmatchedLocations} activeImportId={activeImportId} />
      </Tabs.Panel>
      <Tabs.Panel value="refused" pt="xs">
        <RefusalTable refusals={report.refusals} />
      </Tabs.Panel>
      <Tabs.Panel value="notes" pt="xs">
        <Paper withBorder h="100%">
          <ScrollArea h="100%" p="sm">
            {report.warnings.length === 0 && <Text c="dimmed">Nothing to note.</Text>}
            {report.warnings.map((warning) => (
              <Text key={`${warning.code} ${warning.message}`} size="sm">
                <b>{formatCount(warning.count)}</b> · {warning.message}
              </Text>
            ))}
          </ScrollArea>
        </Paper>
      </Tabs.Panel>
    </Tabs>
  );
}

function ActivationButtons(props: { readonly id: number; readonly mode: ImportMode; readonly isStaged: boolean }) {
  const { id, mode, isStaged } = props;
  const [, go] = useLocation();
  const [guard, setGuard] = useState<Problem | null>(null);

  async function activate(yes: boolean): Promise<void> {
    const result = await runJob('Activating the import', 'activateImport', { id, mode, yes });
    if (result.ok) {
      const { import: done, dealerships } = result.value;
      announceDone(
        'The import is active',
        `${formatPlural(done.rowsStored, 'row')} stored, ${formatPlural(dealerships.length, 'dealership')}.`,
      );
      go('/today');
    } else if (result.problem.code === 'needs-confirmation') setGuard(result.problem);
    else announceProblem('The import was not activated', result.problem);
  }

  async function discard(): Promise<void> {
    const result = await runJob('Discarding the import', 'discardImport', { id });
    if (result.ok) go('/imports');
    else announceProblem('The import was not discarded', result.problem);
  }

  useHotkeys([['mod+Enter', () => void activate(false)]]);
  return (
    <Group justify="flex-end">
      {isStaged && (
        <Button variant="default" onClick={() => void discard()}>
          Discard
        </Button>
      )}
      <Button onClick={() => void activate(false)}>
        {isStaged ? 'Activate' : 'Activate this instead'} (Ctrl+Enter)
      </Button>
      <ConfirmActivation
        problem={guard}
        onCancel={() => setGuard(null)}
        onConfirm={() => {
          setGuard(null);
          void activate(true);
        }}
      />
    </Group>
  );
}
