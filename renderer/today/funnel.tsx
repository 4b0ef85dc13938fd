import { Group, Progress, Text } from '@mantine/core';
import type { FunnelStep } from '../../preload/contract.ts';
import { formatCount } from '../shell/words.ts';
import { listLosses } from './sheet-words.ts';

/** From the feed down to what is printed: where every vehicle went, as a bar and in words. */
export function Funnel({ funnel }: { readonly funnel: readonly FunnelStep[] }) {
  const feed = funnel[0]?.remaining ?? 0;
  const left = funnel.at(-1)?.remaining ?? 0;
  const losses = listLosses(funnel);
  if (feed === 0) return <Text size="sm">The active import has no vehicles of this dealership.</Text>;
  return (
    <div>
      <Group gap="lg">
        <Text size="sm">
          <b>{formatCount(feed)}</b> in the feed
        </Text>
        {losses.map(({ step, lost, words }) => (
          <Text key={step} size="sm" c="dimmed">
            − {formatCount(lost)} {words}
          </Text>
        ))}
        <Text size="sm">
          = <b>{formatCount(left)}</b> to print
        </Text>
      </Group>
      <Progress.Root size="md" mt={6} maw={640} aria-hidden>
        <Progress.Section value={(left / feed) * 100} color="accent" />
        {losses.map(({ step, lost }) => (
          <Progress.Section key={step} value={(lost / feed) * 100} color={step === 'vin-log' ? 'gray.6' : 'gray.7'} />
        ))}
      </Progress.Root>
    </div>
  );
}
