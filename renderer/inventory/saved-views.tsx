import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { InventorySearch } from '../../preload/contract.ts';

/** A search under a name; this computer remembers it. */
interface SavedView {
  readonly name: string;
  readonly search: InventorySearch;
}

/** Opens, keeps and forgets searches. A view that is kept under a name again replaces the older one. */
export function SavedViews(props: {
  readonly search: InventorySearch;
  readonly onOpen: (search: InventorySearch) => void;
}) {
  const [views, setViews] = useLocalStorage<readonly SavedView[]>({ key: 'inventory-views', defaultValue: [] });
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const without = (gone: string) => views.filter((view) => view.name !== gone);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus width={340}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />} onClick={() => setOpen(!isOpen)}>
          Views
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Saved views">
        <Stack gap="xs">
          {views.length === 0 && <Text size="sm">Keep what you look for often under a name.</Text>}
          {views.map((view) => (
            <Group key={view.name} justify="space-between" wrap="nowrap">
              <button
                type="button"
                className="sf-link"
                onClick={() => {
                  props.onOpen(view.search);
                  setOpen(false);
                }}
              >
                {view.name}
              </button>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Forget ${view.name}`}
                onClick={() => setViews(without(view.name))}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              setViews([...without(name.trim()), { name: name.trim(), search: props.search }]);
              setName('');
              setOpen(false);
            }}
          >
            <Group gap="xs" wrap="nowrap">
              <TextInput
                aria-label="Name of this view"
                placeholder="Name of this view"
                value={name}
                maxLength={40}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" disabled={name.trim() === ''}>
                Keep
              </Button>
            </Group>
          </form>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
