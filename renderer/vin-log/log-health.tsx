import { Badge, Paper, ScrollArea, Table, Text } from '@mantine/core';
import type { VinLogHealth } from '../../preload/contract.ts';
import { formatCount } from '../shell/words.ts';
import { LOG_STATE } from './vin-log-words.ts';

/** Each dealership's VIN log, those that want a look first. */
export function LogHealth(props: {
  readonly logs: readonly VinLogHealth[];
  readonly onOpen: (dealership: string) => void;
}) {
  const states = Object.keys(LOG_STATE);
  const rank = (log: VinLogHealth) => (log.state === 'ok' ? states.length : states.indexOf(log.state));
  const logs = [...props.logs].sort((left, right) => rank(left) - rank(right));
  return (
    <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
      <ScrollArea h="100%">
        <Table stickyHeader aria-label="Health of the VIN logs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Dealership</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th ta="right">VINs</Table.Th>
              <Table.Th ta="right">Largest lot</Table.Th>
              <Table.Th>Last entry</Table.Th>
              <Table.Th>What to do</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {logs.map((log) => (
              <Table.Tr key={log.dealership}>
                <Table.Td>
                  <button type="button" className="sf-link" onClick={() => props.onOpen(log.dealership)}>
                    {log.dealership}
                  </button>
                </Table.Td>
                <Table.Td>
                  <Badge color={LOG_STATE[log.state].color} variant="light" tt="none">
                    {LOG_STATE[log.state].word}
                  </Badge>
                </Table.Td>
                <Table.Td ta="right">{formatCount(log.vins)}</Table.Td>
                <Table.Td ta="right">{log.largestLot === 0 ? '–' : formatCount(log.largestLot)}</Table.Td>
                <Table.Td>{log.lastOn ?? '–'}</Table.Td>
                <Table.Td>
                  <Text size="sm">{LOG_STATE[log.state].advice}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Paper>
  );
}
