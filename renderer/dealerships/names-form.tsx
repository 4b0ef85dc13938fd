import { Stack, TagsInput, TextInput } from '@mantine/core';
import type { SettingsFormProps } from './dealership-page.tsx';

/** The dealership's name and the names under which feeds know it. */
export function NamesForm({ value, onChange }: SettingsFormProps) {
  return (
    <Stack maw={640}>
      <TextInput
        label="Name"
        description="A new name keeps the VIN log"
        value={value.name}
        onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
      />
      <TagsInput
        label="Also known as"
        description="Names in feeds must match exactly, capitals and spaces aside"
        value={[...value.aliases]}
        onChange={(aliases) => onChange({ ...value, aliases })}
      />
    </Stack>
  );
}
