import { z } from 'zod';
import { foldName } from '../../core/fold-name.ts';

/**
 * The names under which a group's site shows the vehicles of this dealership; all of its vehicles when there are none.
 * Names match exactly, case and spaces aside.
 */
export const dealerNames = z.array(z.string().trim().min(1)).default([]);

/** Whether a vehicle that the site shows under this dealer's name is of the dealership. */
export function keepsDealer(names: readonly string[], dealer: string): boolean {
  return names.length === 0 || names.some((name) => foldName(name) === foldName(dealer));
}
