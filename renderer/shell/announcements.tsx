import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { door } from '../door/door.ts';
import { announceNews } from './activity.ts';

/** Tells what happened without being asked for, such as a new file in the watched folder. */
export function Announcements() {
  const [, go] = useLocation();
  useEffect(
    () =>
      door.onEvent((event) => {
        if (event.kind !== 'announced') return;
        const { path } = event.announcement;
        announceNews(event.announcement, path === undefined ? undefined : () => go(path));
      }),
    [go],
  );
  return null;
}
