import { Anchor, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconFileImport, IconFlask, IconFolder, IconListCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useRead } from '../door/use-read.ts';
import { useImportFiles } from '../imports/use-import-files.ts';
import { Finding } from '../settings/finding.tsx';
import { openSample, useShops } from '../shell/shop.tsx';
import { formatPlural } from '../shell/words.ts';

/** What a new installation needs before its first order, each step with what is known of it. */
export function FirstSteps() {
  const importFiles = useImportFiles();
  const [, go] = useLocation();
  const isSample = useShops()?.shop.isSample ?? false;
  return (
    <Stack className="sf-grow" align="center" justify="center" gap="lg" py="md">
      <Stack align="center" gap={4}>
        <IconFileImport size={44} stroke={1.3} aria-hidden />
        <Title order={2} size="h3">
          Drop today's scraper file
        </Title>
        <Text c="dimmed" ta="center">
          Nothing has been imported yet. Drop one or more CSV files anywhere in this window.
        </Text>
        <Button mt="xs" onClick={importFiles}>
          Choose files
        </Button>
      </Stack>
      <SimpleGrid cols={{ base: 1, sm: isSample ? 2 : 3 }} w="100%" maw={980}>
        <OrdersFolderStep />
        <LogsStep />
        {!isSample && (
          <Card icon={<IconFlask size={20} aria-hidden />} title="Look round first">
            <Text size="sm">
              Invented vehicles to try everything on, kept apart from your own data and removed in one click.
            </Text>
            <Button size="xs" variant="default" onClick={() => void openSample(go)}>
              Open the sample
            </Button>
          </Card>
        )}
      </SimpleGrid>
    </Stack>
  );
}

function OrdersFolderStep() {
  const probe = useRead('probeOrdersFolder', {}).data;
  return (
    <Card icon={<IconFolder size={20} aria-hidden />} title="Where order folders go">
      {probe && (
        <Text size="sm" className="sf-mono" style={{ overflowWrap: 'anywhere' }}>
          {probe.folder}
        </Text>
      )}
      {probe && (
        <Finding
          isFine={probe.isThere && probe.isWritable}
          words={probe.isThere && probe.isWritable ? 'Files can be written' : 'Nothing can be written there'}
        />
      )}
      <Anchor size="sm" href="#/settings/output">
        Choose another folder
      </Anchor>
    </Card>
  );
}

function LogsStep() {
  const dealerships = useRead('listDealerships', {}).data?.dealerships ?? [];
  const filled = dealerships.filter((line) => line.loggedVins > 0).length;
  return (
    <Card icon={<IconListCheck size={20} aria-hidden />} title="What was ordered before">
      <Text size="sm">
        Without the VIN logs of the older system, every vehicle on a lot looks new.{' '}
        {filled === 0
          ? 'None is here yet.'
          : `${formatPlural(filled, 'dealership')} of ${dealerships.length} have one.`}
      </Text>
      <Anchor size="sm" href="#/settings/moving-in">
        Take the older logs over
      </Anchor>
    </Card>
  );
}

function Card(props: { readonly icon: ReactNode; readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="md">
      <Stack gap="xs" align="flex-start">
        <Group gap="xs">
          {props.icon}
          <Title order={3} size="h5">
            {props.title}
          </Title>
        </Group>
        {props.children}
      </Stack>
    </Paper>
  );
}
