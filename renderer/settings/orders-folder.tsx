import { Button, Group } from '@mantine/core';
import type { ChosenFolder } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { ReadState } from '../shell/read-state.tsx';
import { changeSettings } from './change-settings.ts';
import { ChooseFolder } from './choose-folder.tsx';
import { FolderState } from './folder-state.tsx';
import { Section } from './section.tsx';

/** Where order folders go: what was found there, and another folder. */
export function OrdersFolder() {
  const settings = useRead('readSettings', {});
  return (
    <Section title="Orders folder">
      <FolderState />
      <ReadState of={settings}>
        {({ settings: kept }) => {
          const change = (ordersFolder: ChosenFolder | null) =>
            changeSettings(kept, { ordersFolder }, 'The next order goes to the new folder.');
          return (
            <Group align="flex-end">
              <ChooseFolder label="Another folder" verb="Use it" onChoose={change} />
              <Button variant="default" disabled={kept.ordersFolder === null} onClick={() => void change(null)}>
                Use the application's own folder
              </Button>
            </Group>
          );
        }}
      </ReadState>
    </Section>
  );
}
