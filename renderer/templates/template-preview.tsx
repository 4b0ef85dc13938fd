import { Alert, Button, Code, Group, Paper, ScrollArea, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { TemplatePreview as Preview, TemplateFormat, TemplateLayout } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone } from '../shell/activity.ts';
import { ReadState } from '../shell/read-state.tsx';
import { encodeText, saveText } from '../shell/save-text.ts';
import { formatCount, formatPlural } from '../shell/words.ts';
import { FORMAT_WORDS, SOURCE_WORDS } from './template-words.ts';

/** Bytes that are shown one by one. */
const SHOWN_BYTES = 4096;

/** What is laid out: a template that need not be saved. */
export interface PreviewSubject {
  readonly id: number | null;
  readonly name: string;
  readonly layout: TemplateLayout;
}

/** Reads what a template makes of a dealership's real vehicles, or what is wrong with it, once typing pauses. */
export function usePreview(subject: PreviewSubject, dealership: string | null) {
  const [settled] = useDebouncedValue(subject, 200);
  const input = {
    ...(settled.id !== null && { id: settled.id }),
    name: settled.name,
    layout: settled.layout,
    dealership: dealership ?? '',
  };
  return useRead('previewTemplate', input, { enabled: dealership !== null });
}

/** The files that a template makes, byte for byte as publishing writes them. */
export function TemplatePreview(props: {
  readonly preview: ReturnType<typeof usePreview>;
  readonly format: TemplateFormat;
  readonly dealership: string | null;
  readonly dealerships: readonly string[];
  readonly onDealership: (name: string) => void;
}) {
  return (
    <Stack gap="xs" h="100%" style={{ minHeight: 0 }}>
      <Select
        label="On vehicles of"
        data={[...props.dealerships]}
        value={props.dealership}
        onChange={(name) => name !== null && props.onDealership(name)}
        searchable
        allowDeselect={false}
      />
      <ReadState of={props.preview}>{(shown) => <Files shown={shown} format={props.format} />}</ReadState>
    </Stack>
  );
}

function Files({ shown, format }: { readonly shown: Preview; readonly format: TemplateFormat }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [view, setView] = useState('text');
  const file = shown.files.find(({ fileName }) => fileName === chosen) ?? shown.files[0];
  if (shown.issues.length > 0) {
    return (
      <Text size="sm" c="dimmed">
        The files are shown once {formatPlural(shown.issues.length, 'mistake is', 'mistakes are')} mended.
      </Text>
    );
  }
  if (!file) return <Text size="sm">{SOURCE_WORDS[shown.source]}</Text>;
  const bytes = encodeText(file.text, file.encoding);
  return (
    <>
      <Text size="xs" c="dimmed" role="status">
        {formatPlural(shown.vehicles, 'vehicle')}: {SOURCE_WORDS[shown.source]}
      </Text>
      {shown.advice.map((words) => (
        <Alert key={words} color="yellow" p="xs" icon={<IconInfoCircle size={18} aria-hidden />}>
          <Text size="sm">{words}</Text>
        </Alert>
      ))}
      {shown.files.length > 1 && (
        <Select
          aria-label="File"
          data={shown.files.map(({ fileName }) => fileName)}
          value={file.fileName}
          onChange={setChosen}
          allowDeselect={false}
        />
      )}
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" fw={600} truncate title={file.fileName}>
          {file.fileName}
        </Text>
        <SegmentedControl
          size="xs"
          style={{ flexShrink: 0 }}
          aria-label="How the file is shown"
          value={view}
          onChange={setView}
          data={[
            { value: 'text', label: 'Text' },
            { value: 'bytes', label: 'Bytes' },
          ]}
        />
      </Group>
      <Paper withBorder className="sf-grow" style={{ overflow: 'hidden', minHeight: 120 }}>
        <ScrollArea h="100%" viewportProps={{ tabIndex: 0, 'aria-label': `Contents of ${file.fileName}` }}>
          <Code block fz={12} style={{ background: 'transparent', whiteSpace: 'pre', overflow: 'visible' }}>
            {view === 'text' ? file.text : dumpBytes(bytes)}
          </Code>
        </ScrollArea>
      </Paper>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="xs" c="dimmed">
          {formatCount(bytes.length)} bytes · {describeBytes(file.encoding, format)}
        </Text>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
          style={{ flexShrink: 0 }}
          onClick={() => {
            saveText(file);
            announceDone(`${file.fileName} is saved`, 'A file to try in Adobe; its pictures are not written.');
          }}
        >
          Save a test file
        </Button>
      </Group>
    </>
  );
}

/** The twin of a CSV is text for InDesign, whatever the template's own form. */
function describeBytes(encoding: 'utf8' | 'utf16le', format: TemplateFormat): string {
  return FORMAT_WORDS[encoding === 'utf16le' ? 'indesign-text' : format].bytes;
}

/** Sixteen bytes a line, with the characters that they are. */
function dumpBytes(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, SHOWN_BYTES); at += 16) {
    const part = [...bytes.subarray(at, at + 16)];
    const digits = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const letters = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');
    lines.push(`${at.toString(16).padStart(6, '0')}  ${digits.padEnd(47)}  ${letters}`);
  }
  if (bytes.length > SHOWN_BYTES) lines.push(`… and ${formatCount(bytes.length - SHOWN_BYTES)} more bytes`);
  return lines.join('\n');
}
