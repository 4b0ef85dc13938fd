import { Stack, Tabs, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation, useParams } from 'wouter';
import { About } from './about.tsx';
import { Appearance } from './appearance.tsx';
import { Backups } from './backups.tsx';
import { Destinations } from './destinations.tsx';
import { Health } from './health.tsx';
import { LotStatuses } from './lot-statuses.tsx';
import { MovingIn } from './moving-in.tsx';
import { NewFiles } from './new-files.tsx';
import { OrderNumbers } from './order-numbers.tsx';
import { OrdersFolder } from './orders-folder.tsx';
import { PathMappingForm } from './path-mapping-form.tsx';
import { QrCodes } from './qr-codes.tsx';
import { Shops } from './shops.tsx';
import { ShortcutEditor } from './shortcut-editor.tsx';
import { Storage } from './storage.tsx';

const TABS: readonly { readonly id: string; readonly label: string; readonly content: ReactNode }[] = [
  {
    id: 'output',
    label: 'Order folders',
    content: (
      <Stack>
        <OrdersFolder />
        <PathMappingForm />
        <Destinations />
      </Stack>
    ),
  },
  { id: 'qr-codes', label: 'QR codes', content: <QrCodes /> },
  { id: 'order-numbers', label: 'Order numbers', content: <OrderNumbers /> },
  { id: 'new-files', label: 'New files', content: <NewFiles /> },
  { id: 'lot-statuses', label: 'Lot statuses', content: <LotStatuses /> },
  { id: 'health', label: 'Health', content: <Health /> },
  { id: 'backups', label: 'Backups', content: <Backups /> },
  { id: 'storage', label: 'Storage', content: <Storage /> },
  { id: 'appearance', label: 'Appearance', content: <Appearance /> },
  { id: 'shortcuts', label: 'Shortcuts', content: <ShortcutEditor /> },
  { id: 'moving-in', label: 'Moving in', content: <MovingIn /> },
  { id: 'shops', label: 'Shops', content: <Shops /> },
  { id: 'about', label: 'About', content: <About /> },
];

/** The workstation's place in the shop, how it looks, and how it is. */
export function SettingsScreen() {
  const { tab = 'output' } = useParams<{ tab?: string }>();
  const [, go] = useLocation();
  return (
    <Stack className="sf-grow" gap="sm">
      <Title order={1} size="h2">
        Settings
      </Title>
      <Tabs
        className="sf-grow"
        orientation="vertical"
        value={tab}
        onChange={(next) => go(`/settings/${next}`)}
        keepMounted={false}
        styles={{ tabLabel: { textAlign: 'left' }, panel: { flex: 1, minHeight: 0, minWidth: 0, overflowY: 'auto' } }}
      >
        <Tabs.List>
          {TABS.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ id, content }) => (
          <Tabs.Panel key={id} value={id} pl="md">
            <div style={{ maxWidth: 980 }}>{content}</div>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}
