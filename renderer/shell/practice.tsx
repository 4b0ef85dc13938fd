import { Alert, Switch } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconSchool } from '@tabler/icons-react';

/** Whether orders go to the practice folder. Remembered; the engine itself refuses VIN-log entries of practice orders. */
export function usePractice() {
  return useLocalStorage({ key: 'practice-run', defaultValue: false });
}

/** Turns practice mode on and off. */
export function PracticeSwitch() {
  const [isPractice, setPractice] = usePractice();
  return (
    <Switch
      label="Practice run"
      color="gold.4"
      checked={isPractice}
      onChange={(event) => setPractice(event.currentTarget.checked)}
    />
  );
}

/** Says across the window that this is practice. */
export function PracticeStrip() {
  const [isPractice] = usePractice();
  if (!isPractice) return null;
  return (
    <Alert color="gold.4" variant="filled" icon={<IconSchool aria-hidden />} p="xs" mb="sm">
      Practice run: orders go to the practice folder and no VIN log is touched.
    </Alert>
  );
}
