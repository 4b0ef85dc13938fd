import { Badge, Checkbox, Paper, ScrollArea, Table, VisuallyHidden } from '@mantine/core';
import { useLocation } from 'wouter';
import { useNow } from '../shell/use-now.ts';
import { formatAge, formatCount } from '../shell/words.ts';
import type { DealershipViewProps } from './dealership-cards.tsx';
import { describeState, formatSchedule, ORDER_TYPE_WORDS } from './dealership-words.ts';

/** The same customers as the cards, one line each. */
export function DealershipTable({ dealerships, chosen, onChoose }: DealershipViewProps) {
  const [, go] = useLocation();
  const now = useNow();
  return (
    <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
      <ScrollArea h="100%">
        <Table highlightOnHover stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={36}>
                <VisuallyHidden>Selected</VisuallyHidden>
              </Table.Th>
              <Table.Th>Dealership</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Type</Table.Th>
              <Table.Th>Days</Table.Th>
              <Table.Th>Wants</Table.Th>
              <Table.Th ta="right">In feed</Table.Th>
              <Table.Th ta="right">New</Table.Th>
              <Table.Th ta="right">In VIN log</Table.Th>
              <Table.Th ta="right">Last order</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {dealerships.map((line) => {
              const state = describeState(line);
              const open = () => go(`/dealerships/${encodeURIComponent(line.name)}`);
              return (
                <Table.Tr
                  key={line.id}
                  className="sf-row-focus"
                  tabIndex={0}
                  style={{ cursor: 'pointer' }}
                  onClick={open}
                  onKeyDown={(event) => event.key === 'Enter' && event.target === event.currentTarget && open()}
                >
                  <Table.Td onClick={(event) => event.stopPropagation()}>
                    <Checkbox
                      size="xs"
                      checked={chosen.has(line.name)}
                      onChange={() => onChoose(line.name)}
                      aria-label={`Select ${line.name}`}
                    />
                  </Table.Td>
                  <Table.Td>{line.name}</Table.Td>
                  <Table.Td>
                    <Badge size="sm" color={state.color} variant="light" tt="none">
                      {state.word}
                    </Badge>
                  </Table.Td>
                  <Table.Td>{ORDER_TYPE_WORDS[line.orderType]}</Table.Td>
                  <Table.Td>{formatSchedule(line.schedule)}</Table.Td>
                  <Table.Td>{line.rules.vehicleTypes.join(' + ')}</Table.Td>
                  <Table.Td ta="right">{formatCount(line.vehicles)}</Table.Td>
                  <Table.Td ta="right" fw={600}>
                    {formatCount(line.toPrint)}
                  </Table.Td>
                  <Table.Td ta="right">{formatCount(line.loggedVins)}</Table.Td>
                  <Table.Td ta="right">{line.lastOrderAt === null ? '–' : formatAge(line.lastOrderAt, now)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Paper>
  );
}
