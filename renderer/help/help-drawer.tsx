import { Anchor, Drawer, Stack, Title } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { useLocation } from 'wouter';
import { Reading } from '../shell/reading.tsx';
import { ShortcutTable } from '../shell/shortcuts.tsx';
import { findScreenSection } from './help-pages.ts';

const ScreenHelp = lazy(() => import('./screen-help.tsx').then((module) => ({ default: module.ScreenHelp })));

/** Help for the screen that is open, with its keys (F1). */
export function HelpDrawer() {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const [address] = useLocation();
  useHotkeys([['F1', toggle]], []);
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      position="right"
      size="lg"
      title={`Help: ${findScreenSection(address) ?? 'the handbook'}`}
    >
      <Stack>
        <Suspense fallback={<Reading size="sm" />}>
          <ScreenHelp address={address} onFollow={close} />
        </Suspense>
        <Title order={3}>Keys</Title>
        <ShortcutTable address={address} />
        <Anchor href="#/help" underline="always" onClick={close}>
          The whole handbook
        </Anchor>
      </Stack>
    </Drawer>
  );
}
