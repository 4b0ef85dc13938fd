import { ActionIcon, Button, Group, Menu, Stack, TextInput } from '@mantine/core';
import { useClipboard, useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { OrderSummary } from '../../preload/contract.ts';
import { door } from '../door/door.ts';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { Dialog } from '../shell/dialog.tsx';
import { VoidDialog } from './void-dialog.tsx';

/** What can be done with an order that was exported. */
export function OrderMenu({ order }: { readonly order: OrderSummary }) {
  const clipboard = useClipboard();
  const [isVoiding, voiding] = useDisclosure(false);
  const [isRenumbering, renumbering] = useDisclosure(false);
  const isPublished = order.status === 'published';
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Actions for the order of ${order.dealership}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={order.folder === null} onClick={() => void openFolder(order)}>
            {door.host === 'desktop' ? 'Open folder' : 'Save as zip'}
          </Menu.Item>
          <Menu.Item disabled={order.folder === null} onClick={() => order.folder && clipboard.copy(order.folder)}>
            Copy path
          </Menu.Item>
          <Menu.Item disabled={!isPublished} onClick={() => void exportAgain(order)}>
            Export again
          </Menu.Item>
          <Menu.Item disabled={!isPublished} onClick={renumbering.open}>
            Change number…
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item disabled={!isPublished} color="red" onClick={voiding.open}>
            Void…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isVoiding && <VoidDialog order={order} onClose={voiding.close} />}
      {isRenumbering && <RenumberDialog order={order} onClose={renumbering.close} />}
    </>
  );
}

function RenumberDialog({ order, onClose }: { readonly order: OrderSummary; readonly onClose: () => void }) {
  const [number, setNumber] = useState(order.number ?? '');
  async function renumber(yes = false): Promise<void> {
    onClose();
    const result = await runJob('Changing the number', 'renumberOrder', { id: order.id, number, yes });
    if (result.ok) announceDone(`${order.dealership} is order ${number}`, 'Folder, summary and VIN log say so.');
    else announceProblem('The number was not changed', result.problem, () => void renumber(true));
  }
  return (
    <Dialog onClose={onClose} title={`Number of the order of ${order.dealership}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void renumber();
        }}
      >
        <Stack>
          <TextInput
            label="Order number"
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={number.trim() === '' || number === order.number}>
              Change the number
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

async function openFolder(order: OrderSummary): Promise<void> {
  const result = await door.openOrderFolder(order.id);
  if (!result.ok) announceProblem('The folder was not opened', result.problem);
}

async function exportAgain(order: OrderSummary): Promise<void> {
  const result = await runJob(`Exporting ${order.dealership} again`, 'exportOrderAgain', { id: order.id });
  if (result.ok) announceDone(`${order.dealership} is exported again`, result.value.order.folder ?? '');
  else announceProblem(`${order.dealership} was not exported again`, result.problem);
}
