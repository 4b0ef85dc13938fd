import { Checkbox, Chip, Group } from '@mantine/core';
import { useRead } from '../door/use-read.ts';
import { formatCount } from '../shell/words.ts';
import { CHANGES, LONG_ON_THE_LOT } from './inventory-words.ts';
import type { FacetProps } from './set-facet.ts';

/** What changed (one of them at a time), and what is missing. */
export function SearchToggles({ search, set, isPast }: FacetProps & { readonly isPast: boolean }) {
  const { total } = useRead('readInventoryChanges', {}).data ?? {};
  const kinds = CHANGES.filter(
    ({ kind }) => (kind === 'gone' || !isPast) && ((total?.[kind] ?? 0) > 0 || search.change === kind),
  );
  const isLong = search.daysFrom === LONG_ON_THE_LOT + 1;
  return (
    <Group gap="lg">
      {kinds.length > 0 && (
        <Group gap={6} role="group" aria-label="Changed since the import before">
          {kinds.map(({ kind, heading }) => (
            <Chip
              key={kind}
              size="xs"
              variant="light"
              checked={search.change === kind}
              onChange={(isOn) => set('change', isOn && kind)}
            >
              {kind === 'new' ? 'New since last import' : heading} ({formatCount(total?.[kind] ?? 0)})
            </Chip>
          ))}
        </Group>
      )}
      {!isPast && (
        <Checkbox
          size="xs"
          label="No graphics yet"
          checked={search.notOrdered ?? false}
          onChange={(event) => set('notOrdered', event.currentTarget.checked)}
        />
      )}
      <Checkbox
        size="xs"
        label="No web page"
        checked={search.missingUrl ?? false}
        onChange={(event) => set('missingUrl', event.currentTarget.checked)}
      />
      <Checkbox
        size="xs"
        label="No price"
        checked={search.missingPrice ?? false}
        onChange={(event) => set('missingPrice', event.currentTarget.checked)}
      />
      <Checkbox
        size="xs"
        label={`Over ${LONG_ON_THE_LOT} days`}
        checked={isLong}
        onChange={(event) => set('daysFrom', event.currentTarget.checked && LONG_ON_THE_LOT + 1)}
      />
      <Checkbox
        size="xs"
        label="Excluded"
        checked={search.excluded ?? false}
        onChange={(event) => set('excluded', event.currentTarget.checked)}
      />
    </Group>
  );
}
