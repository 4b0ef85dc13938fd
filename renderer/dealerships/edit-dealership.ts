import type { Dealership } from '../../preload/contract.ts';

/** The settings of a dealership that its page edits. */
export type EditableDealership = Pick<
  Dealership,
  'name' | 'aliases' | 'isActive' | 'scraperEnabled' | 'orderType' | 'rules' | 'output' | 'schedule'
>;

type Patch = Readonly<Record<string, unknown>>;

/** The editable part of a dealership. */
export function pickEditable(dealership: Dealership): EditableDealership {
  const { name, aliases, isActive, scraperEnabled, orderType, rules, output, schedule } = dealership;
  return { name, aliases, isActive, scraperEnabled, orderType, rules, output, schedule };
}

/** The merge patch that turns one state into another: only what differs, rules and output key by key. */
export function diffSettings(before: object, after: object): Patch {
  const patch: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(after)) {
    const old = (before as Patch)[key];
    if (JSON.stringify(old) === JSON.stringify(value)) continue;
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    patch[key] = isGroup && typeof old === 'object' && old !== null ? diffSettings(old, value) : value;
  }
  return patch;
}

/** The patch that takes another one back: the same keys with the values from before. */
export function undoOf(before: object, patch: Patch): Patch {
  return Object.fromEntries(
    Object.entries(patch).map(([key, value]) => {
      const old = (before as Patch)[key];
      const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
      return [key, isGroup && typeof old === 'object' && old !== null ? undoOf(old, value as Patch) : (old ?? null)];
    }),
  );
}
