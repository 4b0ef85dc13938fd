import { TextInput } from '@mantine/core';
import { useState } from 'react';

/** A value being typed. Enter saves and goes down, Tab saves and goes right, Escape leaves it as it was. */
export function CellEditor(props: {
  readonly label: string;
  readonly text: string;
  readonly onSave: (text: string, next: 'down' | 'right' | 'stay') => void;
  readonly onCancel: () => void;
}) {
  const [text, setText] = useState(props.text);
  return (
    <TextInput
      size="xs"
      variant="unstyled"
      aria-label={props.label}
      autoFocus
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => props.onSave(text, 'stay')}
      onKeyDown={(event) => {
        if (event.key === 'Enter') props.onSave(text, 'down');
        else if (event.key === 'Tab') props.onSave(text, 'right');
        else if (event.key === 'Escape') props.onCancel();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
