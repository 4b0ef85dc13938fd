import { notifications } from '@mantine/notifications';
import { createElement, useSyncExternalStore } from 'react';
import type { Announcement, Problem } from '../../preload/contract.ts';
import { type ToastAction, ToastBody } from './toast-body.tsx';

/** Something that happened, kept in the Activity drawer after its toast has gone. */
export interface Activity {
  readonly id: string;
  readonly at: string;
  readonly kind: 'done' | 'problem';
  readonly title: string;
  readonly text: string;
}

/** How long a toast with an Undo stays, in milliseconds. */
const TOAST_STAYS = 10_000;
const KEPT = 200;

let activities: readonly Activity[] = [];
const listeners = new Set<() => void>();

/** Tells the operator that something was done, with its counts, and offers to take it back. */
export function announceDone(title: string, text: string, undo?: () => void): void {
  announce('done', title, text, undo && { label: 'Undo', run: undo });
}

/**
 * Tells the operator what failed, what was not changed and what to do. A call that only needs a yes can be made again
 * from here with one.
 */
export function announceProblem(title: string, problem: Problem, withYes?: () => void): void {
  announce('problem', title, problem.message, findWayOut(problem, withYes));
}

/** Tells the operator what happened without being asked for, with the way to where it can be looked at. */
export function announceNews({ kind, title, text }: Announcement, look?: () => void): void {
  announce(kind, title, text, look && { label: 'Look at it', run: look }, true);
}

function findWayOut({ code }: Problem, withYes?: () => void): ToastAction {
  if (code === 'needs-confirmation' && withYes) return { label: 'Do it all the same', run: withYes };
  if (code.startsWith('orders-folder-')) return openAddress('Orders folder', '/settings');
  return openAddress('More on this', `/help/when-something-is-wrong/${code}`);
}

function openAddress(label: string, address: string): ToastAction {
  return {
    label,
    run() {
      window.location.hash = address;
    },
  };
}

function announce(kind: Activity['kind'], title: string, text: string, action?: ToastAction, isNews = false): void {
  const id = crypto.randomUUID();
  activities = [{ id, at: new Date().toISOString(), kind, title, text }, ...activities].slice(0, KEPT);
  for (const listener of listeners) listener();
  const once = action && {
    label: action.label,
    run() {
      action.run();
      notifications.hide(id);
    },
  };
  notifications.show({
    id,
    title,
    message: createElement(ToastBody, { text, action: once }),
    color: kind === 'done' ? 'green' : 'red',
    // Nobody may be looking when it happens, so news stay.
    autoClose: kind === 'done' && !isNews ? TOAST_STAYS : false,
    withBorder: true,
  });
}

/** What happened since the window opened, newest first. */
export function useActivities(): readonly Activity[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => activities,
  );
}
