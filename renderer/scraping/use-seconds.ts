import { useEffect, useState } from 'react';

/** The time in milliseconds, anew every second while something is watched. */
export function useSeconds(isWatched: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isWatched) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isWatched]);
  return now;
}
