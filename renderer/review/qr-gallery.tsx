import { Alert, Card, Center, Image, Pagination, ScrollArea, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../door/use-read.ts';
import { ReadState } from '../shell/read-state.tsx';
import { Vin } from './vin.tsx';

const PAGE = 24;

/** Every QR code as it will be printed, with what it was read back as. */
export function QrGallery({ orderId }: { readonly orderId: number }) {
  const [page, setPage] = useState(1);
  const codes = useRead('readQrCodes', { id: orderId, offset: (page - 1) * PAGE, limit: PAGE });
  return (
    <ReadState of={codes}>
      {({ codes: shown, total }) => (
        <Stack h="100%" gap="sm">
          {shown.some((code) => !code.content.startsWith('http')) && (
            <Alert color="yellow" p="xs">
              Some codes carry only the VIN: a phone shows it as text and opens no page.
            </Alert>
          )}
          <ScrollArea className="sf-grow">
            <SimpleGrid cols={{ base: 4, lg: 5, xl: 8 }} spacing="sm">
              {shown.map((code) => (
                <Card key={code.vin} withBorder padding="xs">
                  <Image src={`data:image/png;base64,${code.png}`} alt={`QR code of ${code.vin}`} bg="white" />
                  <Text fz={11} mt={6} truncate>
                    <Vin of={code.vin} />
                  </Text>
                  <Text
                    size="xs"
                    c={code.decoded === code.content ? 'dimmed' : 'red'}
                    lineClamp={2}
                    title={code.decoded}
                  >
                    {code.decoded === code.content ? '✓ reads' : '✗ reads'} {code.decoded}
                  </Text>
                </Card>
              ))}
            </SimpleGrid>
          </ScrollArea>
          {total > PAGE && (
            <Center>
              <Pagination total={Math.ceil(total / PAGE)} value={page} onChange={setPage} />
            </Center>
          )}
        </Stack>
      )}
    </ReadState>
  );
}
