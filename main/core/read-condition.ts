import type { Condition } from './vehicle.ts';

/**
 * Reads a vehicle's condition from the feed's type text. Certified is looked for first, since `Certified Used` is
 * certified; then used, since a feed's `Used - like new` is used.
 */
export function readCondition(type: string): Condition {
  const text = type.toLowerCase();
  if (/certified|cpo|carbravo/.test(text)) return 'cpo';
  if (/used|pre-owned|preowned|pre owned/.test(text)) return 'po';
  if (/new|demo/.test(text)) return 'new';
  return 'unknown';
}
