import {
  Alert,
  Button,
  FileButton,
  Group,
  ScrollArea,
  Select,
  Stack,
  Table,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useState } from 'react';
import type { OfferedFile, VinLogImportReport } from '../../preload/contract.ts';
import { door } from '../door/door.ts';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { Dialog } from '../shell/dialog.tsx';
import { formatPlural } from '../shell/words.ts';
import { nameOutcome } from './name-outcome.ts';
import { findUndoOfAdding } from './undo-adding.ts';

/** How many lines of each kind the look ahead shows. */
const SHOWN = 100;

/** Adds VINs to a log: a file of the older system, cells pasted from a spreadsheet, or VINs typed by hand. */
export function AddVins(props: {
  readonly dealerships: readonly string[];
  readonly dealership: string | null;
  /** Several files were chosen: each may be of another dealership. */
  readonly onFiles: (files: readonly OfferedFile[]) => void;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(props.dealership);
  const [text, setText] = useState('');
  const [file, setFile] = useState<OfferedFile | null>(null);
  const [orderNumber, setOrderNumber] = useState('');
  const [orderDate, setOrderDate] = useState('');
  const [report, setReport] = useState<VinLogImportReport | null>(null);
  const change = (act: () => void) => {
    act();
    setReport(null);
  };

  async function send(dryRun: boolean): Promise<void> {
    if (name === null) return;
    const number = orderNumber.trim();
    const result = await runJob(dryRun ? 'Reading the VINs' : 'Adding to the VIN log', 'importVinLog', {
      name,
      ...(file ? { file: { token: file.token } } : { text }),
      ...(number !== '' && { orderNumber: number }),
      ...(orderDate !== '' && { orderDate }),
      dryRun,
    });
    if (!result.ok) announceProblem('The VINs were not added', result.problem);
    else if (dryRun) setReport(result.value);
    else {
      props.onClose();
      announceDone(`VIN log of ${name}`, nameOutcome(result.value), await findUndoOfAdding(name, result.value));
    }
  }

  return (
    <Dialog onClose={props.onClose} title="Add VINs to a log" size="xl" closeOnClickOutside={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(report === null);
        }}
      >
        <Stack gap="sm">
          <Select
            label="Dealership"
            data={[...props.dealerships]}
            value={name}
            onChange={(value) => change(() => setName(value))}
            searchable
            selectFirstOptionOnChange
            data-autofocus={props.dealership === null || undefined}
          />
          {file ? (
            <Group gap="xs">
              <IconFile size={16} aria-hidden />
              <Text>{file.name}</Text>
              <Button size="compact-xs" variant="default" onClick={() => change(() => setFile(null))}>
                Paste instead
              </Button>
            </Group>
          ) : (
            <Textarea
              label="VINs"
              description="Typed, or cells copied from a spreadsheet; a column with order numbers may stand beside them."
              minRows={5}
              maxRows={10}
              autosize
              classNames={{ input: 'sf-mono' }}
              value={text}
              onChange={(event) => change(() => setText(event.currentTarget.value))}
              data-autofocus={props.dealership !== null || undefined}
            />
          )}
          <Group align="end">
            <FileButton
              multiple
              accept=".csv,.txt,.tsv"
              onChange={(picked) =>
                void door.offerFiles(picked).then((offered) => {
                  if (offered.length > 1) props.onFiles(offered);
                  else change(() => setFile(offered[0] ?? null));
                })
              }
            >
              {(button) => (
                <Button {...button} variant="default">
                  Choose files…
                </Button>
              )}
            </FileButton>
            <TextInput
              label="Order, where a row has none"
              value={orderNumber}
              maxLength={40}
              onChange={(event) => change(() => setOrderNumber(event.currentTarget.value))}
            />
            <TextInput
              label="Its date"
              type="date"
              value={orderDate}
              onChange={(event) => change(() => setOrderDate(event.currentTarget.value))}
            />
          </Group>
          {report && <LookAhead report={report} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={name === null || (file === null && text.trim() === '')}>
              {report === null ? 'Look first' : 'Add to the log'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** What adding would do; nothing is written yet. */
function LookAhead({ report }: { readonly report: VinLogImportReport }) {
  const flagged = report.entries.filter((entry) => entry.flag !== '');
  const lines = [
    ...report.ignored.map(({ line, text, reason }) => ({ line, text, what: `Left out: ${reason}` })),
    ...flagged.map(({ line, vin, flag }) => ({ line, text: vin, what: `Kept and flagged: ${flag}` })),
  ].sort((left, right) => left.line - right.line);
  return (
    <Alert color={report.import.added === 0 ? 'yellow' : 'accent'} title={nameOutcome(report)}>
      {lines.length === 0 ? (
        <Text size="sm">Every line was understood. Nothing is written yet.</Text>
      ) : (
        <ScrollArea.Autosize mah={180}>
          <Table verticalSpacing={2} aria-label="Lines to look at">
            <Table.Tbody>
              {lines.slice(0, SHOWN).map(({ line, text, what }) => (
                <Table.Tr key={`${line} ${what} ${text}`}>
                  <Table.Td w={80}>Line {line}</Table.Td>
                  <Table.Td className="sf-mono">{text}</Table.Td>
                  <Table.Td>{what}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {lines.length > SHOWN && <Text size="sm">And {formatPlural(lines.length - SHOWN, 'line')} more.</Text>}
        </ScrollArea.Autosize>
      )}
    </Alert>
  );
}
