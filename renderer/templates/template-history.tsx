import { Button, Group, Paper, ScrollArea, Stack, Text } from '@mantine/core';
import type { TemplateDetail, TemplateLayout, TemplateVersion } from '../../preload/contract.ts';
import { formatInstant, formatPlural } from '../shell/words.ts';
import { FORMAT_WORDS } from './template-words.ts';

/** Every saved version of a template, the newest first, with what it changed. */
export function TemplateHistory(props: {
  readonly template: TemplateDetail;
  readonly onRestore: (version: TemplateVersion) => void;
}) {
  const { versions } = props.template;
  if (versions.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        A built-in layout has no versions: it changes only with the application. Copy it to make one of your own.
      </Text>
    );
  }
  return (
    <ScrollArea h="100%">
      <Stack gap="xs">
        {versions.map((version, at) => (
          <Paper key={version.version} withBorder p="xs">
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <Stack gap={2} style={{ minWidth: 0 }}>
                <Text size="sm" fw={600}>
                  Version {version.version}
                  {at === 0 && ', the present one'}
                </Text>
                <Text size="xs" c="dimmed">
                  {formatInstant(version.savedAt)} · {describeVersion(version, versions[at + 1])}
                </Text>
                <Text size="xs" className="sf-mono" style={{ overflowWrap: 'anywhere' }}>
                  {version.layout.columns.map(({ header }) => header).join(', ')}
                </Text>
              </Stack>
              {at > 0 && (
                <Button
                  size="xs"
                  variant="default"
                  style={{ flexShrink: 0 }}
                  aria-label={`Restore version ${version.version}`}
                  onClick={() => props.onRestore(version)}
                >
                  Restore
                </Button>
              )}
            </Group>
          </Paper>
        ))}
      </Stack>
    </ScrollArea>
  );
}

function describeVersion(version: TemplateVersion, before: TemplateVersion | undefined): string {
  if (version.restoredFrom !== null) return `as version ${version.restoredFrom}`;
  if (!before) return formatPlural(version.layout.columns.length, 'column');
  const changes = [
    ...(version.name === before.name ? [] : [`renamed from ${before.name}`]),
    ...describeChanges(version.layout, before.layout),
  ];
  return changes.length === 0 ? 'columns in another order' : changes.join(', ');
}

function describeChanges(layout: TemplateLayout, before: TemplateLayout): readonly string[] {
  const old = new Map(before.columns.map(({ header, expression }) => [header, expression]));
  const headers = new Set(layout.columns.map(({ header }) => header));
  const added = layout.columns.filter(({ header }) => !old.has(header)).length;
  const gone = before.columns.filter(({ header }) => !headers.has(header)).length;
  const changed = layout.columns.filter(({ header, expression }) => old.has(header) && old.get(header) !== expression);
  const options = (['emptyCell', 'splitsNewAndUsed', 'markup'] as const).filter((key) => layout[key] !== before[key]);
  return [
    ...(layout.format === before.format ? [] : [`as ${FORMAT_WORDS[layout.format].label}`]),
    ...(added === 0 ? [] : [`${added} added`]),
    ...(gone === 0 ? [] : [`${gone} taken out`]),
    ...(changed.length === 0 ? [] : [`${changed.length} changed`]),
    ...(options.length === 0 ? [] : ['options changed']),
  ];
}
