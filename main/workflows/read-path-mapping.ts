import type { PathMapping } from '../core/map-path.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import { readSetting } from '../database/settings.ts';

/** Reads how the Adobe workstation sees the orders folder, from the setting `output`; `null` when it is not set. */
export function readPathMapping(db: ReadableDatabase): PathMapping | null {
  const output = readSetting(db, 'output');
  if (typeof output !== 'object' || output === null || !('pathMap' in output)) return null;
  const map = output.pathMap;
  if (typeof map !== 'object' || map === null || !('from' in map) || !('to' in map)) return null;
  const { from, to } = map;
  return typeof from === 'string' && typeof to === 'string' && from !== '' && to !== '' ? { from, to } : null;
}
