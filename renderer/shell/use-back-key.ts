import { useHotkeys } from '@mantine/hooks';

const OVERLAYS = '[role=dialog], [role=menu], [role=listbox]';

/** Escape leaves the screen, unless it closes a dialog, a menu or a list that is open over it. */
export function useBackKey(back: () => void, ignoredTags?: readonly string[]): void {
  useHotkeys(
    [
      [
        'Escape',
        (event) => {
          if (!(event.target instanceof Element && event.target.closest(OVERLAYS))) back();
        },
        { preventDefault: false },
      ],
    ],
    ignoredTags && [...ignoredTags],
  );
}
