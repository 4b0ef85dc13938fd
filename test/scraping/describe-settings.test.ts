import { describe, expect, it } from 'vitest';
import { ADAPTERS } from '../../main/scraping/adapter-registry.ts';
import { describeSettings } from '../../main/scraping/describe-settings.ts';

describe('the settings of a platform', () => {
  it.each(ADAPTERS)('$name: each has a name, its values, and what it is by itself unless it is needed', (adapter) => {
    const settings = describeSettings(adapter);
    expect(settings.length).toBeGreaterThan(0);
    for (const { usual, isNeeded } of settings) expect(isNeeded && usual !== null).toBe(false);
    const needed = settings.filter(({ isNeeded }) => isNeeded).map(({ name }) => name);
    expect(adapter.settings.safeParse({}).success).toBe(needed.length === 0);
  });

  it('DealerOn takes one of two forms', () => {
    const dealerOn = ADAPTERS.filter(({ id }) => id === 'dealeron').flatMap(describeSettings);
    expect(dealerOn).toContainEqual({ name: 'variant', values: 'cosmos or html', usual: '"cosmos"', isNeeded: false });
  });
});
