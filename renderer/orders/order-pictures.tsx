import { Button, Group, ScrollArea, Stack, Table, Text } from '@mantine/core';
import type { PictureCheck } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { Finding } from '../settings/finding.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { formatPlural, formatRecent } from '../shell/words.ts';

/** Whether every picture that the Adobe files of an order name is where they say. */
export function OrderPictures({ orderId }: { readonly orderId: number }) {
  const check = useRead('checkOrderPictures', { id: orderId });
  return (
    <ReadState of={check}>
      {(found) => (
        <Stack gap="sm" h="100%">
          <Group justify="space-between">
            <Finding isFine={found.lost.length === 0} words={describePictures(found)} />
            <Group gap="xs">
              <Text size="xs" c="dimmed">
                Looked {formatRecent(found.at)}
              </Text>
              <Button variant="default" size="xs" onClick={() => void check.refetch()}>
                Look again
              </Button>
            </Group>
          </Group>
          {found.lost.length > 0 && <LostPictures found={found} />}
        </Stack>
      )}
    </ReadState>
  );
}

/** What was found, in a sentence. */
export function describePictures({ pictures, lost }: Pick<PictureCheck, 'pictures' | 'lost'>): string {
  if (pictures === 0) return 'Its Adobe files name no pictures.';
  if (lost.length === 0) return pictures === 1 ? 'The picture is there.' : `All ${pictures} pictures are there.`;
  const verb = lost.length === 1 ? 'is' : 'are';
  return `${lost.length} of ${formatPlural(pictures, 'picture')} ${verb} not where the Adobe files say.`;
}

function LostPictures({ found }: { readonly found: PictureCheck }) {
  return (
    <ScrollArea className="sf-grow">
      <Table aria-label="Lost pictures">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Adobe file, row, column</Table.Th>
            <Table.Th>Path in the file</Table.Th>
            <Table.Th>What is wrong</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.lost.map((picture) => (
            <Table.Tr key={picture.path}>
              <Table.Td>
                {picture.file.replace(/^adobe\//, '')}, row {picture.row}, {picture.header}
              </Table.Td>
              <Table.Td className="sf-mono" style={{ overflowWrap: 'anywhere' }}>
                {picture.path}
              </Table.Td>
              <Table.Td>
                {picture.why === 'missing'
                  ? 'There is no such file. Export the order again.'
                  : 'The paths of the Adobe workstation, as set now, do not lead there. Mend them, or export again.'}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
