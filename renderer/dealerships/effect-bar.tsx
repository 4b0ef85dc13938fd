import { Alert, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRead } from '../door/use-read.ts';
import { formatCount } from '../shell/words.ts';
import { listLosses } from '../today/sheet-words.ts';

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
  return (
    <Alert color="accent" p="xs" role="status">
      <Text size="sm">
        With these rules: <b>{formatCount(after.feed)}</b> in the feed
        {listLosses(after.funnel).map(({ lost, words }) => ` − ${formatCount(lost)} ${words}`)} ={' '}
        <b>{formatCount(after.toPrint)} new today</b>
        {before.toPrint !== after.toPrint && ` (before: ${formatCount(before.toPrint)})`}
      </Text>
    </Alert>
  );
}
