import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { TemplateDetail } from '../../preload/contract.ts';
import { formatPlural } from '../shell/words.ts';

/** Asks before the orders of every dealership that uses a template change. */
export function AskUsers(props: {
  readonly template: TemplateDetail;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onYes: () => void;
}) {
  const { usedBy, label } = props.template;
  const [isWhole, whole] = useDisclosure(false);
  const shown = isWhole ? usedBy : usedBy.slice(0, 8);
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={`Change the template of ${formatPlural(usedBy.length, 'dealership')}?`}
    >
      <Stack>
        <Text>
          The next orders of these dealerships are laid out by the changed <b>{label}</b>. Orders that are prepared
          already keep the version that was reviewed.
        </Text>
        <Text size="sm">{shown.join(', ')}</Text>
        {shown.length < usedBy.length && (
          <Button variant="subtle" size="xs" onClick={whole.open}>
            Show all {usedBy.length}
          </Button>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            Cancel
          </Button>
          <Button onClick={props.onYes} data-autofocus>
            Save for all of them
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
