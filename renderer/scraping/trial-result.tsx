import { Group, Paper, ScrollArea, Stack, Table, Text } from '@mantine/core';
import type { ScrapingTrial } from '../../preload/contract.ts';
import { formatPlural } from '../shell/words.ts';
import { OutcomeBadge } from './outcome-badge.tsx';
import { formatDuration } from './outcome-words.ts';

/** What one page of a website gave, in the website's own words. */
export function TrialResult({ trial }: { readonly trial: ScrapingTrial }) {
  const { outcome, message, rows, reportedTotal, refusals, otherDealers, sold, requests, durationMs, platform } = trial;
  const facts = [
    reportedTotal === null ? '' : `The site says it has ${formatPlural(reportedTotal, 'vehicle')} in this list.`,
    otherDealers === 0 ? '' : `${formatPlural(otherDealers, 'vehicle')} of other dealerships left out.`,
    sold === 0 ? '' : `${sold} sold.`,
    ...refusals.map(({ reason, count }) => `${count} × ${reason}`),
    platform === null ? '' : `The home page looks like ${platform}.`,
    `${formatPlural(requests, 'request')}, ${formatDuration(0, durationMs)}. Nothing was stored.`,
  ].filter(Boolean);
  return (
    <Paper withBorder p="sm" component="section" aria-label="What came back">
      <Stack gap="xs">
        <Group gap="xs">
          <OutcomeBadge outcome={outcome} />
          <Text size="sm">{message}</Text>
        </Group>
        <Text size="sm" c="dimmed">
          {facts.join(' ')}
        </Text>
        {trial.lines.length > 0 && (
          <Text component="pre" className="sf-mono" fz={12} my={0}>
            {trial.lines.join('\n')}
          </Text>
        )}
        {rows > 0 && <TrialTable trial={trial} />}
      </Stack>
    </Paper>
  );
}

function TrialTable({ trial }: { readonly trial: ScrapingTrial }) {
  return (
    <ScrollArea>
      <Table miw={980} aria-label="Vehicles that came back">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>VIN</Table.Th>
            <Table.Th>Stock</Table.Th>
            <Table.Th>Type</Table.Th>
            <Table.Th>Vehicle</Table.Th>
            <Table.Th>Color</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Price</Table.Th>
            <Table.Th>MSRP</Table.Th>
            <Table.Th>In stock since</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {trial.listings.map((listing) => (
            <Table.Tr key={listing.vin}>
              <Table.Td className="sf-mono">{listing.vin}</Table.Td>
              <Table.Td>{listing.stock}</Table.Td>
              <Table.Td>{listing.type}</Table.Td>
              <Table.Td>{[listing.year, listing.make, listing.model, listing.trim].filter(Boolean).join(' ')}</Table.Td>
              <Table.Td>{listing.extColor}</Table.Td>
              <Table.Td>{listing.status}</Table.Td>
              <Table.Td>{listing.price}</Table.Td>
              <Table.Td>{listing.msrp}</Table.Td>
              <Table.Td>{listing.dateInStock}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
