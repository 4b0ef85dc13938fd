import { Badge, Box, Card, Checkbox, Group, ScrollArea, SimpleGrid, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useLocation } from 'wouter';
import type { DealershipSummary, ScrapingSite } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { DataAge } from '../scraping/data-age.tsx';
import { OutcomeBadge } from '../scraping/outcome-badge.tsx';
import { useNow } from '../shell/use-now.ts';
import { formatAge, formatCount } from '../shell/words.ts';
import { describeState, formatSchedule, ORDER_TYPE_WORDS } from './dealership-words.ts';

/** Of the line of the last orders on a card, in pixels. */
const RECENT_HEIGHT = 32;

/** Charts are a good part of the program; the window does not wait for them. */
const RecentOrders = lazy(() => import('./recent-orders.tsx').then((module) => ({ default: module.RecentOrders })));

/** What both views of the list are given. */
export interface DealershipViewProps {
  readonly dealerships: readonly DealershipSummary[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (name: string) => void;
}

/** The grid of customers: state, numbers, schedule, last order. */
export function DealershipCards({ dealerships, chosen, onChoose }: DealershipViewProps) {
  const sites = useRead('listScrapingSites', {});
  const siteOf = new Map(sites.data?.sites.map((site) => [site.dealership, site]));
  return (
    <ScrollArea className="sf-grow">
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 4, xl: 5 }} spacing="sm" p={2}>
        {dealerships.map((line) => (
          <DealershipCard
            key={line.id}
            line={line}
            site={siteOf.get(line.name)}
            isChosen={chosen.has(line.name)}
            onChoose={() => onChoose(line.name)}
          />
        ))}
      </SimpleGrid>
    </ScrollArea>
  );
}

function DealershipCard(props: {
  readonly line: DealershipSummary;
  readonly site: ScrapingSite | undefined;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { line, site, isChosen, onChoose } = props;
  const [, go] = useLocation();
  const now = useNow();
  const state = describeState(line);
  const open = () => go(`/dealerships/${encodeURIComponent(line.name)}`);
  return (
    <Card withBorder padding="sm" data-selected={isChosen} style={{ opacity: line.isActive ? 1 : 0.75 }}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap={6}>
        <Text
          component="button"
          type="button"
          className="sf-link sf-row-focus"
          fw={600}
          lineClamp={1}
          title={line.name}
          onClick={open}
        >
          {line.name}
        </Text>
        <Checkbox size="xs" checked={isChosen} onChange={onChoose} aria-label={`Select ${line.name}`} />
      </Group>
      <Group gap={6} mt={6}>
        <Badge size="sm" color={state.color} variant="light" tt="none">
          {state.word}
        </Badge>
        <Badge size="sm" color="gray" variant="outline" tt="none">
          {ORDER_TYPE_WORDS[line.orderType]}
        </Badge>
        {site !== undefined && site.dataFrom !== null && <DataAge site={site} prefix="Data: " />}
        {site?.last && site.last.outcome !== 'ok' && <OutcomeBadge outcome={site.last.outcome} />}
      </Group>
      <Group mt="xs" gap="lg" wrap="nowrap">
        <Figure label="In feed" value={line.vehicles} />
        <Figure label="New" value={line.toPrint} strong />
        <Figure label="In VIN log" value={line.loggedVins} />
        {/* One order alone is no line. */}
        {line.recentOrders.length > 1 && (
          <Box miw={0} style={{ flex: 1 }}>
            <Suspense>
              <RecentOrders vehicles={line.recentOrders} height={RECENT_HEIGHT} />
            </Suspense>
          </Box>
        )}
      </Group>
      <Text size="xs" c="dimmed" mt={6}>
        {line.schedule.length === 0 ? 'As ordered' : formatSchedule(line.schedule)} ·{' '}
        {line.lastOrderAt === null ? 'no order yet' : `last order ${formatAge(line.lastOrderAt, now)}`}
      </Text>
    </Card>
  );
}

function Figure(props: { readonly label: string; readonly value: number; readonly strong?: boolean }) {
  return (
    <div>
      <Text fz={18} fw={props.strong ? 700 : 400} c={props.strong && props.value > 0 ? 'accent' : undefined} lh={1.2}>
        {formatCount(props.value)}
      </Text>
      <Text size="xs" c="dimmed">
        {props.label}
      </Text>
    </div>
  );
}
