import { ActionIcon, Anchor, Checkbox, Group, Menu, Progress, Switch, Table, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { ScrapingSite, SiteProgress } from '../../preload/contract.ts';
import { useNow } from '../shell/use-now.ts';
import { formatAge, formatCount, formatPlural } from '../shell/words.ts';
import { enableSite } from './change-site.ts';
import { DataAge } from './data-age.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';
import { formatDuration } from './outcome-words.ts';
import { runWebsites } from './run-websites.ts';
import { useSeconds } from './use-seconds.ts';

/**
 * A dealership's website on the list: whether it is read, how old its vehicles are, what became of it last. Space selects
 * it, Enter opens it, the arrow keys move.
 */
export function SiteRow(props: {
  readonly site: ScrapingSite;
  readonly progress: SiteProgress | undefined;
  readonly isRunning: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { site, progress, isRunning, isChosen, onChoose } = props;
  const [, go] = useLocation();
  const website = `/dealerships/${encodeURIComponent(site.dealership)}/website`;
  const isReadable = site.host !== null && site.adapter !== null;

  function onKeyDown(event: KeyboardEvent<HTMLTableRowElement>): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') go(website);
    else if (event.key === ' ' && isReadable) onChoose();
    else if (event.key === 'ArrowDown') focusRow(event.currentTarget.nextElementSibling);
    else if (event.key === 'ArrowUp') focusRow(event.currentTarget.previousElementSibling);
    else return;
    event.preventDefault();
  }

  return (
    <Table.Tr className="sf-row-focus" data-selected={isChosen} tabIndex={0} onKeyDown={onKeyDown}>
      <Table.Td>
        <Checkbox
          size="xs"
          checked={isChosen}
          disabled={!isReadable}
          onChange={onChoose}
          aria-label={`Select ${site.dealership}`}
        />
      </Table.Td>
      <Table.Td>
        <Anchor href={`#${website}`} size="sm" fw={600} c="inherit" className="sf-truncate" title={site.dealership}>
          {site.dealership}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <Text size="sm" truncate title={site.host ?? undefined} c={site.adapterName === null ? 'dimmed' : undefined}>
          {site.adapterName ?? 'No website'}
        </Text>
      </Table.Td>
      <Table.Td>
        <DataAge site={site} />
      </Table.Td>
      <Table.Td ta="right">{site.dataFrom === null ? '–' : formatCount(site.vehicles)}</Table.Td>
      <Table.Td>
        {progress !== undefined && isRunning ? <LiveProgress progress={progress} /> : <LastReading site={site} />}
      </Table.Td>
      <Table.Td>
        <Switch
          size="xs"
          checked={site.isEnabled}
          disabled={!isReadable}
          onChange={(event) => void enableSite(site, event.currentTarget.checked)}
          aria-label={`Read the website of ${site.dealership}`}
        />
      </Table.Td>
      <Table.Td ta="right">
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${site.dealership}`}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              disabled={isRunning || !isReadable}
              onClick={() => void runWebsites(site.dealership, { names: [site.dealership] })}
            >
              Read now
            </Menu.Item>
            <Menu.Item onClick={() => go(website)}>Website and its history</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  );
}

function focusRow(row: Element | null): void {
  if (row instanceof HTMLElement) row.focus();
}

function LastReading({ site }: { readonly site: ScrapingSite }) {
  const now = useNow();
  if (site.last === null) {
    return (
      <Text size="sm" c="dimmed">
        {site.host === null ? '–' : 'Never read'}
      </Text>
    );
  }
  const { outcome, message, finishedAt } = site.last;
  return (
    <Group gap="xs" wrap="nowrap">
      <OutcomeBadge outcome={outcome} />
      <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {formatAge(finishedAt, now)}
      </Text>
      <Text size="sm" truncate title={message}>
        {message}
      </Text>
    </Group>
  );
}

function LiveProgress({ progress }: { readonly progress: SiteProgress }) {
  const { state, outcome, message, page, pages, vehicles, total, startedAt, endedAt } = progress;
  const now = useSeconds(state === 'running');
  if (state === 'waiting') {
    return (
      <Text size="sm" c="dimmed">
        Waits for its turn
      </Text>
    );
  }
  if (state === 'done' && outcome !== null) {
    return (
      <Group gap="xs" wrap="nowrap">
        <OutcomeBadge outcome={outcome} />
        <Text size="sm" truncate title={message}>
          {message}
        </Text>
      </Group>
    );
  }
  const share = total !== null && total > 0 ? Math.min(100, (vehicles / total) * 100) : null;
  const elapsed = startedAt === null ? '' : formatDuration(Date.parse(startedAt), endedAt ? Date.parse(endedAt) : now);
  return (
    <Group gap="xs" wrap="nowrap">
      <Progress
        w={90}
        style={{ flexShrink: 0 }}
        value={share ?? 100}
        animated={share === null}
        aria-label={`Reading ${progress.dealership}`}
      />
      <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
        {page === 0 ? 'first page' : `page ${formatCount(page)}${pages === null ? '' : ` of ${formatCount(pages)}`}`} ·{' '}
        {formatPlural(vehicles, 'vehicle')} · {elapsed}
      </Text>
    </Group>
  );
}
