import { Button, Divider, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ChosenFolder, Destination, Settings } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { ReadState } from '../shell/read-state.tsx';
import { changeSettings } from './change-settings.ts';
import { ChooseFolder } from './choose-folder.tsx';
import { FolderState } from './folder-state.tsx';
import { PathSample } from './path-sample.tsx';
import { Section } from './section.tsx';

/** Further places for order folders, which dealerships name in their output settings. */
export function Destinations() {
  const settings = useRead('readSettings', {});
  return (
    <Section
      title="Destinations"
      about="Some dealerships' orders may go to another place. A dealership names it under Output; all others go to the orders folder."
    >
      <ReadState of={settings}>
        {({ settings: kept }) => (
          <>
            {kept.destinations.map((destination) => (
              <OneDestination key={JSON.stringify(destination)} destination={destination} settings={kept} />
            ))}
            <AddDestination settings={kept} />
          </>
        )}
      </ReadState>
    </Section>
  );
}

function OneDestination(props: { readonly destination: Destination; readonly settings: Settings }) {
  const { destination, settings } = props;
  const { name, folder, adobeFolder } = destination;
  const [typed, setTyped] = useState(adobeFolder ?? '');
  const dealerships = useRead('listDealerships', {});
  const users = (dealerships.data?.dealerships ?? []).filter(({ output }) => output.destination === name);
  const wanted = typed.trim() === '' ? null : typed.trim();
  const change = (change: Partial<Omit<Destination, 'folder'>> & { readonly folder?: ChosenFolder }) =>
    changeSettings(
      settings,
      { destinations: settings.destinations.map((one) => (one === destination ? { ...one, ...change } : one)) },
      `${name} is changed from the next order on.`,
    );
  const remove = () =>
    changeSettings(
      settings,
      { destinations: settings.destinations.filter((one) => one !== destination) },
      `${name} is no destination any more. Its folder stays.`,
    );
  return (
    <Stack gap="xs">
      <Divider />
      <Group justify="space-between">
        <Text fw={600}>{name}</Text>
        <Button size="compact-sm" variant="default" aria-label={`Remove ${name}`} onClick={() => void remove()}>
          Remove
        </Button>
      </Group>
      <FolderState destination={name} />
      <Text size="sm" c="dimmed">
        {users.length === 0 ? 'No dealership names it yet.' : `For ${users.map((user) => user.name).join(', ')}.`}
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void change({ adobeFolder: wanted });
        }}
      >
        <Group align="flex-end" wrap="nowrap">
          <TextInput
            label={`${name} as the Adobe workstation sees it`}
            placeholder="the same path, or the general mapping"
            style={{ flex: 1 }}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={wanted === adobeFolder}>
            Save path
          </Button>
        </Group>
      </form>
      <PathSample folder={folder} pathMapping={wanted === null ? settings.pathMapping : { from: folder, to: wanted }} />
      <ChooseFolder
        label={`Another folder for ${name}`}
        verb="Use it"
        onChoose={(chosen) => change({ folder: chosen })}
      />
    </Stack>
  );
}

function AddDestination({ settings }: { readonly settings: Settings }) {
  const [name, setName] = useState('');
  const add = async (folder: ChosenFolder) => {
    const destinations = [...settings.destinations, { name: name.trim(), folder, adobeFolder: null }];
    const isAdded = await changeSettings(settings, { destinations }, `Dealerships can name ${name.trim()} now.`);
    if (isAdded) setName('');
    return isAdded;
  };
  return (
    <Stack gap="xs">
      <Divider />
      <TextInput
        label="Name of a new destination"
        description="As dealerships will name it; it cannot be changed later"
        maxLength={60}
        w={320}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {name.trim() !== '' && <ChooseFolder label={`Folder of ${name.trim()}`} verb="Add it" onChoose={add} />}
    </Stack>
  );
}
