import {
  Anchor,
  Button,
  FileButton,
  Group,
  Paper,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconBarcode, IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { RunSheetRow } from '../../preload/contract.ts';
import { ORDER_TYPE_WORDS } from '../dealerships/dealership-words.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceProblem } from '../shell/activity.ts';
import { useDrops } from '../shell/drops.ts';
import { ReadState } from '../shell/read-state.tsx';
import { useBackKey } from '../shell/use-back-key.ts';
import { useSheetDate } from '../today/use-sheet-date.ts';
import { Classification } from './classification.tsx';
import { keepList, noteTypedList, readTypedList } from './keep-list.ts';

/** Milliseconds after the last key before what was typed is kept. */
const KEEP_AFTER = 400;

const DROP_WORDS = { title: 'Drop what the dealership sent', hint: 'Its text is added to the list.' };

/** What a dealership sent, for a LIST or MAINTENANCE row of the run sheet. */
export function ListEntryScreen() {
  const { rowId = '' } = useParams<{ rowId: string }>();
  const [date] = useSheetDate();
  const sheet = useRead('readRunSheet', { date });
  return (
    <ReadState of={sheet}>
      {({ rows }) => {
        const row = rows.find((line) => line.id === Number(rowId));
        return row ? <ListEntry key={row.id} row={row} /> : <Text c="dimmed">This row is no longer on the sheet.</Text>;
      }}
    </ReadState>
  );
}

function ListEntry({ row }: { readonly row: RunSheetRow }) {
  const [text, setText] = useState(() => readTypedList(row));
  const [isScanning, setScanning] = useState(false);
  const [, go] = useLocation();
  const keep = useDebouncedCallback((listText: string) => void keepList(row, listText), {
    delay: KEEP_AFTER,
    // Also when the screen is left at once.
    flushOnUnmount: true,
  });
  const change = (next: string) => {
    setText(next);
    noteTypedList(row, next);
    keep(next);
  };

  async function addFiles(files: readonly File[]): Promise<void> {
    const read = await Promise.all(files.map((file) => file.text()));
    change([text, ...read].join('\n').trim());
  }

  async function review(): Promise<void> {
    if (text.trim() === '') return;
    if (!(await keepList(row, text))) return;
    const call = row.orderId === null ? 'prepareRunSheetRow' : 'refreshRunSheetRow';
    const result = await runJob(`Preparing ${row.dealership}`, call, { id: row.id });
    if (!result.ok) announceProblem(`${row.dealership} was not prepared`, result.problem);
    else if (result.value.order) go(`/today/${result.value.order.id}`);
    else announceProblem(row.dealership, { code: 'nothing-new', message: 'No entry could be made into a vehicle.' });
  }

  useBackKey(() => go('/today'), []);
  useHotkeys([['mod+Enter', () => void review()]], []);
  useDrops(DROP_WORDS, (files) => void addFiles(files));
  return (
    <Stack className="sf-grow" gap="sm">
      <Group justify="space-between">
        <Group>
          <Anchor href="#/today">Today</Anchor>
          <Title order={1} size="h2">
            {row.dealership} · {ORDER_TYPE_WORDS[row.type]}
          </Title>
        </Group>
        <Group gap="xs">
          <Switch
            label="Scanner"
            thumbIcon={<IconBarcode size={12} aria-hidden />}
            checked={isScanning}
            onChange={(event) => setScanning(event.currentTarget.checked)}
          />
          <FileButton accept=".csv,.txt,.tsv" multiple onChange={(files) => void addFiles(files)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileText size={16} aria-hidden />}>
                Open files
              </Button>
            )}
          </FileButton>
          <Button disabled={text.trim() === ''} onClick={() => void review()}>
            Review (Ctrl+Enter)
          </Button>
        </Group>
      </Group>
      <Text size="sm" c="dimmed">
        {row.type === 'list'
          ? 'No rule is applied to a LIST and no VIN is dropped. Without a link base, its QR codes carry the VIN as text.'
          : 'What the rules find new is united with this list; the list wins.'}
      </Text>
      <Group className="sf-grow" align="stretch" wrap="nowrap" grow>
        <Stack gap="xs">
          {isScanning && <ScannerLine onScan={(vin) => change(`${text}\n${vin}`.trim())} />}
          <Textarea
            aria-label="VINs or stock numbers"
            placeholder="Paste anything: lines, commas, tabs, USED - VIN, stock numbers, a whole e-mail"
            className="sf-grow"
            autoFocus
            styles={{
              root: { display: 'flex', flexDirection: 'column' },
              wrapper: { flex: 1 },
              input: { height: '100%', fontFamily: 'var(--mantine-font-family-monospace)' },
            }}
            value={text}
            onChange={(event) => change(event.currentTarget.value)}
          />
        </Stack>
        <Paper withBorder p="sm" style={{ overflow: 'hidden' }}>
          <Classification
            name={row.dealership}
            text={text}
            onReplace={(input, by) => change(text.replace(input, by))}
          />
        </Paper>
      </Group>
    </Stack>
  );
}

/** A barcode scanner types 17 characters and Enter; the line takes them and is empty again for the next. */
function ScannerLine({ onScan }: { readonly onScan: (vin: string) => void }) {
  const [typed, setTyped] = useState('');
  return (
    <TextInput
      label="Scan a VIN"
      autoFocus
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        if (typed.trim() !== '') onScan(typed.trim());
        setTyped('');
      }}
    />
  );
}
