import { Group, Paper, ScrollArea, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import type { FreshnessLine, HealthHistory } from '../../preload/contract.ts';

/** How the age of a dealership's vehicles is said and coloured; a letter says it without colour. */
const AGES = [
  { upTo: 24, word: 'fresh', letter: '', color: 'var(--mantine-color-green-8)' },
  { upTo: 72, word: 'aging', letter: 'a', color: 'var(--mantine-color-gold-6)' },
  { upTo: Number.POSITIVE_INFINITY, word: 'old', letter: 'o', color: 'var(--mantine-color-red-8)' },
] as const;

/** How old each dealership's vehicles were on each of the last days, the oldest of today first. */
export function FreshnessStrip({ history }: { readonly history: HealthHistory }) {
  const { days, freshness } = history;
  const age = ({ hours }: FreshnessLine) => hours.findLast((value) => value !== null) ?? -1;
  const lines = [...freshness].sort((left, right) => age(right) - age(left));
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between">
        <Title order={3} size="h4">
          Age of the vehicles
        </Title>
        <Group gap="md" aria-hidden>
          {AGES.map(({ word, letter, color }) => (
            <Group key={word} gap={6}>
              <Cell letter={letter} color={color} />
              <Text size="xs">{word}</Text>
            </Group>
          ))}
        </Group>
      </Group>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing was recorded yet.
        </Text>
      ) : (
        <ScrollArea
          mah={360}
          type="auto"
          viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Age of the vehicles' }}
        >
          <Table
            verticalSpacing={1}
            horizontalSpacing={4}
            withRowBorders={false}
            aria-label="Age of the vehicles by dealership"
          >
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Dealership</Table.Th>
                <Table.Th>
                  {days[0]?.date} to {days.at(-1)?.date}
                </Table.Th>
                <Table.Th ta="right">Last seen</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <Strip key={line.dealership} line={line} />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
    </Paper>
  );
}

function Strip({ line }: { readonly line: FreshnessLine }) {
  const last = line.hours.findLast((value) => value !== null) ?? null;
  const known = line.hours.filter((hours) => hours !== null);
  const summary = AGES.map(({ word }) => `${known.filter((hours) => judge(hours).word === word).length} days ${word}`);
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{line.dealership}</Table.Td>
      <Table.Td>
        <VisuallyHidden>{summary.join(', ')}</VisuallyHidden>
        <Group gap={1} wrap="nowrap" aria-hidden>
          {line.hours.map((hours, day) => {
            const { letter, color } = hours === null ? NOTHING : judge(hours);
            // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place.
            return <Cell key={day} letter={letter} color={color} />;
          })}
        </Group>
      </Table.Td>
      <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
        {last === null ? '–' : formatHours(last)}
      </Table.Td>
    </Table.Tr>
  );
}

const NOTHING = { letter: '', color: 'transparent' } as const;

function Cell({ letter, color }: { readonly letter: string; readonly color: string }) {
  return (
    <Stack
      w={10}
      miw={6}
      h={16}
      align="center"
      justify="center"
      style={{
        background: color,
        border: color === 'transparent' ? '1px dotted var(--mantine-color-dimmed)' : undefined,
        fontSize: 9,
        lineHeight: 1,
        color: letter === 'a' ? 'black' : 'white',
      }}
    >
      {letter}
    </Stack>
  );
}

function judge(hours: number): (typeof AGES)[number] {
  return AGES.find(({ upTo }) => hours <= upTo) ?? AGES[2];
}

function formatHours(hours: number): string {
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} d`;
}
