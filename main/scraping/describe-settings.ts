import { z } from 'zod';
import type { PlatformSetting } from '../core/scraping.ts';
import type { Adapter } from './adapter.ts';

/** What can be set about a site of a platform: each setting with the values it takes and the one it has by itself. */
export function describeSettings({ settings }: Pick<Adapter, 'settings'>): readonly PlatformSetting[] {
  const { properties = {}, required = [] } = z.toJSONSchema(settings, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => {
    const { type, enum: choices, default: usual } = typeof schema === 'object' ? schema : {};
    return {
      name,
      values: choices ? choices.join(' or ') : String(type ?? 'anything'),
      usual: usual === undefined ? null : JSON.stringify(usual),
      isNeeded: required.includes(name),
    };
  });
}
