import { Checkbox, Paper, ScrollArea, Table } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import type { DealershipSummary, Weekday } from '../../preload/contract.ts';
import { WORKDAYS } from './dealership-words.ts';
import { saveDealership } from './save-dealership.ts';

/** Which dealership is due on which day. Arrow keys move, Space switches. */
export function ScheduleMatrix({ dealerships }: { readonly dealerships: readonly DealershipSummary[] }) {
  const table = useRef<HTMLTableElement>(null);

  function move(event: KeyboardEvent<HTMLInputElement>, row: number, column: number): void {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    table.current?.querySelector<HTMLInputElement>(`[data-cell="${row + step[0]},${column + step[1]}"]`)?.focus();
  }

  return (
    <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
      <ScrollArea h="100%">
        <Table ref={table} stickyHeader verticalSpacing={4} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Dealership</Table.Th>
              {WORKDAYS.map(({ day, word }) => (
                <Table.Th key={day} ta="center">
                  {word} ({dealerships.filter((line) => line.schedule.includes(day)).length})
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {dealerships.map((line, row) => (
              <Table.Tr key={line.id}>
                <Table.Td>{line.name}</Table.Td>
                {WORKDAYS.map(({ day, word }, column) => (
                  <Table.Td key={day}>
                    <Checkbox
                      styles={{ body: { justifyContent: 'center' } }}
                      data-cell={`${row},${column}`}
                      aria-label={`${line.name} on ${word}`}
                      checked={line.schedule.includes(day)}
                      onKeyDown={(event) => move(event, row, column)}
                      onChange={() => void toggleDay(line, day, word)}
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Paper>
  );
}

async function toggleDay(line: DealershipSummary, day: Weekday, word: string): Promise<void> {
  const wasDue = line.schedule.includes(day);
  const days = new Set(wasDue ? line.schedule.filter((other) => other !== day) : [...line.schedule, day]);
  await saveDealership({
    name: line.name,
    patch: { schedule: WORKDAYS.filter((workday) => days.has(workday.day)).map((workday) => workday.day) },
    undo: { schedule: line.schedule },
    words: wasDue ? `No longer due on ${word}.` : `Due on ${word}.`,
  });
}
