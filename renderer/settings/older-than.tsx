import { Button, Group, NumberInput } from '@mantine/core';

/** Asks for an age in days, and looks what is older before anything goes. */
export function OlderThan(props: {
  readonly days: number;
  readonly onDays: (days: number) => void;
  /** What the button asks. */
  readonly question: string;
  readonly onLook: () => void;
}) {
  const { days, onDays, question, onLook } = props;
  return (
    <Group align="flex-end">
      <NumberInput
        label="Older than (days)"
        min={1}
        max={3650}
        allowDecimal={false}
        clampBehavior="strict"
        w={160}
        value={days}
        onChange={(value) => onDays(Math.max(1, Number(value) || 1))}
      />
      <Button variant="default" onClick={onLook}>
        {question}
      </Button>
    </Group>
  );
}
