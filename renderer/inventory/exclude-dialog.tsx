import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../shell/dialog.tsx';
import { formatPlural } from '../shell/words.ts';
import { excludeVehicles } from './exclude-vehicles.ts';

/** Asks why vehicles are kept out of a dealership's CAO orders; the reason is shown wherever they are held back. */
export function ExcludeDialog(props: {
  readonly dealership: string;
  readonly vins: readonly string[];
  readonly onClose: () => void;
}) {
  const { dealership, vins, onClose } = props;
  const [reason, setReason] = useState('');
  return (
    <Dialog onClose={onClose} title="Exclude from future CAO orders">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          void excludeVehicles(dealership, vins, reason.trim());
        }}
      >
        <Stack>
          <Text size="sm">
            {vins.length === 1 ? <span className="sf-mono">{vins[0]}</span> : formatPlural(vins.length, 'vehicle')} will
            be held back from every CAO order of {dealership} until you take it back. A list that asks for it still gets
            it.
          </Text>
          <TextInput
            label="Why?"
            description="Shown wherever it is held back"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={reason.trim() === ''}>
              Exclude
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
