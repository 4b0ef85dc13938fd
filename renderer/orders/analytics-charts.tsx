import { BarChart } from '@mantine/charts';
import { Paper, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OrderAnalytics } from '../../preload/contract.ts';
import { formatCount, formatPlural } from '../shell/words.ts';
import { formatWeek } from './analytics-words.ts';

const HEIGHT = 210;
/** Colours of the stylesheet, which has them for dark and for light. */
const CONDITIONS = [
  { name: 'new', label: 'New', color: 'var(--sf-chart-blue)' },
  { name: 'po', label: 'Pre-owned', color: 'var(--sf-chart-orange)' },
  { name: 'cpo', label: 'Certified', color: 'var(--sf-chart-green)' },
  { name: 'unknown', label: 'Unknown', color: 'var(--sf-chart-grey)' },
];

/** What was ordered, as pictures. Each says in words what it shows; the tables have every number. */
export function AnalyticsCharts({ analytics }: { readonly analytics: OrderAnalytics }) {
  const { weeks, waits, total } = analytics;
  const data = weeks.map((line) => ({
    ...line,
    week: formatWeek(line.week),
    unknown: line.vehicles - line.new - line.po - line.cpo,
  }));
  const shown = CONDITIONS.filter(({ name }) => data.some((line) => Number(line[name as keyof typeof line]) > 0));
  const busiest = weeks.reduce(
    (most, line) => (line.vehicles > most.vehicles ? line : most),
    weeks[0] ?? { ...total, week: '' },
  );
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="sm">
      <Figure
        title="Vehicles per week"
        words={`${formatPlural(total.vehicles, 'vehicle')} in ${formatPlural(weeks.length, 'week')}, most in the week from ${busiest.week}: ${formatCount(busiest.vehicles)}.`}
      >
        <BarChart
          {...BARS}
          data={data}
          dataKey="week"
          type="stacked"
          series={shown}
          withLegend
          legendProps={{ verticalAlign: 'bottom', itemSorter: null }}
        />
      </Figure>
      <Figure
        title="Orders per week"
        words={`${formatPlural(total.orders, 'order')} in ${formatPlural(weeks.length, 'week')}.`}
      >
        <BarChart
          {...BARS}
          data={data}
          dataKey="week"
          series={[{ name: 'orders', label: 'Orders', color: 'var(--sf-chart-blue)' }]}
        />
      </Figure>
      <Figure
        title="Days from first seen to ordered"
        words={waits.map((wait) => `${wait.days}: ${formatCount(wait.vehicles)}`).join('; ')}
      >
        {total.timed === 0 ? (
          <Text size="sm" c="dimmed" py="xl">
            Known of vehicles that came with the second import or later; none of those was ordered in this period.
          </Text>
        ) : (
          <BarChart
            {...BARS}
            data={waits.map((wait) => ({ ...wait }))}
            dataKey="days"
            series={[{ name: 'vehicles', label: 'Vehicles', color: 'var(--sf-chart-green)' }]}
          />
        )}
      </Figure>
      <Figure
        title="Duplicates avoided per week"
        words={`${formatPlural(total.duplicates, 'vehicle')} of the feeds left out because an earlier order had them.`}
      >
        <BarChart
          {...BARS}
          data={data}
          dataKey="week"
          series={[{ name: 'duplicates', label: 'Duplicates avoided', color: 'var(--sf-chart-orange)' }]}
        />
      </Figure>
    </SimpleGrid>
  );
}

const BARS = {
  h: HEIGHT,
  valueFormatter: formatCount,
  gridAxis: 'x',
  tickLine: 'none',
  maxBarWidth: 36,
  yAxisProps: { allowDecimals: false, width: 42 },
  // A chart of its own keys would be one more stop for the keyboard that says nothing; the tables have the numbers.
  barChartProps: { accessibilityLayer: false },
} as const;

function Figure(props: { readonly title: string; readonly words: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="sm">
      <Text size="sm" fw={600} mb="xs" aria-hidden>
        {props.title}
      </Text>
      <div role="img" aria-label={`${props.title}. ${props.words}`}>
        {props.children}
      </div>
    </Paper>
  );
}
