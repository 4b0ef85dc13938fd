import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasValidCheckDigit } from '../../main/core/vin.ts';
import { type FeedEvent, readFeed } from '../../main/files/read-feed.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/sample');
const FILES = ['sample-feed.csv', 'sample-list.txt', 'vin-log-porsche-st-louis.csv', 'vin-log-south-county-dcjr.csv'];

describe('the sample data', () => {
  it.each(FILES)('%s holds invented vehicles only', async (file) => {
    const words = (await readFile(join(SAMPLE, file), 'utf8')).match(/\b[A-Z\d]{17}\b/g) ?? [];
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((word) => !word.startsWith('1ZZ'))).toEqual([]);
    expect(words.filter((word) => !word.includes('O') && !hasValidCheckDigit(word))).toEqual([]);
  });

  it('is a feed like the scraper writes it', async () => {
    const events: FeedEvent[] = [];
    for await (const event of readFeed(join(SAMPLE, 'sample-feed.csv'))) events.push(event);
    expect(events[0]).toMatchObject({ kind: 'file', encoding: 'utf-8', delimiter: ',', headerLine: 1 });
    const rows = events.flatMap((event) => (event.kind === 'rows' ? event.rows : []));
    expect(rows).toHaveLength(245);
    expect(new Set(rows.map((row) => row.cells.location))).toEqual(
      new Set([
        'Porsche St. Louis',
        'South County Dodge Chrysler Jeep RAM',
        'Bommarito West County',
        'Serra Honda of O&#39;Fallon',
        'Pappas Toyota',
        'MINI OF ST. LOUIS',
        'Sample Motors of Springfield',
      ]),
    );
  });
});
