import { Button, Modal, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { announceProblem } from '../shell/activity.ts';
import { useActionKeys } from '../shell/keys.ts';

/** Puts a dealership that is not due on the day's sheet (A). */
export function AddToSheet({ date }: { readonly date: string }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  const { data } = useRead('listDealerships', {}, { enabled: isOpen });
  useActionKeys('add-dealership', open);

  async function add(name: string): Promise<void> {
    close();
    const result = await runJob(`Adding ${name}`, 'addRunSheetRow', { date, name });
    if (!result.ok) announceProblem(`${name} was not added`, result.problem);
  }

  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        Add dealership
      </Button>
      <Modal opened={isOpen} onClose={close} title="Add a dealership to the sheet">
        <Select
          label="Dealership"
          placeholder="Type a name"
          searchable
          selectFirstOptionOnChange
          data-autofocus
          data={(data?.dealerships ?? []).filter((line) => line.isActive).map((line) => line.name)}
          onChange={(name) => name && void add(name)}
          nothingFoundMessage="No dealership has this name"
        />
      </Modal>
    </>
  );
}
