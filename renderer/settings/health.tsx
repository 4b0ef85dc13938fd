import { Stack } from '@mantine/core';
import { Checklist } from './checklist.tsx';
import { HealthPictures } from './health-pictures.tsx';

/** How the application is: the checklist, and what was recorded over the last days. */
export function Health() {
  return (
    <Stack>
      <Checklist />
      <HealthPictures />
    </Stack>
  );
}
