import type { HealthDay, HealthHistory } from '../core/health-history.ts';
import { readPublishTimes, readSamples } from '../database/health-samples.ts';
import type { WorkflowContext } from './context.ts';
import { formatLocalDate } from './local-time.ts';

/** Reads what was recorded of the application's health on the last days, today included. Nothing is made up. */
export function readHealthHistory(
  { reader, now }: Pick<WorkflowContext, 'reader' | 'now'>,
  { days: count }: { readonly days: number },
): HealthHistory {
  const today = now();
  const dates = Array.from({ length: count }, (_, index) =>
    formatLocalDate(new Date(today.getFullYear(), today.getMonth(), today.getDate() - count + 1 + index)),
  );
  const from = dates[0] ?? '';
  const samples = readSamples(reader, from);
  const values = new Map(samples.map(({ date, metric, subject, value }) => [`${date} ${metric} ${subject}`, value]));
  const find = (date: string, metric: string, subject = '') => values.get(`${date} ${metric} ${subject}`) ?? null;
  const times = Map.groupBy(readPublishTimes(reader, from), ({ date }) => date);
  const days = dates.map((date): HealthDay => {
    const published = times.get(date) ?? [];
    return {
      date,
      importsLoaded: find(date, 'imports-loaded') ?? 0,
      importsFailed: find(date, 'imports-failed') ?? 0,
      orders: published.length,
      orderMilliseconds: findMedian(published.flatMap(({ milliseconds }) => milliseconds ?? [])),
      databaseBytes: find(date, 'database-bytes'),
      backupBytes: find(date, 'backup-bytes'),
      freeBytes: find(date, 'free-bytes'),
      calls: find(date, 'calls') ?? 0,
      refused: find(date, 'refused') ?? 0,
      unforeseen: find(date, 'unforeseen') ?? 0,
    };
  });
  const names = [...new Set(samples.filter(({ metric }) => metric === 'age-hours').map(({ subject }) => subject))];
  const freshness = names
    .sort((left, right) => left.localeCompare(right))
    .map((dealership) => ({ dealership, hours: dates.map((date) => find(date, 'age-hours', dealership)) }));
  return { days, freshness };
}

function findMedian(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
