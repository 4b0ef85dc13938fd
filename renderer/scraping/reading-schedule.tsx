import { Alert, Button, Checkbox, Group, Modal, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import type { ScrapingSettings, Weekday } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatRecent } from '../shell/words.ts';
import { OpenAtLogin } from './open-at-login.tsx';
import { useScraping } from './use-scraping.ts';

const DAYS: readonly { readonly day: Weekday; readonly word: string }[] = [
  { day: 'mon', word: 'Mon' },
  { day: 'tue', word: 'Tue' },
  { day: 'wed', word: 'Wed' },
  { day: 'thu', word: 'Thu' },
  { day: 'fri', word: 'Fri' },
  { day: 'sat', word: 'Sat' },
  { day: 'sun', word: 'Sun' },
];

/** When the websites are read by themselves next, and the way to change it. */
export function ReadingSchedule() {
  const { state } = useScraping();
  const [isOpen, { open, close }] = useDisclosure(false);
  const next = state.data?.nextRunAt ?? null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconClock size={16} aria-hidden />}
        disabled={state.data === undefined}
        onClick={open}
      >
        {next === null ? 'No schedule' : `Next: ${formatRecent(next)}`}
      </Button>
      <Modal opened={isOpen} onClose={close} title="When websites are read" size="lg">
        {isOpen && state.data !== undefined && <ScheduleForm settings={state.data.settings} onDone={close} />}
      </Modal>
    </>
  );
}

function ScheduleForm(props: { readonly settings: ScrapingSettings; readonly onDone: () => void }) {
  const [schedule, setSchedule] = useState(props.settings.schedule);
  const [contact, setContact] = useState(props.settings.contact);
  const [error, setError] = useState<string | null>(null);
  const isIdle = schedule.isEnabled && schedule.days.length === 0;

  async function save(): Promise<void> {
    const patch = { schedule, contact: contact.trim() };
    const result = await runJob('Saving the schedule', 'changeScrapingSettings', { patch });
    if (!result.ok) {
      setError(result.problem.message);
      announceProblem('The schedule was not changed', result.problem);
      return;
    }
    announceDone('Schedule saved', schedule.isEnabled ? `Websites are read at ${schedule.time}.` : 'It is off.');
    props.onDone();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        <Switch
          label="Read the websites by themselves"
          checked={schedule.isEnabled}
          onChange={(event) => setSchedule({ ...schedule, isEnabled: event.currentTarget.checked })}
        />
        <TextInput
          type="time"
          label="At"
          w={130}
          value={schedule.time}
          disabled={!schedule.isEnabled}
          onChange={(event) => setSchedule({ ...schedule, time: event.currentTarget.value })}
        />
        <Checkbox.Group
          label="On"
          value={[...schedule.days]}
          onChange={(days) =>
            setSchedule({ ...schedule, days: DAYS.map((one) => one.day).filter((day) => days.includes(day)) })
          }
        >
          <Group gap="lg" mt={4}>
            {DAYS.map(({ day, word }) => (
              <Checkbox key={day} value={day} label={word} disabled={!schedule.isEnabled} />
            ))}
          </Group>
        </Checkbox.Group>
        <Text size="sm" c="dimmed">
          The application has to be running. When it was closed, or the computer slept, it catches up and says which
          times were missed.
        </Text>
        <OpenAtLogin />
        <TextInput
          label="How a website's owner can reach you"
          description="An e-mail or web address. It goes out with every request."
          value={contact}
          onChange={(event) => setContact(event.currentTarget.value)}
        />
        {error !== null && <Alert color="red">{error}</Alert>}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onDone}>
            Cancel
          </Button>
          <Button type="submit" disabled={isIdle || schedule.time === ''}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
