import { Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useRead } from '../door/use-read.ts';
import { takeExclusionsBack } from '../inventory/exclude-vehicles.ts';
import { Vin } from '../review/vin.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { formatInstant } from '../shell/words.ts';

/** The vehicles that the operator keeps out of this dealership's CAO orders, each with its reason and the way back. */
export function ExclusionList({ dealership }: { readonly dealership: string }) {
  const exclusions = useRead('listCaoExclusions', { name: dealership });
  return (
    <ReadState of={exclusions}>
      {({ exclusions: lines }) =>
        lines.length === 0 ? (
          <Text c="dimmed">
            No vehicle is excluded. Inventory shows every vehicle; from there one can be kept out of future CAO orders.
          </Text>
        ) : (
          <Table verticalSpacing={3} aria-label="Excluded from CAO">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={190}>VIN</Table.Th>
                <Table.Th>Vehicle</Table.Th>
                <Table.Th>Reason</Table.Th>
                <Table.Th w={170}>Since</Table.Th>
                <Table.Th w={110}>
                  <VisuallyHidden>Action</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <Table.Tr key={line.vin}>
                  <Table.Td>
                    <Vin of={line.vin} />
                  </Table.Td>
                  <Table.Td>{line.fullName ?? 'Not in the active inventory'}</Table.Td>
                  <Table.Td style={{ wordBreak: 'break-word' }}>{line.reason}</Table.Td>
                  <Table.Td>{formatInstant(line.excludedAt)}</Table.Td>
                  <Table.Td ta="right">
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`Take back the exclusion of ${line.vin}`}
                      onClick={() => void takeExclusionsBack(dealership, [line.vin])}
                    >
                      Take back
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )
      }
    </ReadState>
  );
}
