import { Button, Group, Stack, Text } from '@mantine/core';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { Dialog } from '../shell/dialog.tsx';
import { formatPlural } from '../shell/words.ts';

/** Asks before an exported order is taken back. */
export function VoidDialog(props: {
  readonly order: { readonly id: number; readonly dealership: string; readonly vehicles: number };
  readonly onClose: () => void;
}) {
  const { order, onClose } = props;
  const vins = formatPlural(order.vehicles, 'VIN');

  async function voidOrder(): Promise<void> {
    onClose();
    const result = await runJob(`Voiding ${order.dealership}`, 'voidOrder', { id: order.id });
    if (!result.ok) announceProblem(`${order.dealership} was not voided`, result.problem);
    else announceDone(`${order.dealership} is voided`, `${vins} can be ordered again; the folder is in _voided.`);
  }

  return (
    <Dialog onClose={onClose} title={`Void the order of ${order.dealership}?`}>
      <Stack>
        <Text>
          {vins} can be ordered again and the folder moves to <b>_voided</b>. The order stays in the history.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it
          </Button>
          <Button color="red.8" onClick={() => void voidOrder()}>
            Void the order
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
