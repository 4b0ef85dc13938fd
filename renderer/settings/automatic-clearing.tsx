import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import type { Settings } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { LeaveGuard } from '../shell/leave-guard.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { changeSettings } from './change-settings.ts';
import { Section } from './section.tsx';

/** What old data goes by itself, once a day; nothing until it is chosen here. */
export function AutomaticClearing() {
  const settings = useRead('readSettings', {});
  return (
    <Section
      title="By itself, once a day"
      about="Leave a field empty to keep everything until you clear it yourself. Look above first at what it would be."
    >
      <ReadState of={settings}>
        {({ settings: kept }) => <Fields key={JSON.stringify(kept.retention)} settings={kept} />}
      </ReadState>
    </Section>
  );
}

function Fields({ settings }: { readonly settings: Settings }) {
  const [importDays, setImportDays] = useState(settings.retention.importDays);
  const [orderDays, setOrderDays] = useState(settings.retention.orderDays);
  const retention = { importDays, orderDays };
  const isChanged = JSON.stringify(retention) !== JSON.stringify(settings.retention);
  const days = { min: 1, max: 3650, allowDecimal: false, placeholder: 'never', w: 220 } as const;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void changeSettings(settings, { retention }, 'It is done once a day while the application is open.');
      }}
    >
      <Group align="flex-end">
        <NumberInput
          {...days}
          label="Delete imports after (days)"
          value={importDays ?? ''}
          onChange={(value) => setImportDays(Number(value) || null)}
        />
        <NumberInput
          {...days}
          label="Clear orders after (days)"
          value={orderDays ?? ''}
          onChange={(value) => setOrderDays(Number(value) || null)}
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
