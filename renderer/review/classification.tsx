import { Group, ScrollArea, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ClassifiedEntry, ListOutcome } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { formatPlural } from '../shell/words.ts';

const WORDS: Readonly<Record<ListOutcome, string>> = {
  vin: '✓ VIN',
  stock: '✓ by stock number',
  duplicate: '= twice',
  invalid: '✗ not a VIN',
  'unknown-stock': '✗ not known',
  'ambiguous-stock': '✗ more than one vehicle',
  ignored: '· text',
};

/** What was pasted, entry by entry, as it will be taken. The counts add up to what was pasted. */
export function Classification(props: {
  readonly name: string;
  readonly text: string;
  readonly onReplace?: (input: string, by: string) => void;
}) {
  const [text] = useDebouncedValue(props.text, 200);
  const { data, error } = useRead('classifyList', { name: props.name, text }, { enabled: text.trim() !== '' });
  if (text.trim() === '') return <Text c="dimmed">Nothing pasted yet.</Text>;
  if (error) return <Text c="red">{error.message}</Text>;
  if (!data) return null;
  const shown = data.entries.filter((entry) => entry.outcome !== 'ignored');
  const count = (outcome: ListOutcome) => data.entries.filter((entry) => entry.outcome === outcome).length;
  const taken = count('vin') + count('stock');
  const wrong = count('invalid') + count('unknown-stock') + count('ambiguous-stock');
  return (
    <>
      <Group gap="md" role="status">
        <Text size="sm">
          <b>{formatPlural(taken, 'vehicle')}</b> taken
        </Text>
        <Text size="sm">{formatPlural(count('duplicate'), 'duplicate')}</Text>
        <Text size="sm" c={wrong > 0 ? 'red' : undefined}>
          {formatPlural(wrong, 'entry', 'entries')} to look at
        </Text>
        <Text size="sm" c="dimmed">
          {formatPlural(count('ignored'), 'word')} of text · {formatPlural(data.entries.length, 'entry', 'entries')} in
          all
        </Text>
      </Group>
      <ScrollArea.Autosize mah={420}>
        <Table verticalSpacing={3} aria-label="What was pasted">
          <Table.Tbody>
            {shown.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same text may be pasted twice; its place is its name.
              <EntryLine key={`${index} ${entry.input}`} entry={entry} onReplace={props.onReplace} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </>
  );
}

function EntryLine(props: {
  readonly entry: ClassifiedEntry;
  readonly onReplace: ((input: string, by: string) => void) | undefined;
}) {
  const { entry, onReplace } = props;
  const isWrong = ['invalid', 'unknown-stock', 'ambiguous-stock'].includes(entry.outcome);
  const { suggestion } = entry;
  return (
    <Table.Tr>
      <Table.Td w={130} c={isWrong ? 'red' : undefined}>
        {WORDS[entry.outcome]}
      </Table.Td>
      <Table.Td className="sf-mono">{entry.input}</Table.Td>
      <Table.Td>
        {[
          entry.fullName,
          entry.alreadyOrderedIn !== undefined &&
            `ordered before${entry.alreadyOrderedIn ? ` in ${entry.alreadyOrderedIn}` : ''}`,
          entry.otherDealership && `in the feed of ${entry.otherDealership}`,
          entry.message,
        ]
          .filter(Boolean)
          .join(' · ')}
        {suggestion && onReplace && (
          <button type="button" className="sf-link" onClick={() => onReplace(entry.input, suggestion)}>
            <Text size="sm" c="accent" span td="underline">
              {' '}
              Use {suggestion}
            </Text>
          </button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
