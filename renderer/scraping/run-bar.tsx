import { Button, Group, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconHistory, IconPlayerPlay, IconPlayerStop, IconTerminal2 } from '@tabler/icons-react';
import type { ScrapingProgress, ScrapingSite } from '../../preload/contract.ts';
import { formatCount, formatPlural } from '../shell/words.ts';
import { formatDuration } from './outcome-words.ts';
import { ReadingSchedule } from './reading-schedule.tsx';
import { runWebsites, stopWebsites } from './run-websites.ts';
import { useSeconds } from './use-seconds.ts';

/** What can be read now, how far a run has come, when the next one begins. */
export function RunBar(props: {
  readonly sites: readonly ScrapingSite[];
  readonly progress: ScrapingProgress | null;
  readonly chosen: ReadonlySet<string>;
  readonly onConsole: () => void;
  readonly onHistory: () => void;
}) {
  const { sites, progress, chosen, onConsole, onHistory } = props;
  return (
    <Group justify="space-between" gap="xs">
      {progress?.isRunning ? <Running progress={progress} /> : <Choices sites={sites} chosen={chosen} />}
      <Group gap="xs">
        <ReadingSchedule />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTerminal2 size={16} aria-hidden />}
          disabled={progress === null}
          onClick={onConsole}
        >
          Console
        </Button>
        <Button size="xs" variant="default" leftSection={<IconHistory size={16} aria-hidden />} onClick={onHistory}>
          History
        </Button>
      </Group>
    </Group>
  );
}

function Choices(props: { readonly sites: readonly ScrapingSite[]; readonly chosen: ReadonlySet<string> }) {
  const { sites, chosen } = props;
  const enabled = sites.filter((site) => site.isEnabled && site.host !== null && site.adapter !== null);
  const readSelected = () => void runWebsites(formatPlural(chosen.size, 'website'), { names: [...chosen] });
  const readDue = () => void runWebsites('what is due', { due: true });
  useHotkeys([['R', () => (chosen.size > 0 ? readSelected() : enabled.length > 0 && readDue())]]);
  return (
    <Group gap="xs">
      {chosen.size > 0 ? (
        <Button size="xs" leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={readSelected}>
          Read selected ({formatCount(chosen.size)})
        </Button>
      ) : (
        <Button
          size="xs"
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          disabled={enabled.length === 0}
          onClick={readDue}
        >
          Read what is due
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        disabled={enabled.length === 0}
        onClick={() => void runWebsites('every website', { all: true })}
      >
        Read all ({formatCount(enabled.length)})
      </Button>
    </Group>
  );
}

function Running({ progress }: { readonly progress: ScrapingProgress }) {
  const now = useSeconds(true);
  const done = progress.sites.filter(({ state }) => state === 'done').length;
  const vehicles = progress.sites.reduce((sum, site) => sum + site.vehicles, 0);
  return (
    <Group gap="sm">
      <Button
        size="xs"
        color="red.8"
        leftSection={<IconPlayerStop size={16} aria-hidden />}
        disabled={progress.isStopping}
        onClick={() => void stopWebsites()}
      >
        {progress.isStopping ? 'Stopping…' : 'Stop'}
      </Button>
      <Text size="sm" role="status">
        {formatCount(done)} of {formatPlural(progress.sites.length, 'website')} · {formatPlural(vehicles, 'vehicle')} ·{' '}
        {formatDuration(Date.parse(progress.startedAt), now)}
        {progress.origin === 'schedule' ? ' · by schedule' : ''}
      </Text>
    </Group>
  );
}
