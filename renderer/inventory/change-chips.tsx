import { Anchor, Group, Text } from '@mantine/core';
import { useRead } from '../door/use-read.ts';
import { formatCount, formatInstant } from '../shell/words.ts';
import { CHANGES, makeAddress } from './inventory-words.ts';

/** What changed since the import before, counted; each opens its list. Shows nothing where there is nothing to compare. */
export function ChangeChips() {
  const changes = useRead('readInventoryChanges', {}).data;
  if (!changes || changes.since === null) return null;
  const found = CHANGES.filter(({ kind }) => changes.total[kind] > 0);
  return (
    <Group gap="sm" role="group" aria-label="What changed">
      <Text size="sm" c="dimmed">
        Since the import of {formatInstant(changes.since)}:{found.length === 0 && ' no vehicle changed'}
      </Text>
      {found.map(({ kind, chip }) => (
        <Anchor key={kind} size="sm" href={`#${makeAddress(kind)}`} underline="always">
          {formatCount(changes.total[kind])} {chip}
        </Anchor>
      ))}
      {found.length > 0 && (
        <Anchor size="sm" href="#/inventory/changes" underline="always">
          per dealership
        </Anchor>
      )}
    </Group>
  );
}
