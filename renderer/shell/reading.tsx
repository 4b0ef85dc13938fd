import { Loader, type MantineSize } from '@mantine/core';

/** Says that something is on its way to the screen. */
export function Reading({ label = 'Reading', size }: { readonly label?: string; readonly size?: MantineSize }) {
  return <Loader role="status" aria-label={label} size={size} />;
}
