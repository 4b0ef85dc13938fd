import { Badge, Button, Group, Paper, Select, Stack, Table, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Shop, ShopColor, ShopStart } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { Dialog } from '../shell/dialog.tsx';
import { openShop, useShops } from '../shell/shop.tsx';

const COLORS: readonly { readonly value: ShopColor; readonly label: string }[] = [
  { value: 'none', label: 'No stripe' },
  { value: 'red', label: 'Red' },
  { value: 'orange', label: 'Orange' },
  { value: 'teal', label: 'Teal' },
  { value: 'violet', label: 'Violet' },
  { value: 'pink', label: 'Pink' },
  { value: 'gold', label: 'Gold' },
];

/** The brands of this workstation: each has dealerships, VIN logs, orders and settings of its own. */
export function Shops() {
  const known = useShops();
  const [isAdding, adding] = useDisclosure(false);
  const [removing, setRemoving] = useState<Shop | null>(null);
  if (!known) return null;
  return (
    <Stack maw={900}>
      <Group justify="space-between">
        <Text size="sm" maw={640}>
          A second brand has dealerships, VIN logs, orders and settings of its own. One shop is open at a time; its name
          stands in the header, its stripe above it.
        </Text>
        <Button size="xs" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={adding.open}>
          Add a shop
        </Button>
      </Group>
      <Paper withBorder>
        <Table aria-label="Shops">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th w={160}>Stripe</Table.Th>
              <Table.Th w={220}>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {known.shops.map((shop) => (
              <ShopLine key={shop.id} shop={shop} isOpen={shop.id === known.shop.id} onRemove={setRemoving} />
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      {isAdding && <AddShop onClose={adding.close} />}
      {removing && <RemoveShop shop={removing} onClose={() => setRemoving(null)} />}
    </Stack>
  );
}

function ShopLine(props: { readonly shop: Shop; readonly isOpen: boolean; readonly onRemove: (shop: Shop) => void }) {
  const { shop, isOpen, onRemove } = props;
  const [name, setName] = useState(shop.name);
  const [, go] = useLocation();

  async function change(patch: Partial<Pick<Shop, 'name' | 'color'>>): Promise<void> {
    const result = await runJob(`Changing ${shop.name}`, 'changeShop', { id: shop.id, ...patch });
    if (!result.ok) {
      announceProblem(`${shop.name} was not changed`, result.problem);
      setName(shop.name);
    }
  }

  return (
    <Table.Tr>
      <Table.Td>
        <TextInput
          size="xs"
          aria-label={`Name of ${shop.name}`}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={() => name.trim() !== '' && name.trim() !== shop.name && void change({ name: name.trim() })}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </Table.Td>
      <Table.Td>
        <Select
          size="xs"
          aria-label={`Stripe of ${shop.name}`}
          data={COLORS}
          allowDeselect={false}
          value={shop.color}
          onChange={(color) => color && void change({ color: color as ShopColor })}
        />
      </Table.Td>
      <Table.Td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          {isOpen ? (
            <Badge variant="light" tt="none">
              Is open
            </Badge>
          ) : (
            <>
              <Button size="xs" variant="default" onClick={() => void openShop(shop, go)}>
                Open
              </Button>
              {shop.id !== 'main' && (
                <Button size="xs" variant="subtle" color="red" onClick={() => onRemove(shop)}>
                  Remove…
                </Button>
              )}
            </>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function AddShop({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [color, setColor] = useState<ShopColor>('teal');
  const [startsWith, setStartsWith] = useState<ShopStart>('nothing');

  async function add(): Promise<void> {
    const result = await runJob('Adding a shop', 'addShop', { name: name.trim(), color, startsWith });
    if (!result.ok) {
      announceProblem('The shop was not added', result.problem);
      return;
    }
    announceDone(`${result.value.shop.name} is added`, 'Open it here, or with the name in the header.');
    onClose();
  }

  return (
    <Dialog onClose={onClose} title="Add a shop">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void add();
        }}
      >
        <Stack>
          <TextInput
            label="Name"
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <Select
            label="Begins with"
            allowDeselect={false}
            data={[
              { value: 'nothing', label: 'No dealerships; add them, or take an export over' },
              { value: 'catalogue', label: 'The 40 dealerships of the catalogue' },
            ]}
            value={startsWith}
            onChange={(start) => start && setStartsWith(start as ShopStart)}
          />
          <Select
            label="Stripe"
            allowDeselect={false}
            data={COLORS}
            value={color}
            onChange={(chosen) => chosen && setColor(chosen as ShopColor)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={name.trim() === ''}>
              Add
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function RemoveShop({ shop, onClose }: { readonly shop: Shop; readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const isSure = shop.isSample || typed.trim() === shop.name;
  async function remove(): Promise<void> {
    onClose();
    const result = await runJob(`Removing ${shop.name}`, 'removeShop', { id: shop.id });
    if (!result.ok) announceProblem(`${shop.name} was not removed`, result.problem);
    else announceDone(`${shop.name} is removed`, shop.isSample ? 'Nothing of it is left.' : WHERE_IT_LIES);
  }
  return (
    <Dialog onClose={onClose} title={`Remove ${shop.name}?`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isSure) void remove();
        }}
      >
        <Stack>
          <Text size="sm">
            {shop.isSample ? 'The invented data is deleted.' : `It leaves the list. ${WHERE_IT_LIES}`}
          </Text>
          {!shop.isSample && (
            <TextInput
              label={`Type ${shop.name} to remove it`}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              data-autofocus
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Keep it
            </Button>
            <Button type="submit" color="red.8" disabled={!isSure}>
              Remove
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

const WHERE_IT_LIES = 'Its data stays in the folder removed-shops of the profile until somebody deletes it.';
