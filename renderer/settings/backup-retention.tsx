import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import type { Settings } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { LeaveGuard } from '../shell/leave-guard.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { changeSettings } from './change-settings.ts';
import { Section } from './section.tsx';

/** How many backups are kept. */
export function BackupRetention() {
  const settings = useRead('readSettings', {});
  return (
    <Section
      title="How many are kept"
      about="One is made every day, before every import, update and restore. Those made by hand stay until you delete their files."
    >
      <ReadState of={settings}>
        {({ settings: kept }) => <Fields key={JSON.stringify(kept.backups)} settings={kept} />}
      </ReadState>
    </Section>
  );
}

function Fields({ settings }: { readonly settings: Settings }) {
  const [keepNewest, setKeepNewest] = useState(settings.backups.keepNewest);
  const [keepDays, setKeepDays] = useState(settings.backups.keepDays);
  const backups = { keepNewest, keepDays };
  const isChanged = JSON.stringify(backups) !== JSON.stringify(settings.backups);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void changeSettings(settings, { backups }, 'What is too many goes with the next backup.');
      }}
    >
      <Group align="flex-end">
        <NumberInput
          label="The newest"
          suffix=" backups"
          min={1}
          max={1000}
          allowDecimal={false}
          w={180}
          value={keepNewest}
          onChange={(value) => setKeepNewest(Math.max(1, Number(value) || 1))}
        />
        <NumberInput
          label="One of each day, for"
          suffix=" days"
          min={1}
          max={3650}
          allowDecimal={false}
          w={180}
          value={keepDays}
          onChange={(value) => setKeepDays(Math.max(1, Number(value) || 1))}
        />
        <Button type="submit" disabled={!isChanged}>
          Save
        </Button>
        {isChanged && <Text size="sm">Not saved</Text>}
      </Group>
      <LeaveGuard isUnsaved={isChanged} what="Settings" />
    </form>
  );
}
