import { Paper, Table } from '@mantine/core';
import type { AnalyticsLine } from '../../preload/contract.ts';
import { formatCount } from '../shell/words.ts';
import { formatDays } from './analytics-words.ts';

const COLUMNS: readonly (readonly [heading: string, show: (line: AnalyticsLine) => string])[] = [
  ['Orders', (line) => formatCount(line.orders)],
  ['Vehicles', (line) => formatCount(line.vehicles)],
  ['New', (line) => formatCount(line.new)],
  ['Pre-owned', (line) => formatCount(line.po)],
  ['Certified', (line) => formatCount(line.cpo)],
  ['Duplicates avoided', (line) => formatCount(line.duplicates)],
  ['Median days to order', (line) => formatDays(line.medianDays)],
];

/** Orders summed up line by line. */
export function AnalyticsTable(props: {
  readonly label: string;
  readonly heading: string;
  readonly lines: readonly (readonly [name: string, line: AnalyticsLine])[];
}) {
  return (
    <Paper withBorder style={{ overflow: 'hidden' }}>
      <Table.ScrollContainer minWidth={760}>
        <Table verticalSpacing={4} aria-label={props.label}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{props.heading}</Table.Th>
              {COLUMNS.map(([heading]) => (
                <Table.Th key={heading} ta="right">
                  {heading}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {props.lines.map(([name, line]) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                {COLUMNS.map(([heading, show]) => (
                  <Table.Td key={heading} ta="right">
                    {show(line)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
