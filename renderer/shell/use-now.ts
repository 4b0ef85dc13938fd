import { useInterval } from '@mantine/hooks';
import { useState } from 'react';

const MINUTE = 60_000;

/** The time in milliseconds, anew every minute, so that ages on screen stay true. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), MINUTE, { autoInvoke: true });
  return now;
}
