import { Button, Kbd } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useRead } from '../door/use-read.ts';
import { HELP_PAGES } from '../help/help-pages.ts';
import { addressOf, ORDER_STATUS } from '../orders/order-words.ts';
import { formatKeys, useKeysOf } from './keys.ts';
import { SCREENS } from './screens.ts';

const SHOWN = 8;

interface Found extends SpotlightActionData {
  readonly onClick: () => void;
}

/** Search and commands (Ctrl+K): screens, dealerships, orders, vehicles of the active inventory. */
export function Search() {
  const keys = useKeysOf('search');
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const asked = query.trim();
  // Vehicles are looked up in the database; that waits until typing pauses.
  const [settled] = useDebouncedValue(asked, 150);
  const [, go] = useLocation();
  const dealerships = useRead('listDealerships', {}, { enabled: isOpen });
  const orders = useRead('listOrders', {}, { enabled: isOpen });
  const vehicles = useRead(
    'listInventory',
    { search: settled, limit: SHOWN },
    { enabled: isOpen && settled.length > 2 },
  );
  const words = asked.toLowerCase();
  const matches = (...texts: readonly (string | null)[]) =>
    texts.some((text) => text?.toLowerCase().includes(words) ?? false);

  const actions: Found[] = [
    ...SCREENS.filter((screen) => matches(screen.label)).map((screen) => ({
      id: screen.path,
      label: screen.label,
      description: `Screen, Ctrl+${screen.digit}`,
      onClick: () => go(screen.path),
    })),
    ...HELP_PAGES.filter((page) => words !== '' && matches(page.title)).map((page) => ({
      id: `help ${page.slug}`,
      label: page.title,
      description: 'Help',
      onClick: () => go(`/help/${page.slug}`),
    })),
    ...(dealerships.data?.dealerships ?? [])
      .filter((line) => matches(line.name, ...line.aliases))
      .slice(0, SHOWN)
      .map((line) => ({
        id: `dealership ${line.id}`,
        label: line.name,
        description: 'Dealership',
        onClick: () => go(`/dealerships/${encodeURIComponent(line.name)}`),
      })),
    ...(orders.data?.orders ?? [])
      .filter((order) => words !== '' && matches(order.number))
      .slice(0, SHOWN)
      .map((order) => ({
        id: `order ${order.id}`,
        label: `Order ${order.number}`,
        description: `${order.dealership}, ${ORDER_STATUS[order.status].word}`,
        onClick: () => go(addressOf(order)),
      })),
    ...(settled === asked && settled.length > 2 ? (vehicles.data?.vehicles ?? []) : []).map((vehicle) => ({
      id: `vehicle ${vehicle.vin} ${vehicle.dealership}`,
      label: `${vehicle.vin} · ${vehicle.fullName}`,
      description: `${vehicle.dealership ?? vehicle.location} · stock ${vehicle.stock ?? '–'}`,
      onClick: () => go(`/inventory/vehicle/${vehicle.vin}`),
    })),
  ];

  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={<Kbd size="xs">{formatKeys(keys).replaceAll('+', ' ')}</Kbd>}
        onClick={spotlight.open}
      >
        Search
      </Button>
      <Spotlight
        actions={actions}
        query={query}
        onQueryChange={setQuery}
        onSpotlightOpen={() => setOpen(true)}
        onSpotlightClose={() => setOpen(false)}
        filter={(_query, all) => all}
        shortcut={keys.replaceAll('+', ' + ')}
        tagsToIgnore={[]}
        attributes={{ content: { 'aria-label': 'Search' } }}
        nothingFound="Nothing found"
        scrollable
        maxHeight={480}
        searchProps={{
          leftSection: <IconSearch size={18} aria-hidden />,
          placeholder: 'Dealership, VIN, stock number, order number, screen',
          'aria-label': 'Search',
          onKeyDown(event) {
            // Enter opens the first that was found, unless the arrow keys chose another.
            const isChosen = event.currentTarget.closest('[role=dialog]')?.querySelector('[data-selected]');
            if (event.key === 'Enter' && asked !== '' && !isChosen) openFirst(actions);
          },
        }}
      />
    </>
  );
}

function openFirst([first]: readonly Found[]): void {
  spotlight.close();
  first?.onClick();
}
