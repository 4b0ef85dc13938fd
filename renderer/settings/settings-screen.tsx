import { Stack, Tabs, Title } from '@mantine/core';
import { useLocation, useParams } from 'wouter';
import { About } from './about.tsx';
import { Appearance } from './appearance.tsx';
import { Backups } from './backups.tsx';
import { Checklist } from './checklist.tsx';
import { MovingIn } from './moving-in.tsx';
import { OrdersFolder } from './orders-folder.tsx';
import { PathMappingForm } from './path-mapping-form.tsx';
import { Storage } from './storage.tsx';

/** The workstation's place in the shop, and how it looks. */
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
        value={tab}
        onChange={(next) => go(`/settings/${next}`)}
        keepMounted={false}
        styles={{
          root: { display: 'flex', flexDirection: 'column' },
          panel: { flex: 1, minHeight: 0, overflowY: 'auto' },
        }}
      >
        <Tabs.List>
          <Tabs.Tab value="output">Order folders</Tabs.Tab>
          <Tabs.Tab value="health">Health</Tabs.Tab>
          <Tabs.Tab value="backups">Backups</Tabs.Tab>
          <Tabs.Tab value="storage">Storage</Tabs.Tab>
          <Tabs.Tab value="appearance">Appearance</Tabs.Tab>
          <Tabs.Tab value="moving-in">Moving in</Tabs.Tab>
          <Tabs.Tab value="about">About</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="output" pt="sm">
          <Stack maw={900}>
            <OrdersFolder />
            <PathMappingForm />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="health" pt="sm">
          <Checklist />
        </Tabs.Panel>
        <Tabs.Panel value="backups" pt="sm">
          <Backups />
        </Tabs.Panel>
        <Tabs.Panel value="storage" pt="sm">
          <Storage />
        </Tabs.Panel>
        <Tabs.Panel value="appearance" pt="sm">
          <Appearance />
        </Tabs.Panel>
        <Tabs.Panel value="moving-in" pt="sm">
          <MovingIn />
        </Tabs.Panel>
        <Tabs.Panel value="about" pt="sm">
          <About />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
