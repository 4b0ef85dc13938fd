import { Anchor, Paper, ScrollArea, Table, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import type { InventoryChanges } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { formatCount, formatInstant } from '../shell/words.ts';
import { CHANGES, makeAddress } from './inventory-words.ts';

/** What changed between the active import and the one before it, per dealership; each number opens its list. */
export function ChangeTable() {
  const changes = useRead('readInventoryChanges', {});
  return <ReadState of={changes}>{(data) => <Changes changes={data} />}</ReadState>;
}

function Changes({ changes }: { readonly changes: InventoryChanges }) {
  if (changes.since === null) {
    return (
      <EmptyState icon={IconArrowsExchange} title="There is no import before this one">
        <Text c="dimmed">The next import that is activated is compared with the active one.</Text>
      </EmptyState>
    );
  }
  if (changes.places.length === 0) {
    return (
      <EmptyState icon={IconArrowsExchange} title="No vehicle changed">
        <Text c="dimmed">
          Compared with the import of {formatInstant(changes.since)}. What was carried over from it counts as unchanged.
        </Text>
      </EmptyState>
    );
  }
  return (
    <>
      <Text size="sm" c="dimmed">
        Compared with the import of {formatInstant(changes.since)}. What was carried over from it counts as unchanged.
      </Text>
      <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
        <ScrollArea h="100%">
          <Table stickyHeader highlightOnHover maw={980} aria-label="What changed per dealership">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Dealership</Table.Th>
                <Table.Th ta="right">Vehicles</Table.Th>
                {CHANGES.map(({ kind, heading }) => (
                  <Table.Th key={kind} ta="right">
                    {heading}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.places.map((place) => (
                <Table.Tr key={place.location}>
                  <Table.Td>{place.dealership ?? `${place.location} (no dealership)`}</Table.Td>
                  <Table.Td ta="right">{formatCount(place.vehicles)}</Table.Td>
                  {CHANGES.map(({ kind, heading }) => (
                    <Table.Td key={kind} ta="right">
                      <Count
                        count={place[kind]}
                        words={`${heading} at ${place.dealership ?? place.location}`}
                        href={place.dealership === null ? null : `#${makeAddress(kind, place.dealership)}`}
                      />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th>All</Table.Th>
                <Table.Td />
                {CHANGES.map(({ kind, heading }) => (
                  <Table.Th key={kind} ta="right">
                    <Count count={changes.total[kind]} words={`${heading}, all`} href={`#${makeAddress(kind)}`} />
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Tfoot>
          </Table>
        </ScrollArea>
      </Paper>
    </>
  );
}

/** A number that opens its list. */
function Count(props: { readonly count: number; readonly words: string; readonly href: string | null }) {
  if (props.count === 0 || props.href === null) {
    return (
      <Text span size="sm" c="dimmed">
        {props.count === 0 ? '–' : formatCount(props.count)}
      </Text>
    );
  }
  return (
    <Anchor size="sm" href={props.href} underline="always" aria-label={`${formatCount(props.count)}: ${props.words}`}>
      {formatCount(props.count)}
    </Anchor>
  );
}
