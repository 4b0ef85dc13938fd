import { Checkbox, Stack, Switch } from '@mantine/core';
import type { Weekday } from '../../preload/contract.ts';
import type { SettingsFormProps } from './dealership-page.tsx';
import { WORKDAYS } from './dealership-words.ts';

/** On which days the dealership is due, and whether it is worked for at all. */
export function ScheduleForm({ value, onChange }: SettingsFormProps) {
  return (
    <Stack>
      <Checkbox.Group
        label="Due on"
        value={[...value.schedule]}
        onChange={(days) =>
          onChange({ ...value, schedule: WORKDAYS.map(({ day }) => day).filter((day: Weekday) => days.includes(day)) })
        }
      >
        <Stack gap="xs" mt="xs">
          {WORKDAYS.map(({ day, word }) => (
            <Checkbox key={day} value={day} label={word} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Switch
        label="Active customer"
        description="An inactive one is never due; its VIN log is kept"
        checked={value.isActive}
        onChange={(event) => onChange({ ...value, isActive: event.currentTarget.checked })}
      />
    </Stack>
  );
}
