import { Button, Group, TextInput } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import type { ChosenFolder } from '../../preload/contract.ts';
import { door } from '../door/door.ts';

/** Lets a folder be chosen: in the system's own dialog, or in a browser, which has none, by typing its path. */
export function ChooseFolder(props: {
  readonly label: string;
  /** What choosing does, on the button. */
  readonly verb: string;
  /** Returns whether the folder was taken. */
  readonly onChoose: (folder: ChosenFolder) => Promise<boolean>;
}) {
  const { label, verb, onChoose } = props;
  if (door.host === 'browser') return <TypeFolder {...props} />;
  const choose = async () => {
    const folder = await door.chooseFolder();
    if (folder) await onChoose(folder);
  };
  return (
    <Button variant="default" leftSection={<IconFolderOpen size={16} aria-hidden />} onClick={() => void choose()}>
      {verb === 'Use it' ? label : verb}
    </Button>
  );
}

function TypeFolder(props: {
  readonly label: string;
  readonly verb: string;
  readonly onChoose: (folder: ChosenFolder) => Promise<boolean>;
}) {
  const { label, verb, onChoose } = props;
  const [typed, setTyped] = useState('');
  return (
    <form
      style={{ flex: 1 }}
      onSubmit={(event) => {
        event.preventDefault();
        void onChoose(typed.trim()).then((isDone) => isDone && setTyped(''));
      }}
    >
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          label={label}
          description="The whole path of a folder that is there, as this computer names it"
          style={{ flex: 1 }}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={typed.trim() === ''}>
          {verb}
        </Button>
      </Group>
    </form>
  );
}
