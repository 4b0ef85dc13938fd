import { Table } from '@mantine/core';
import type { EditedTemplate } from './edit-template.ts';

/** The columns of a built-in layout. */
export function FixedColumns({ value }: { readonly value: EditedTemplate }) {
  return (
    <Table aria-label="Columns">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Header</Table.Th>
          <Table.Th>Expression</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {value.columns.map((column) => (
          <Table.Tr key={column.key}>
            <Table.Td className="sf-mono">{column.header}</Table.Td>
            <Table.Td className="sf-mono">{column.expression}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
