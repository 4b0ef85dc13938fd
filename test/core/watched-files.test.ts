import { describe, expect, it } from 'vitest';
import type { ImportReport } from '../../main/core/import-report.ts';
import { findDoubts, findSettledFiles } from '../../main/core/watched-files.ts';

const CLEAN: ImportReport = {
  import: { id: 1, status: 'staged', mode: 'replace', rowsRead: 10, rowsStored: 10, rowsRefused: 0 },
  files: [],
  refusals: [],
  dealerships: [{ dealership: 'A', location: 'A', vehicles: 10, previous: 12, added: 1, gone: 3 }],
  unmatchedLocations: [],
  warnings: [],
};

describe('an import that came by itself', () => {
  it('is clean when no row was refused, every location is known and nobody lost half of the vehicles', () => {
    expect(findDoubts(CLEAN)).toEqual([]);
  });

  it.each([
    ['a refused row', { import: { ...CLEAN.import, rowsRefused: 1 } }, '1 row was refused.'],
    ['an unknown location', { unmatchedLocations: [{ location: 'Z', rows: 3 }] }, '1 location was unknown.'],
    [
      'a dealership that lost more than half',
      {
        dealerships: [
          ...CLEAN.dealerships,
          { dealership: 'B', location: 'B', vehicles: 1, previous: 3, added: 0, gone: 2 },
        ],
      },
      'B: 3 vehicles now, 1 afterwards.',
    ],
  ])('is not clean with %s', (_case, change, doubt) => {
    expect(findDoubts({ ...CLEAN, ...change })).toEqual([doubt]);
  });
});

describe('files of the watched folder', () => {
  const sight = ({ bytes }: { readonly name: string; readonly bytes: number }) => String(bytes);
  const files = [
    { name: 'a.csv', bytes: 10 },
    { name: 'b.csv', bytes: 20 },
  ];
  const settled = (before: Record<string, string>, old: readonly string[] = []) =>
    findSettledFiles(files, new Map(Object.entries(before)), sight, ({ name }) => old.includes(name)).map(
      ({ name }) => name,
    );

  it('are read when two looks in a row find them the same', () => {
    expect(settled({ 'a.csv': '10', 'b.csv': '20' })).toEqual(['a.csv', 'b.csv']);
  });

  it('are not read while they are new or still growing', () => {
    expect(settled({})).toEqual([]);
    expect(settled({ 'a.csv': '5', 'b.csv': '15' })).toEqual([]);
  });

  it('wait for one that is still being written, but not for ever', () => {
    expect(settled({ 'a.csv': '10', 'b.csv': '15' })).toEqual([]);
    expect(settled({ 'a.csv': '10', 'b.csv': '15' }, ['a.csv'])).toEqual(['a.csv']);
  });
});
