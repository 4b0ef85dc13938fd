import { Accordion, Button, Group, Image, Paper, Stack, Text, Title } from '@mantine/core';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { UpdateState } from '../../preload/contract.ts';
import logo from '../../resources/installer/icon.svg?no-inline';
import { door } from '../door/door.ts';
import { CallProblem } from '../door/use-read.ts';
import { announceProblem } from '../shell/activity.ts';
import { ReadState } from '../shell/read-state.tsx';
import { formatInstant, formatPlural } from '../shell/words.ts';
import { useUpdate } from './use-update.ts';

/** What the build wrote beside the screens (main/cli/write-about.ts). */
interface AboutFile {
  readonly version: string;
  readonly notices: readonly {
    readonly name: string;
    readonly version: string;
    readonly licence: string;
    readonly text: string;
  }[];
}

/** The version, newer versions, and the licences of what is built in. */
export function About() {
  const about: UseQueryResult<AboutFile, CallProblem> = useQuery({ queryKey: ['about'], queryFn: readAbout });
  return (
    <ReadState of={about}>
      {({ version, notices }) => (
        <Stack maw={900}>
          <Paper withBorder p="md">
            <Group wrap="nowrap" align="flex-start">
              <Image src={logo} alt="" w={64} h={64} />
              <Stack gap={4}>
                <Title order={2} size="h3">
                  Silver Fox Order Processing {version}
                </Title>
                <Text size="sm">MIT licence. Your data stays on this computer.</Text>
                <Newer />
              </Stack>
            </Group>
          </Paper>
          <Paper withBorder p="md">
            <Title order={2} size="h3" mb={4}>
              What is built in
            </Title>
            <Text size="sm" c="dimmed" mb="sm">
              {formatPlural(notices.length, 'package')} of others, each with its licence. The licences of Electron's own
              parts lie beside the installed program, in LICENSES.chromium.html.
            </Text>
            <Accordion order={3} keepMounted={false}>
              {notices.map((notice) => (
                <Accordion.Item key={notice.name} value={notice.name}>
                  <Accordion.Control>
                    <Text span>{notice.name}</Text>{' '}
                    <Text span size="sm" c="dimmed">
                      {notice.version} · {notice.licence}
                    </Text>
                  </Accordion.Control>
                  <Accordion.Panel>
                    <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                      {notice.text}
                    </Text>
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            </Accordion>
          </Paper>
        </Stack>
      )}
    </ReadState>
  );
}

function Newer() {
  const update = useUpdate();
  if (!update) return null;
  return (
    <Group gap="sm" mt={4}>
      <Text size="sm" role="status">
        {describeUpdate(update)}
      </Text>
      {update.status === 'ready' && (
        <Button size="xs" onClick={() => void install()}>
          Install and reopen
        </Button>
      )}
      {(update.status === 'unasked' || update.status === 'current' || update.status === 'failed') && (
        <Button size="xs" variant="default" onClick={() => void door.askForUpdate()}>
          Look for updates
        </Button>
      )}
    </Group>
  );
}

function describeUpdate({ status, message = '', version = '', askedAt }: UpdateState): string {
  const when = askedAt === undefined ? '' : ` (${formatInstant(askedAt)})`;
  switch (status) {
    case 'off':
      return `Updates are not looked for. ${message}`;
    case 'unasked':
      return 'Updates are looked for once a day.';
    case 'asking':
      return 'Looking for updates…';
    case 'current':
      return `This is the newest version${when}.`;
    case 'loading':
      return `Loading version ${version}…`;
    case 'ready':
      return `Version ${version} is here. It is installed when you close the window.`;
    case 'failed':
      return `Updates could not be looked for${when}: ${message}. Nothing was changed.`;
  }
}

async function install(): Promise<void> {
  const result = await door.installUpdate();
  if (!result.ok) announceProblem('The newer version was not installed', result.problem);
}

async function readAbout(): Promise<AboutFile> {
  const response = await fetch('./about.json');
  if (response.ok) return (await response.json()) as AboutFile;
  throw new CallProblem({ code: 'not-built', message: 'This is written when the application is built: npm run build' });
}
