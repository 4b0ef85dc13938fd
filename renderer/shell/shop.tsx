import { Alert, Anchor, Button, Group, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconFlask, IconSelector } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { Shop } from '../../preload/contract.ts';
import { door } from '../door/door.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceDone, announceProblem } from './activity.ts';

const MAIN = 'main';

/** Milliseconds between two looks at a list of shops that cannot be read. */
const LOOK_EVERY = 2000;

/** The shop that is open, and the others; `null` until they are known. */
export function useShops(): { readonly shop: Shop; readonly shops: readonly Shop[] } | null {
  const { data } = useRead('listShops', {});
  const shop = data?.shops.find(({ id }) => id === data.current);
  return data && shop ? { shop, shops: data.shops } : null;
}

/** Opens another shop: its dealerships, VIN logs, orders and settings take the place of these. */
export async function openShop({ id, name }: Shop, go: (path: string) => void): Promise<void> {
  const result = await runJob(`Opening ${name}`, 'openShop', { id });
  if (!result.ok) announceProblem(`${name} was not opened`, result.problem);
  else go('/today');
}

/** Opens the invented sample, which is made for it. */
export async function openSample(go: (path: string) => void): Promise<void> {
  const made = await runJob('Making the sample', 'addShop', { name: 'Sample', color: 'gold', startsWith: 'sample' });
  if (!made.ok) announceProblem('There is no sample', made.problem);
  else await openShop(made.value.shop, go);
}

/** The name of the open shop; with more than one a menu that opens the others. */
export function ShopName() {
  const [, go] = useLocation();
  const known = useShops();
  if (known === null || known.shops.length < 2) {
    return (
      <Text fw={700} visibleFrom="sm">
        {known?.shop.name ?? 'Silver Fox'}
      </Text>
    );
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton fw={700} aria-label={`Shop: ${known.shop.name}`}>
          <Group gap={4} wrap="nowrap">
            {known.shop.name}
            <IconSelector size={14} aria-hidden />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {known.shops.map((shop) => (
          <Menu.Item
            key={shop.id}
            leftSection={<IconCheck size={14} opacity={shop.id === known.shop.id ? 1 : 0} aria-hidden />}
            onClick={() => shop.id !== known.shop.id && void openShop(shop, go)}
          >
            {shop.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => go('/settings/shops')}>Shops…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Says across the window that the list of shops cannot be read, why, and what to do, until it can: without it there is no menu. */
export function WrongShopsStrip() {
  const { error, refetch } = useRead('listShops', {});
  const message = error?.problem.code === 'wrong-shops' ? error.problem.message : null;
  useEffect(() => {
    if (message === null) return;
    // Nobody tells of a file that is mended by hand. What is shown stays until there is another answer.
    async function look(): Promise<void> {
      const result = await door.calls.listShops({});
      if (result.ok || result.problem.message !== message) await refetch();
    }
    const timer = setInterval(() => void look(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [message, refetch]);
  if (message === null) return null;
  return (
    <Alert color="red" title="The other shops cannot be opened" p="xs" mb="sm" role="alert">
      {message}
    </Alert>
  );
}

/** Says across the window that nothing here is real, where to look, and how to be rid of it. */
export function SampleStrip() {
  const [, go] = useLocation();
  const known = useShops();
  if (!known?.shop.isSample) return null;
  const { id } = known.shop;

  async function remove(): Promise<void> {
    const main = known?.shops.find((shop) => shop.id === MAIN);
    if (!main) return;
    await openShop(main, go);
    const result = await runJob('Removing the sample', 'removeShop', { id });
    if (!result.ok) announceProblem('The sample was not removed', result.problem);
    else announceDone('The sample is removed', 'Nothing of it is left. You are in your own shop.');
  }

  return (
    <Alert color="gold.4" variant="filled" icon={<IconFlask aria-hidden />} p="xs" mb="sm" role="note">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="inherit" miw={0} flex={1}>
          Sample data: nothing here is real. Look at <Step to="/today">the orders of the day</Step>, open one with
          Enter, run them with Ctrl+Shift+E, and find them under <Step to="/orders">Orders</Step>. F1 explains each
          screen.
        </Text>
        <Button size="compact-sm" color="dark" autoContrast onClick={() => void remove()}>
          Remove the sample
        </Button>
      </Group>
    </Alert>
  );
}

function Step({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <Anchor href={`#${to}`} c="inherit" td="underline" fz="inherit">
      {children}
    </Anchor>
  );
}
