import { Button, Group, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Settings } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { LeaveGuard } from '../shell/leave-guard.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { changeSettings } from './change-settings.ts';
import { Section } from './section.tsx';

/** Automatic order numbers: the shop's series, and the number that comes next. */
export function OrderNumbers() {
  const settings = useRead('readSettings', {});
  return (
    <Section
      title="Order numbers"
      about="Numbers are typed on Today, or given by a series. The series steps over numbers that any order, row or VIN log has, and never gives a number twice."
    >
      <ReadState of={settings}>
        {({ settings: kept }) => <Series key={String(kept.orderNumbers.next)} settings={kept} />}
      </ReadState>
    </Section>
  );
}

function Series({ settings }: { readonly settings: Settings }) {
  const { next } = settings.orderNumbers;
  const [typed, setTyped] = useState(next ?? '');
  const [isOn, setOn] = useState(next !== null);
  const proposed = useRead('proposeOrderNumber', {});
  const wanted = isOn ? typed.trim() : null;
  const isChanged = wanted !== next && wanted !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const done = wanted === null ? 'Numbers are typed.' : 'Orders without a number get the next of the series.';
        void changeSettings(settings, { orderNumbers: { next: wanted } }, done);
      }}
    >
      <Switch
        label="Number orders automatically"
        mb="sm"
        checked={isOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      {isOn && (
        <TextInput
          label="Next number"
          description="It has to end in a digit: 45175, or SF-0042"
          maxLength={40}
          w={240}
          mb="sm"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Group>
        <Button type="submit" disabled={!isChanged}>
          Save order numbers
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {proposed.data?.number === null || !proposed.data
            ? 'No series is in use.'
            : `The next order gets ${proposed.data.number}.`}
        </Text>
      </Group>
      <LeaveGuard isUnsaved={isChanged} what="Settings" />
    </form>
  );
}
