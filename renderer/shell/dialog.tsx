import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';

/**
 * A dialog that is open as long as it is on screen. When it goes, the focus returns to what opened it; to the button of
 * the menu, if that was an item of one.
 */
export function Dialog(props: Omit<ModalProps, 'opened' | 'returnFocus'>) {
  const [opener] = useState(findOpener);
  useEffect(
    () => () => {
      // After what follows the dialog: that may take the focus itself.
      setTimeout(() => document.activeElement === document.body && opener?.focus());
    },
    [opener],
  );
  return <Modal opened returnFocus={false} {...props} />;
}

function findOpener(): HTMLElement | null {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement)) return null;
  const menu = activeElement.closest('[role=menu]')?.getAttribute('aria-labelledby');
  return menu ? document.getElementById(menu) : activeElement;
}
