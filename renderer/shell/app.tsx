import { AppShell, Burger, Group, Image, NavLink } from '@mantine/core';
import { type HotkeyItem, useHotkeys, useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { IconHelpCircle } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import logo from '../../resources/installer/icon.svg?no-inline';
import { DealershipsScreen } from '../dealerships/dealerships-screen.tsx';
import { HelpDrawer } from '../help/help-drawer.tsx';
import { ImportsScreen } from '../imports/imports-screen.tsx';
import { useImportFiles } from '../imports/use-import-files.ts';
import { InventoryScreen } from '../inventory/inventory-screen.tsx';
import { OrdersScreen } from '../orders/orders-screen.tsx';
import { ListEntryScreen } from '../review/list-entry-screen.tsx';
import { ReviewScreen } from '../review/review-screen.tsx';
import { DatabaseGate } from '../settings/database-gate.tsx';
import { useApplyDensity } from '../settings/density.ts';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { TemplatesScreen } from '../templates/templates-screen.tsx';
import { TodayScreen } from '../today/today-screen.tsx';
import { VinLogScreen } from '../vin-log/vin-log-screen.tsx';
import { ActivityDrawer } from './activity-drawer.tsx';
import { Announcements } from './announcements.tsx';
import { DropTarget } from './drop-target.tsx';
import { FeedChip } from './feed-chip.tsx';
import { useActionKeys } from './keys.ts';
import { NewOrderProvider } from './new-order.tsx';
import { PracticeStrip, PracticeSwitch } from './practice.tsx';
import { Reading } from './reading.tsx';
import { SCREENS } from './screens.ts';
import { Search } from './search.tsx';
import { SampleStrip, ShopName, useShops, WrongShopsStrip } from './shop.tsx';
import { StatusBar } from './status-bar.tsx';
import { useOrdersFolderErrand } from './use-orders-folder-errand.ts';

const HelpScreen = lazy(() => import('../help/help-screen.tsx').then((module) => ({ default: module.HelpScreen })));

/** The frame around every screen: menu, header, status bar, search, drop target. */
export function App() {
  return (
    <Router hook={useHashLocation}>
      <DatabaseGate>
        <NewOrderProvider>
          <Frame />
        </NewOrderProvider>
      </DatabaseGate>
    </Router>
  );
}

function Frame() {
  const [location, go] = useLocation();
  const [wantsNarrow, setNarrow] = useLocalStorage({ key: 'narrow-menu', defaultValue: false });
  const isSmall = useMediaQuery('(max-width: 900px)');
  const isNarrow = wantsNarrow || isSmall;
  const stripe = useShops()?.shop.color ?? 'none';
  useApplyDensity();
  useOrdersFolderErrand();
  const importFiles = useImportFiles();
  useHotkeys(
    [...SCREENS.map((screen): HotkeyItem => [`mod+${screen.digit}`, () => go(screen.path)]), ['mod+I', importFiles]],
    [],
  );
  useActionKeys('import', importFiles);
  return (
    <AppShell
      header={{ height: 48 }}
      footer={{ height: 28 }}
      navbar={{ width: isNarrow ? 56 : 208, breakpoint: 0 }}
      padding="md"
    >
      <AppShell.Header
        style={stripe === 'none' ? undefined : { borderTop: `3px solid var(--mantine-color-${stripe}-6)` }}
      >
        <Group h="100%" px="sm" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              size="sm"
              opened={false}
              display={isSmall ? 'none' : undefined}
              onClick={() => setNarrow(!wantsNarrow)}
              aria-label="Wide or narrow menu"
            />
            <Image src={logo} alt="" w={24} h={24} visibleFrom="sm" />
            <ShopName />
            <FeedChip />
          </Group>
          <Group gap="md" wrap="nowrap" style={{ flexShrink: 0 }}>
            <Search />
            <PracticeSwitch />
            <ActivityDrawer />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p={isNarrow ? 4 : 'xs'} component="nav" aria-label="Screens">
        {SCREENS.map(({ path, label, digit, icon: Icon }) => (
          <NavLink
            key={path}
            href={`#${path}`}
            active={location.startsWith(path)}
            aria-current={location.startsWith(path) ? 'page' : undefined}
            aria-label={isNarrow ? label : undefined}
            label={isNarrow ? null : label}
            leftSection={<Icon size={20} stroke={1.6} aria-hidden />}
            title={`${label} (Ctrl+${digit})`}
            rightSection={
              isNarrow ? null : (
                <span className="sf-digit" aria-hidden>
                  {digit}
                </span>
              )
            }
          />
        ))}
        <NavLink
          href="#/help"
          mt="auto"
          active={location.startsWith('/help')}
          aria-current={location.startsWith('/help') ? 'page' : undefined}
          aria-label={isNarrow ? 'Help' : undefined}
          label={isNarrow ? null : 'Help'}
          leftSection={<IconHelpCircle size={20} stroke={1.6} aria-hidden />}
          title="The handbook (F1: help for this screen)"
        />
      </AppShell.Navbar>
      <AppShell.Main className="sf-screen">
        <WrongShopsStrip />
        <SampleStrip />
        <PracticeStrip />
        <Switch>
          <Route path="/today" component={TodayScreen} />
          <Route path="/today/entry/:rowId" component={ListEntryScreen} />
          <Route path="/today/:orderId" component={ReviewScreen} />
          <Route path="/orders/:orderId?" component={OrdersScreen} />
          <Route path="/inventory/:list?/:dealership?" component={InventoryScreen} />
          <Route path="/vin-log" component={VinLogScreen} />
          <Route path="/dealerships/:name?/:tab?" component={DealershipsScreen} />
          <Route path="/templates/:name?" component={TemplatesScreen} />
          <Route path="/imports/:importId?" component={ImportsScreen} />
          <Route path="/settings/:tab?" component={SettingsScreen} />
          <Route path="/help/:page?/:section?">
            <Suspense fallback={<Reading />}>
              <HelpScreen />
            </Suspense>
          </Route>
          <Route>
            <Redirect to="/today" />
          </Route>
        </Switch>
      </AppShell.Main>
      <AppShell.Footer>
        <StatusBar />
      </AppShell.Footer>
      <DropTarget />
      <HelpDrawer />
      <Announcements />
      {/* Mantine puts them here, so that they are part of a landmark. */}
      <section data-mantine-shared-portal-node aria-label="Menus, dialogs and messages" />
    </AppShell>
  );
}
