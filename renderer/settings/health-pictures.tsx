import { BarChart, type ChartSeries, LineChart } from '@mantine/charts';
import { Group, Paper, SegmentedControl, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { HealthDay, HealthHistory } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { ReadState } from '../shell/read-state.tsx';
import { formatCount, formatPlural } from '../shell/words.ts';
import { FreshnessStrip } from './freshness-strip.tsx';
import { Section } from './section.tsx';
import { formatBytes } from './settings-words.ts';

const HEIGHT = 160;

/** What was recorded of the application's health, as pictures. A day on which nothing was recorded stays empty. */
export function HealthPictures() {
  const [days, setDays] = useState('30');
  const history = useRead('readHealthHistory', { days: Number(days) });
  return (
    <Section
      title="Over time"
      about="Recorded while the application is open, from what really happened; a day without a record stays empty."
    >
      <Group>
        <SegmentedControl
          aria-label="How far back"
          value={days}
          onChange={setDays}
          data={[
            { value: '14', label: '2 weeks' },
            { value: '30', label: '30 days' },
            { value: '90', label: '90 days' },
          ]}
        />
      </Group>
      <ReadState of={history}>{(data) => <Pictures history={data} />}</ReadState>
    </Section>
  );
}

function Pictures({ history }: { readonly history: HealthHistory }) {
  const { days } = history;
  const sum = (read: (day: HealthDay) => number) => days.reduce((total, day) => total + read(day), 0);
  const loaded = sum(({ importsLoaded }) => importsLoaded);
  const failed = sum(({ importsFailed }) => importsFailed);
  const orders = sum((day) => day.orders);
  const calls = sum((day) => day.calls);
  const wrong = sum(({ refused, unforeseen }) => refused + unforeseen);
  const last = days.findLast(({ databaseBytes }) => databaseBytes !== null);
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Picture
          title="Imports"
          says={
            loaded + failed === 0
              ? null
              : `${formatShare(loaded, loaded + failed)} of ${formatPlural(loaded + failed, 'import')} went well.`
          }
        >
          <Bars
            days={days.map((day) => ({ day: day.date, Loaded: day.importsLoaded, Failed: day.importsFailed }))}
            series={[
              { name: 'Loaded', color: 'accent.6' },
              { name: 'Failed', color: 'red.7' },
            ]}
          />
        </Picture>
        <Picture
          title="Time of an order"
          says={
            orders === 0
              ? null
              : `${formatPlural(orders, 'order')}; the middle one of each day, from Export to the finished folder.`
          }
        >
          <Lines
            days={days.map((day) => ({ day: day.date, Milliseconds: day.orderMilliseconds }))}
            series={[{ name: 'Milliseconds', color: 'accent.6' }]}
            format={(value) => `${formatCount(Math.round(value))} ms`}
          />
        </Picture>
        <Picture
          title="Storage"
          says={
            last?.databaseBytes
              ? `Database ${formatBytes(last.databaseBytes)}, backups ${formatBytes(last.backupBytes ?? 0)}${last.freeBytes === null ? '' : `; ${formatBytes(last.freeBytes)} free where orders go`}.`
              : null
          }
        >
          <Lines
            days={days.map((day) => ({ day: day.date, Database: day.databaseBytes, Backups: day.backupBytes }))}
            series={[
              { name: 'Database', color: 'accent.6' },
              { name: 'Backups', color: 'gold.6' },
            ]}
            format={formatBytes}
          />
        </Picture>
        <Picture
          title="What did not work"
          says={
            calls === 0
              ? null
              : `${formatShare(wrong, calls)} of ${formatPlural(calls, 'change')} were refused or failed.`
          }
        >
          <Bars
            days={days.map((day) => ({ day: day.date, Refused: day.refused, Unforeseen: day.unforeseen }))}
            series={[
              { name: 'Refused', color: 'gold.6' },
              { name: 'Unforeseen', color: 'red.7' },
            ]}
          />
        </Picture>
      </SimpleGrid>
      <FreshnessStrip history={history} />
    </Stack>
  );
}

function Picture(props: { readonly title: string; readonly says: string | null; readonly children: React.ReactNode }) {
  return (
    <Paper withBorder p="sm" component="figure" m={0} aria-label={props.title}>
      <Title order={3} size="h4">
        {props.title}
      </Title>
      <Text component="figcaption" size="sm" c="dimmed" mb="xs">
        {props.says ?? 'Nothing was recorded yet.'}
      </Text>
      {props.says !== null && props.children}
    </Paper>
  );
}

type Row = { readonly day: string } & Readonly<Record<string, string | number | null>>;

interface ChartProps {
  readonly days: readonly Row[];
  readonly series: ChartSeries[];
}

function Bars({ days, series }: ChartProps) {
  return (
    <BarChart
      h={HEIGHT}
      data={[...days]}
      dataKey="day"
      series={series}
      type="stacked"
      withLegend
      xAxisProps={{ tickFormatter: formatDay }}
      yAxisProps={{ allowDecimals: false, width: 40 }}
      barChartProps={{ accessibilityLayer: false }}
    />
  );
}

function Lines({ days, series, format }: ChartProps & { readonly format: (value: number) => string }) {
  return (
    <LineChart
      h={HEIGHT}
      data={[...days]}
      dataKey="day"
      series={series}
      curveType="linear"
      connectNulls={false}
      withLegend={series.length > 1}
      valueFormatter={format}
      xAxisProps={{ tickFormatter: formatDay }}
      yAxisProps={{ width: 70, tickFormatter: (value: number) => format(value) }}
      lineChartProps={{ accessibilityLayer: false }}
    />
  );
}

/** `11/25` of `2026-11-25` */
function formatDay(date: string): string {
  return `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`;
}

function formatShare(part: number, whole: number): string {
  const share = (part / whole) * 100;
  return `${share > 0 && share < 1 ? share.toFixed(1) : Math.round(share)} %`;
}
