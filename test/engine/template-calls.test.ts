import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeLayout } from '../core/make-templates.ts';
import { openEngine, SHIPPED } from './open-engine.ts';

const PORSCHE = 'Porsche St. Louis';
const LAYOUT = makeLayout(
  [
    ['TITLE', '{year} {model}'],
    ['#QR', '{link}'],
  ],
  { format: 'indesign-text' },
);

describe('the calls about templates', () => {
  it('make, use, protect and delete one, from any door', async () => {
    const { engine } = await openEngine();
    const sample = join(SHIPPED.resources, 'sample', 'sample-feed.csv');
    await engine.call('importInventory', { files: [{ path: sample }], yes: true });
    expect(await engine.call('saveTemplate', { name: 'Window card', layout: LAYOUT })).toMatchObject({
      ok: true,
      value: { template: { id: 1, version: 1, usedBy: [] } },
    });
    const patch = { output: { templateNew: 'window card', templateUsed: 'window card' } };
    expect(await engine.call('setDealership', { name: PORSCHE, patch })).toMatchObject({ ok: true });
    const preview = await engine.call('previewTemplate', {
      id: 1,
      name: 'Window card',
      layout: LAYOUT,
      dealership: PORSCHE,
    });
    expect(preview).toMatchObject({
      ok: true,
      value: { issues: [], files: [{ fileName: 'Porsche_St._Louis_Window_card.txt', encoding: 'utf16le' }] },
    });
    expect(await engine.call('deleteTemplate', { id: 1 })).toMatchObject({
      ok: false,
      problem: { code: 'template-in-use', details: { dealerships: [PORSCHE] } },
    });
    await engine.call('setDealership', { name: PORSCHE, patch: { output: { templateNew: null, templateUsed: null } } });
    expect(await engine.call('deleteTemplate', { id: 1 })).toMatchObject({ ok: true });
    expect(await engine.call('bringTemplateBack', { id: 1 })).toMatchObject({ ok: true });
  });

  it('refuse what Adobe does not have, or is too much, before anything is looked at', async () => {
    const { engine } = await openEngine();
    const wrong = {
      'a form that Adobe does not have': { name: 'X', layout: { ...LAYOUT, format: 'excel' } },
      'more than a column has': { name: 'X', layout: { ...LAYOUT, columns: [{ header: 'A', expression: '', x: 1 }] } },
      'an endless name': { name: 'x'.repeat(501), layout: LAYOUT },
      'a cell text of its own': { name: 'X', layout: { ...LAYOUT, emptyCell: '=1' } },
    };
    for (const [what, input] of Object.entries(wrong)) {
      const result = await engine.call('saveTemplate', input as never);
      expect(result, what).toMatchObject({ ok: false, problem: { code: 'wrong-input' } });
    }
  });
});
