import type { OutputRules } from './dealership.ts';
import type { QrDefaults } from './settings.ts';

/**
 * A dealership's output rules with the shop's choices filled in where it has none of its own: the UTM keys that it does
 * not name, and the link base.
 *
 * @param site Host of the dealership's website, or `null`.
 */
export function fillOutput(output: OutputRules, defaults: QrDefaults, site: string | null): OutputRules {
  const own = new Set(Object.keys(output.utm).map((key) => key.toLowerCase()));
  const added = Object.entries(defaults.utm).filter(([key]) => !own.has(key.toLowerCase()));
  return {
    ...output,
    utm: output.useShopUtm ? { ...Object.fromEntries(added), ...output.utm } : output.utm,
    linkBase: output.linkBase ?? fillSite(defaults.linkBase, site),
  };
}

/** A base that names the website of a dealership which has none leads nowhere. */
function fillSite(linkBase: string | null, site: string | null): string | null {
  if (linkBase === null || !linkBase.includes('{site}')) return linkBase;
  return site === null ? null : linkBase.replaceAll('{site}', site);
}
