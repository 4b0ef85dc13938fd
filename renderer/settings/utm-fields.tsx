import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';

/** UTM keys while they are edited: a new row has no key yet. */
export type UtmRows = readonly (readonly [key: string, value: string])[];

/** The keys that are usual, offered in turn. */
const USUAL_KEYS = ['utm_source', 'utm_medium', 'utm_campaign'] as const;

/** Turns rows into keys; rows without a key are left away, and of a repeated key the first stays. */
export function toUtm(rows: UtmRows): Readonly<Record<string, string>> {
  const named = rows.map(([key, value]) => [key.trim(), value] as const).filter(([key]) => key !== '');
  return Object.fromEntries(named.filter(([key], at) => named.findIndex(([other]) => other === key) === at));
}

/** Query keys that QR codes add to a vehicle's link. */
export function UtmFields({ rows, onChange }: { readonly rows: UtmRows; readonly onChange: (rows: UtmRows) => void }) {
  const set = (index: number, row: UtmRows[number]) => onChange(rows.with(index, row));
  const proposed = USUAL_KEYS.find((key) => !rows.some(([other]) => other === key)) ?? '';
  return (
    <Stack gap="xs" align="flex-start">
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          No key is added.
        </Text>
      )}
      {rows.map(([key, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while their keys are typed.
        <Group key={index} gap="xs" wrap="nowrap">
          <TextInput
            aria-label={`Key ${index + 1}`}
            placeholder="utm_source"
            value={key}
            onChange={(event) => set(index, [event.currentTarget.value, value])}
          />
          <TextInput
            aria-label={`Value ${index + 1}`}
            placeholder="window-graphics"
            value={value}
            onChange={(event) => set(index, [key, event.currentTarget.value])}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove key ${index + 1}`}
            onClick={() => onChange(rows.toSpliced(index, 1))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...rows, [proposed, '']])}
      >
        Add a key
      </Button>
    </Stack>
  );
}
