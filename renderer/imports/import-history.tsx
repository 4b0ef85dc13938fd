import { ActionIcon, Badge, Menu, Paper, ScrollArea, Table, Text, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { ImportSummary } from '../../preload/contract.ts';
import { formatCount, formatInstant } from '../shell/words.ts';
import { DeleteImport } from './delete-import.tsx';
import { IMPORT_STATUS } from './import-words.ts';

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
  const [isDeleting, deleting] = useDisclosure(false);
  const open = () => go(`/imports/${line.id}`);
  const { color, word } = IMPORT_STATUS[line.status];
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
            <Menu.Item disabled={line.status === 'active'} color="red" onClick={deleting.open}>
              Delete…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {isDeleting && <DeleteImport line={line} onClose={deleting.close} />}
      </Table.Td>
    </Table.Tr>
  );
}
