import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { door } from '../door/door.ts';

/** What was wanted when a screen was about to be left: another address, or the end of the application. */
type Wanted = { readonly hash: string } | 'close';

/**
 * Asks before a screen with unsaved changes is left: by a link, a key, the way back, or by closing the desktop window.
 * While nothing is unsaved it does nothing; what was wanted meanwhile is done as soon as the changes are saved.
 */
export function LeaveGuard(props: {
  readonly isUnsaved: boolean;
  readonly what: string;
  /** The beginning of the addresses that keep the changes, such as the tabs of one screen; none without it. */
  readonly within?: string;
}) {
  const { isUnsaved, what, within } = props;
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const isLeaving = useRef(false);
  // Before anybody sees that it is saved: whoever leaves then is asked nothing.
  useLayoutEffect(() => {
    if (!isUnsaved) return;
    let here = window.location.hash;
    const isKept = (hash: string) => hash === here || (within !== undefined && `${hash}/`.startsWith(`#${within}/`));
    const holdBack = (event: Event) => {
      const { hash } = window.location;
      if (isLeaving.current) return;
      if (isKept(hash)) {
        here = hash;
        return;
      }
      event.stopImmediatePropagation();
      window.history.replaceState(null, '', here);
      setWanted({ hash });
    };
    // A link that is clicked changes the address before anybody is told, and the router may look meanwhile.
    const holdLink = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
      const hash = link?.getAttribute('href');
      if (isLeaving.current || !hash || isKept(hash)) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted({ hash });
    };
    const holdOpen = (event: BeforeUnloadEvent) => {
      // A browser would ask in a dialog of its own; the desktop asks nothing and just stays open.
      if (isLeaving.current || door.host !== 'desktop') return;
      event.preventDefault();
      setWanted('close');
    };
    // Captured, so that the router does not hear of it first.
    window.addEventListener('click', holdLink, { capture: true });
    window.addEventListener('popstate', holdBack, { capture: true });
    window.addEventListener('hashchange', holdBack, { capture: true });
    window.addEventListener('beforeunload', holdOpen);
    return () => {
      window.removeEventListener('click', holdLink, { capture: true });
      window.removeEventListener('popstate', holdBack, { capture: true });
      window.removeEventListener('hashchange', holdBack, { capture: true });
      window.removeEventListener('beforeunload', holdOpen);
    };
  }, [isUnsaved, within]);

  function leave(): void {
    isLeaving.current = true;
    if (wanted === 'close') window.close();
    else if (wanted !== null) window.location.hash = wanted.hash;
  }
  const goOn = useEffectEvent(() => {
    if (wanted === null) return;
    leave();
    isLeaving.current = false;
    setWanted(null);
  });
  useEffect(() => {
    if (!isUnsaved) goOn();
  }, [isUnsaved]);

  return (
    <Modal opened={wanted !== null} onClose={() => setWanted(null)} title={`Leave ${what} without saving?`}>
      <Stack>
        <Text>What was changed since it was saved would be lost.</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={leave}>
            Leave without saving
          </Button>
          <Button onClick={() => setWanted(null)} data-autofocus>
            Stay
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
