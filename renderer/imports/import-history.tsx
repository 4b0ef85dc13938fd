import { ActionIcon, Badge, Menu, Paper, ScrollArea, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { ImportStatus, ImportSummary } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatCount, formatInstant } from '../shell/words.ts';

const STATUS: Readonly<Record<ImportStatus, { readonly color: string; readonly word: string }>> = {
  staged: { color: 'yellow', word: 'Waiting for you' },
  active: { color: 'green', word: 'Active' },
  archived: { color: 'gray', word: 'Archived' },
  failed: { color: 'red', word: 'Failed' },
};

/** Every import, newest first. A click or Enter opens it. */
export function ImportHistory({ imports }: { readonly imports: readonly ImportSummary[] }) {
  return (
    <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
      <ScrollArea h="100%">
        <Table highlightOnHover stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Status</Table.Th>
              <Table.Th>Imported</Table.Th>
              <Table.Th>Files</Table.Th>
              <Table.Th ta="right">Vehicles</Table.Th>
              <Table.Th ta="right">Dealerships</Table.Th>
              <Table.Th ta="right">Refused rows</Table.Th>
              <Table.Th>Source</Table.Th>
              <Table.Th>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {imports.map((line) => (
              <ImportLine key={line.id} line={line} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Paper>
  );
}

function ImportLine({ line }: { readonly line: ImportSummary }) {
  const [, go] = useLocation();
  const open = () => go(`/imports/${line.id}`);
  const { color, word } = STATUS[line.status];
  return (
    <Table.Tr
      className="sf-row-focus"
      tabIndex={0}
      style={{ cursor: 'pointer' }}
      onClick={open}
      onKeyDown={(event) => event.key === 'Enter' && event.target === event.currentTarget && open()}
    >
      <Table.Td>
        <Badge color={color} variant="light" tt="none">
          {word}
        </Badge>
      </Table.Td>
      <Table.Td>{formatInstant(line.importedAt)}</Table.Td>
      <Table.Td maw={360}>
        <Text size="sm" truncate title={line.failure ?? line.files.join(', ')}>
          {line.failure ?? line.files.join(', ')}
        </Text>
      </Table.Td>
      <Table.Td ta="right">{formatCount(line.totalVehicles)}</Table.Td>
      <Table.Td ta="right">{formatCount(line.dealershipsCount)}</Table.Td>
      <Table.Td ta="right">{formatCount(line.rowsRefused)}</Table.Td>
      <Table.Td>{line.source === 'automated_scrape' ? 'Scraper' : 'File'}</Table.Td>
      <Table.Td ta="right" onClick={(event) => event.stopPropagation()}>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`Actions for import ${line.id}`}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={open}>Open</Menu.Item>
            <Menu.Item disabled={line.status === 'active'} color="red" onClick={() => void deleteImport(line)}>
              Delete
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  );
}

async function deleteImport(line: ImportSummary): Promise<void> {
  const result = await runJob(`Deleting import ${line.id}`, 'deleteImport', { id: line.id });
  if (result.ok) announceDone(`Import ${line.id} is deleted`, line.files.join(', '));
  else announceProblem(`Import ${line.id} was not deleted`, result.problem);
}
