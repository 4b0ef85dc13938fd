import { Button } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconFilePlus } from '@tabler/icons-react';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useErrand } from '../door/errands.ts';
import { NewOrderWizard } from '../today/new-order-wizard.tsx';
import { useActionKeys } from './keys.ts';

const OpenNewOrder = createContext<() => void>(() => undefined);

/** At least this many characters in a row may be a VIN. */
const MAY_BE_VIN = /[A-Z0-9]{15,}/i;

/** Gives every screen the new-order dialog: Ctrl+N, a button, or text with VINs dropped on the window. */
export function NewOrderProvider({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState<string | null>(null);
  useActionKeys('new-order', () => setText(''));
  useErrand('new-order-wanted', () => setText(''));
  useWindowEvent('dragover', (event) => {
    if (event.dataTransfer?.types.includes('text/plain') && !isTextField(event.target)) event.preventDefault();
  });
  useWindowEvent('drop', (event) => {
    const dropped = event.dataTransfer?.getData('text/plain') ?? '';
    if (isTextField(event.target) || !MAY_BE_VIN.test(dropped)) return;
    event.preventDefault();
    setText(dropped);
  });
  return (
    <OpenNewOrder.Provider value={() => setText('')}>
      {children}
      <NewOrderWizard isOpen={text !== null} text={text ?? ''} onClose={() => setText(null)} />
    </OpenNewOrder.Provider>
  );
}

/** Opens the new-order dialog. */
export function NewOrderButton() {
  const open = useContext(OpenNewOrder);
  return (
    <Button size="xs" variant="default" leftSection={<IconFilePlus size={16} aria-hidden />} onClick={open}>
      New order
    </Button>
  );
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
