import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { runJob } from '../door/jobs.ts';

/** Adds a customer with the standard rules and an empty VIN log, and opens it. */
export function AddDealership() {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        Add dealership
      </Button>
      <Modal opened={isOpen} onClose={close} title="Add a dealership">
        <NameForm onClose={close} />
      </Modal>
    </>
  );
}

function NameForm({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [, go] = useLocation();

  async function add(): Promise<void> {
    const result = await runJob('Adding a dealership', 'addDealership', { name });
    if (!result.ok) {
      setError(result.problem.message);
      return;
    }
    onClose();
    go(`/dealerships/${encodeURIComponent(result.value.dealership.name)}`);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Stack>
        <TextInput
          label="Name"
          description="As it should stand on order folders"
          value={name}
          error={error}
          onChange={(event) => {
            setError(null);
            setName(event.currentTarget.value);
          }}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
