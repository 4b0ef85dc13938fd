import { Alert, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRead } from '../door/use-read.ts';
import { formatCount } from '../shell/words.ts';

/** What the rules mean for today's CAO order, before and after the changes that are being typed. */
export function EffectBar(props: { readonly name: string; readonly patch: Readonly<Record<string, unknown>> }) {
  const [patch] = useDebouncedValue(props.patch, 200);
  const { data, error } = useRead('previewRules', { name: props.name, patch });
  if (error) {
    return (
      <Alert color="red" p="xs" role="alert">
        {error.message}
      </Alert>
    );
  }
  if (!data) return null;
  const { before, after } = data;
  const losses = after.funnel
    .slice(1)
    .map((step, index) => ({ step: step.step, lost: (after.funnel[index]?.remaining ?? 0) - step.remaining }))
    .filter(({ lost }) => lost > 0);
  return (
    <Alert color="accent" p="xs" role="status">
      <Text size="sm">
        With these rules: <b>{formatCount(after.feed)}</b> in the feed
        {losses.map(({ step, lost }) => ` − ${formatCount(lost)} ${step}`).join('')} ={' '}
        <b>{formatCount(after.toPrint)} new today</b>
        {before.toPrint !== after.toPrint && ` (before: ${formatCount(before.toPrint)})`}
      </Text>
    </Alert>
  );
}
