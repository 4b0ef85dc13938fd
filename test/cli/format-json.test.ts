import { describe, expect, it } from 'vitest';
import { formatJson } from '../../main/cli/format-json.ts';

describe('a JSON document on the command line', () => {
  it.each([
    {},
    { ok: true, rows: [], nothing: undefined, none: null },
    {
      ok: true,
      total: 2,
      rows: [{ vin: 'A', deep: { list: [1, [2]] } }, 'text\n  "quoted"', undefined, null],
      after: { x: [] },
    },
  ])('is what JSON.stringify gives: %j', (document) => {
    expect([...formatJson(document)].join('')).toBe(JSON.stringify(document, null, 2));
  });

  it('is ASCII', () => {
    expect([...formatJson({ rows: ['Café \u{1f98a}'] })].join('')).toContain('"Caf\\u00e9 \\ud83e\\udd8a"');
  });

  it('may be longer than any one text', () => {
    const row = 'x'.repeat(10_000_000);
    let length = 0;
    for (const piece of formatJson({ ok: true, rows: Array.from({ length: 60 }, () => row) })) length += piece.length;
    expect(length).toBeGreaterThan(600_000_000);
  });
});
