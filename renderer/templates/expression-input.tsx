import { Combobox, Group, Text, TextInput, useCombobox } from '@mantine/core';
import { useRef, useState } from 'react';
import type { TemplateToken } from '../../preload/contract.ts';

/** The token that is being typed before the caret: where its brace stands, and what follows the brace so far. */
interface Typing {
  readonly from: number;
  readonly word: string;
}

/** A field for an expression that offers the tokens as soon as a brace is typed. */
export function ExpressionInput(props: {
  readonly label: string;
  readonly value: string;
  readonly tokens: readonly TemplateToken[];
  readonly error: string | null;
  readonly field: string;
  readonly onChange: (value: string) => void;
}) {
  const { value, tokens, onChange } = props;
  const input = useRef<HTMLInputElement>(null);
  const [typing, setTyping] = useState<Typing | null>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const offered = typing === null ? [] : tokens.filter((token) => matches(token, typing.word));

  function look(text: string, caret: number): void {
    const found = readTyping(text, caret);
    setTyping(found);
    if (found === null) combobox.closeDropdown();
    else {
      combobox.openDropdown();
      combobox.updateSelectedOptionIndex('active');
    }
  }

  function insert(name: string): void {
    if (typing === null) return;
    const rest = value.slice(typing.from + 1 + typing.word.length).replace(/^\}/, '');
    const before = `${value.slice(0, typing.from)}{${name}}`;
    onChange(before + rest);
    setTyping(null);
    combobox.closeDropdown();
    // After the field shows the new text, the caret goes behind the token.
    requestAnimationFrame(() => input.current?.setSelectionRange(before.length, before.length));
  }

  return (
    <Combobox store={combobox} onOptionSubmit={insert} position="bottom-start" width={300}>
      <Combobox.Target>
        <TextInput
          ref={input}
          size="xs"
          aria-label={props.label}
          className="sf-mono-input"
          data-field={props.field}
          spellCheck={false}
          value={value}
          error={props.error}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            look(event.currentTarget.value, event.currentTarget.selectionStart ?? 0);
          }}
          onKeyDownCapture={(event) => {
            // Whoever types fast presses Enter before the list has marked its first token.
            const [first] = offered;
            if (event.key !== 'Enter' || !first || combobox.getSelectedOptionIndex() !== -1) return;
            event.preventDefault();
            event.stopPropagation();
            insert(first.name);
          }}
          onClick={(event) => look(value, event.currentTarget.selectionStart ?? 0)}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={offered.length === 0}>
        <Combobox.Options aria-label="Tokens" mah={240} style={{ overflowY: 'auto' }}>
          {offered.map((token) => (
            <Combobox.Option key={token.name} value={token.name} active={token === offered[0]}>
              <Group justify="space-between" wrap="nowrap" gap="sm">
                <Text size="sm" className="sf-mono">{`{${token.name}}`}</Text>
                <Text size="xs" c="dimmed" ta="right">
                  {token.meaning}
                </Text>
              </Group>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** A brace that is doubled is text, and so is one whose token is closed before the caret. */
function readTyping(text: string, caret: number): Typing | null {
  const found = /(?<!\{)(?:\{\{)*\{([A-Za-z]*)$/.exec(text.slice(0, caret));
  if (!found) return null;
  const word = found[1] ?? '';
  return { from: caret - word.length - 1, word };
}

function matches(token: TemplateToken, word: string): boolean {
  const wanted = word.toLowerCase();
  return token.name.toLowerCase().includes(wanted) || token.meaning.toLowerCase().includes(wanted);
}
