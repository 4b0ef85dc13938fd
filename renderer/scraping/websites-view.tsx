import { Alert, Stack, Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useState } from 'react';
import type { ScrapingSite } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { ReadState } from '../shell/read-state.tsx';
import { formatInstant, formatPlural } from '../shell/words.ts';
import { ScrapingConsole } from './console.tsx';
import { HeldResults } from './held-results.tsx';
import { RunBar } from './run-bar.tsx';
import { RunHistory } from './run-history.tsx';
import { SiteTable } from './site-table.tsx';
import { useScraping } from './use-scraping.ts';

/** The dealerships' websites: read them, watch it, stop it, look at what does not look right. */
export function WebsitesView({ names }: { readonly names: ReadonlySet<string> }) {
  const sites = useRead('listScrapingSites', {});
  return (
    <ReadState of={sites}>
      {(data) => <Websites sites={data.sites.filter(({ dealership }) => names.has(dealership))} />}
    </ReadState>
  );
}

function Websites({ sites }: { readonly sites: readonly ScrapingSite[] }) {
  const { state, progress } = useScraping();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isConsoleOpen, setConsoleOpen] = useState(false);
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const overdue = state.data?.overdue ?? [];
  return (
    <Stack className="sf-grow" gap="xs">
      <RunBar
        sites={sites}
        progress={progress}
        chosen={chosen}
        onConsole={() => setConsoleOpen((before) => !before)}
        onHistory={() => setHistoryOpen(true)}
      />
      {overdue.length > 0 && !progress?.isRunning && (
        <Alert color="yellow" icon={<IconClockExclamation aria-hidden />} py={6}>
          <Text size="sm">
            {formatPlural(overdue.length, 'scheduled reading')} could not begin: {overdue.map(formatInstant).join('; ')}
            . It is made up for as soon as possible.
          </Text>
        </Alert>
      )}
      <HeldResults sites={sites} />
      <SiteTable sites={sites} progress={progress} chosen={chosen} onChoose={setChosen} />
      {isConsoleOpen && progress !== null && (
        <ScrapingConsole lines={progress.lines} onClose={() => setConsoleOpen(false)} />
      )}
      <RunHistory isOpen={isHistoryOpen} onClose={() => setHistoryOpen(false)} />
    </Stack>
  );
}
