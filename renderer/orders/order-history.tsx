import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { OrderSummary } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceProblem } from '../shell/activity.ts';
import { saveText } from '../shell/save-text.ts';
import { formatPlural } from '../shell/words.ts';
import { OrderTable } from './order-table.tsx';

// Swedes write dates as ISO does.
const DAY = new Intl.DateTimeFormat('sv-SE');

/** Every order, newest first, narrowed by words and status. Enter opens one. */
export function OrderHistory({ orders }: { readonly orders: readonly OrderSummary[] }) {
  const [words, setWords] = useState('');
  const [status, setStatus] = useState('all');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useHotkeys([
    ['mod+F', () => input.current?.focus()],
    ['/', () => input.current?.focus()],
  ]);
  const wanted = words.trim().toLowerCase();
  const shown = orders.filter(
    (order) =>
      (status === 'all' || order.status === status) &&
      isWithin(order, from, to) &&
      [order.dealership, order.number ?? '', order.type].some((text) => text.toLowerCase().includes(wanted)),
  );

  async function save(): Promise<void> {
    const result = await runJob('Making the CSV', 'saveOrders', { ids: shown.map((order) => order.id) });
    if (result.ok) saveText(result.value);
    else announceProblem('The orders were not saved', result.problem);
  }

  return (
    <Stack className="sf-grow" gap="sm">
      <Group gap="sm">
        <TextInput
          ref={input}
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder="Dealership, number, type"
          aria-label="Find orders"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          w={230}
        />
        <SegmentedControl
          aria-label="Status"
          value={status}
          onChange={setStatus}
          data={[
            { value: 'all', label: 'All' },
            { value: 'draft', label: 'Drafts' },
            { value: 'published', label: 'Exported' },
            { value: 'voided', label: 'Voided' },
          ]}
        />
        <TextInput
          type="date"
          aria-label="From this day"
          leftSection={<Text size="sm">From</Text>}
          leftSectionWidth={48}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          aria-label="Up to this day"
          leftSection={<Text size="sm">to</Text>}
          leftSectionWidth={30}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={shown.length === 0}
          onClick={() => void save()}
        >
          Save as CSV
        </Button>
        <Text size="sm" c="dimmed">
          {formatPlural(shown.length, 'order')} ·{' '}
          {formatPlural(
            shown.reduce((sum, order) => sum + order.vehicles, 0),
            'vehicle',
          )}
        </Text>
      </Group>
      <OrderTable orders={shown} />
    </Stack>
  );
}

/** Whether an order was exported, or else prepared, on these days; a day that is left blank is no bound. */
function isWithin(order: OrderSummary, from: string, to: string): boolean {
  if (from === '' && to === '') return true;
  const day = DAY.format(new Date(order.publishedAt ?? order.createdAt));
  return (from === '' || day >= from) && (to === '' || day <= to);
}
