import { Alert, Box, Group, Image, Paper, Stack, Text } from '@mantine/core';
import type { ScannedCode, ScanTestInput } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { Reading } from '../shell/reading.tsx';
import { Finding } from './finding.tsx';

const KINDS: Readonly<Record<ScannedCode['kind'], string>> = {
  inventory: 'A vehicle of the website',
  list: 'A vehicle that is only a VIN',
};

const INCH = 25.4;

/** Real QR codes with the choices on screen, and what the independent decoder reads from them. Hold a phone to it. */
export function ScanTest(props: { readonly input: ScanTestInput }) {
  const test = useRead('testScan', props.input);
  if (test.error) return <Alert color="yellow">{test.error.message}</Alert>;
  if (!test.data) return <Reading size="sm" label="Drawing" />;
  const { dealership, codes } = test.data;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        Drawn for {dealership} exactly as an order would have them. Hold a phone to the screen, or print the picture.
      </Text>
      <Group align="stretch">
        {codes.map((code) => (
          <Code key={code.kind} code={code} />
        ))}
      </Group>
    </Stack>
  );
}

function Code({ code }: { readonly code: ScannedCode }) {
  const { kind, fullName, content, decoded, png, opens, size } = code;
  return (
    <Paper withBorder p="sm" maw={420} style={{ flex: '1 1 300px' }}>
      <Stack gap="xs">
        <Text fw={600}>{KINDS[kind]}</Text>
        <Text size="sm" truncate title={fullName}>
          {fullName}
        </Text>
        <Box w={194} bg="white">
          <Image src={`data:image/png;base64,${png}`} alt={`QR code: ${decoded}`} w={194} h={194} />
        </Box>
        <Text className="sf-mono" size="xs" style={{ overflowWrap: 'anywhere' }}>
          {decoded}
        </Text>
        <Finding
          isFine={decoded === content}
          words={decoded === content ? 'Read back as it was drawn' : 'Reads wrong'}
        />
        <Finding isFine={opens} words={opens ? 'A phone opens it' : 'Text only: it opens nothing on a phone'} />
        <Text size="xs" c="dimmed">
          Printed at 300 dpi: picture {inches(size.picture)}, code {inches(size.code)} ({size.code} mm), {size.modules}{' '}
          × {size.modules} modules of {size.module} mm; a phone reads it from about {inches(size.distance)} away.
        </Text>
      </Stack>
    </Paper>
  );
}

function inches(millimetres: number): string {
  const value = millimetres / INCH;
  return `${value < 5 ? value.toFixed(2) : Math.round(value)} in`;
}
