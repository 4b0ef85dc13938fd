import { Stack, Table, Text } from '@mantine/core';
import type { ComparedVehicle, Vehicle } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { Dialog } from '../shell/dialog.tsx';
import { ReadState } from '../shell/read-state.tsx';

/** What a person calls a column, the feed's name of it, and the field that became of it. */
const FIELDS: readonly (readonly [label: string, column: string, field: keyof Vehicle])[] = [
  ['VIN', 'vin', 'vin'],
  ['Stock', 'stock', 'stock'],
  ['Type', 'type', 'condition'],
  ['Status', 'status', 'lotStatus'],
  ['Year', 'year', 'year'],
  ['Make', 'make', 'make'],
  ['Model', 'model', 'model'],
  ['Trim', 'trim', 'trim'],
  ['Color', 'extColor', 'color'],
  ['Price', 'price', 'price'],
  ['MSRP', 'msrp', 'msrp'],
  ['Body style', 'bodyStyle', 'bodyStyle'],
  ['Fuel', 'fuelType', 'fuelType'],
  ['In stock since', 'dateInStock', 'inStockOn'],
  ['Location', 'location', 'location'],
  ['URL', 'url', 'url'],
  ['Full name', 'fullName', 'fullName'],
];

/** Each row of a VIN as the file has it, beside what was made of it. */
export function RawBesideNormalized(props: { readonly vin: string; readonly onClose: () => void }) {
  const rows = useRead('compareVehicle', { vin: props.vin });
  return (
    <Dialog onClose={props.onClose} title={`The row of ${props.vin}`} size="xl">
      <ReadState of={rows}>
        {(data) => (
          <Stack>
            {data.rows.map((row) => (
              <Comparison key={`${row.file} ${row.line}`} row={row} />
            ))}
          </Stack>
        )}
      </ReadState>
    </Dialog>
  );
}

function Comparison({ row }: { readonly row: ComparedVehicle }) {
  const place = `${row.file}, line ${row.line}`;
  return (
    <div>
      <Text size="sm" c="dimmed">
        {place}
        {row.dealership && ` · ${row.dealership}`}
      </Text>
      <Table verticalSpacing={2} aria-label={place}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={130}>Column</Table.Th>
            <Table.Th>In the file</Table.Th>
            <Table.Th>Here</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {FIELDS.map(([label, column, field]) => {
            const cell = row.cells[column];
            return (
              <Table.Tr key={column}>
                <Table.Td>{label}</Table.Td>
                <Table.Td style={{ wordBreak: 'break-word' }}>
                  {cell ?? (
                    <Text span inherit c="dimmed">
                      no such column
                    </Text>
                  )}
                </Table.Td>
                <Table.Td style={{ wordBreak: 'break-word' }}>{String(row.vehicle[field] ?? '–')}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
