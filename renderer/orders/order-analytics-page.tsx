import { Button, Group, Menu, Paper, ScrollArea, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { IconChartBar, IconDownload } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { AnalyticsLine, AnalyticsPeriod, OrderAnalytics } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { saveText } from '../shell/save-text.ts';
import { formatCount, formatPlural } from '../shell/words.ts';
import { AnalyticsTable } from './analytics-table.tsx';
import { formatDays, formatShare, PERIODS, readPeriod } from './analytics-words.ts';
import { OrdersHeading } from './orders-heading.tsx';

/** Charts are a good part of the program; the window does not wait for them. */
const AnalyticsCharts = lazy(() =>
  import('./analytics-charts.tsx').then((module) => ({ default: module.AnalyticsCharts })),
);

/** What the orders of a period come to: by week, by dealership, and how long vehicles waited. */
export function OrderAnalyticsPage() {
  const [weeks, setWeeks] = useState('13');
  const [dealership, setDealership] = useState<string | null>(null);
  const [view, setView] = useState('charts');
  const names = useRead('listDealerships', {}).data?.dealerships.map((line) => line.name) ?? [];
  const period = { ...readPeriod(Number(weeks)), ...(dealership !== null && { name: dealership }) };
  const analytics = useRead('readOrderAnalytics', period);
  return (
    <Stack className="sf-grow" gap="sm">
      <OrdersHeading view="analytics">
        <Group gap="xs">
          <Select
            aria-label="Dealership"
            placeholder="All dealerships"
            data={names}
            value={dealership}
            onChange={setDealership}
            searchable
            clearable
            w={200}
          />
          <Select
            aria-label="Period"
            data={PERIODS}
            value={weeks}
            onChange={(value) => value && setWeeks(value)}
            allowDeselect={false}
            w={160}
          />
          <SegmentedControl
            size="xs"
            aria-label="Shown as"
            value={view}
            onChange={setView}
            data={[
              { value: 'charts', label: 'Charts' },
              { value: 'tables', label: 'Tables' },
            ]}
          />
          <SaveMenu period={period} />
        </Group>
      </OrdersHeading>
      <ReadState of={analytics}>
        {(data) =>
          data.total.orders === 0 ? (
            <EmptyState icon={IconChartBar} title="No order in this period">
              <Text c="dimmed">
                Orders count from the day on which their folder was written; practice runs never do.
              </Text>
            </EmptyState>
          ) : (
            <ScrollArea className="sf-grow">
              <Stack gap="md">
                <Figures total={data.total} />
                {view === 'charts' ? (
                  <Suspense fallback={<Text c="dimmed">Drawing…</Text>}>
                    <AnalyticsCharts analytics={data} />
                  </Suspense>
                ) : (
                  <WeekTables analytics={data} />
                )}
                <AnalyticsTable
                  label="By dealership"
                  heading="Dealership"
                  lines={data.dealerships.map((line) => [line.dealership, line])}
                />
                <Text size="sm" c="dimmed">
                  Days to order count from the first import that had a vehicle at its dealership, which is known of{' '}
                  {formatCount(data.total.timed)} of {formatPlural(data.total.vehicles, 'vehicle')}. Duplicates avoided
                  are vehicles of the feed that an order left out because an earlier one had them.
                </Text>
              </Stack>
            </ScrollArea>
          )
        }
      </ReadState>
    </Stack>
  );
}

/** The sums of the period, large. */
function Figures({ total }: { readonly total: AnalyticsLine }) {
  const figures = [
    ['Orders', formatCount(total.orders)],
    ['Vehicles', formatCount(total.vehicles)],
    ['New', formatShare(total.new, total.vehicles)],
    ['Pre-owned', formatShare(total.po, total.vehicles)],
    ['Certified', formatShare(total.cpo, total.vehicles)],
    ['Median days to order', formatDays(total.medianDays)],
    ['Duplicates avoided', formatCount(total.duplicates)],
  ] as const;
  return (
    <Group gap="sm">
      {figures.map(([label, value]) => (
        <Paper key={label} withBorder px="md" py={8}>
          <Text fz={20} fw={600} lh={1.2}>
            {value}
          </Text>
          <Text size="xs" c="dimmed">
            {label}
          </Text>
        </Paper>
      ))}
    </Group>
  );
}

/** The same as the charts, to read. */
function WeekTables({ analytics }: { readonly analytics: OrderAnalytics }) {
  return (
    <>
      <AnalyticsTable
        label="By week"
        heading="Week from"
        lines={analytics.weeks.map((line) => [line.week, line] as const)}
      />
      <Group gap="lg" role="group" aria-label="Days to order">
        <Text size="sm" fw={600}>
          Days to order
        </Text>
        {analytics.waits.map((wait) => (
          <Text key={wait.days} size="sm">
            {wait.days}: {formatCount(wait.vehicles)}
          </Text>
        ))}
      </Group>
    </>
  );
}

function SaveMenu({ period }: { readonly period: AnalyticsPeriod }) {
  async function save(by: 'week' | 'dealership'): Promise<void> {
    const result = await runJob('Making the CSV', 'saveOrderAnalytics', { ...period, by });
    if (!result.ok) return announceProblem('Nothing was saved', result.problem);
    saveText(result.value);
    announceDone(`${result.value.fileName} is saved`, `${formatPlural(result.value.rows, 'line')}.`);
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          Save as CSV
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('week')}>By week</Menu.Item>
        <Menu.Item onClick={() => void save('dealership')}>By dealership</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
