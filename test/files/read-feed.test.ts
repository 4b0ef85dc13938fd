import { appendFileSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedColumn, FeedRow } from '../../main/core/feed-row.ts';
import { ProblemError } from '../../main/core/problem.ts';
import { type FeedProblem, type ReadFeedOptions, readFeed } from '../../main/files/read-feed.ts';

const FEEDS = join(import.meta.dirname, '../fixtures/feeds');

/** One line of the manifest: a fixture and what reading it gives. */
interface Fixture {
  readonly file: string;
  readonly purpose: string;
  readonly options?: ReadFeedOptions;
  /** The code of the refusal of the whole file; the rest is there when the file is read. */
  readonly refused?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly headerLine?: number;
  readonly columns?: readonly FeedColumn[];
  /** The cells that the fixture is about. */
  readonly rows: readonly { readonly line: number; readonly cells: Partial<FeedRow['cells']> }[];
  readonly problems: readonly Pick<FeedProblem, 'line' | 'code' | 'vin'>[];
}

interface Reading {
  readonly file: { readonly encoding: string; readonly delimiter: string; readonly headerLine: number };
  readonly columns: readonly FeedColumn[];
  readonly rows: readonly FeedRow[];
  readonly problems: readonly FeedProblem[];
}

async function readWhole(path: string, options: ReadFeedOptions = {}): Promise<Reading> {
  const rows: FeedRow[] = [];
  const problems: FeedProblem[] = [];
  let head: Pick<Reading, 'file' | 'columns'> | undefined;
  for await (const event of readFeed(path, options)) {
    if (event.kind === 'rows') rows.push(...event.rows);
    else if (event.kind === 'problem') problems.push(event);
    else {
      const { encoding, delimiter, headerLine, columns } = event;
      head = { file: { encoding, delimiter, headerLine }, columns };
    }
  }
  if (head === undefined) throw new Error('The reading did not say how the file was read.');
  return { ...head, rows, problems };
}

async function readRefusal(path: string, options: ReadFeedOptions = {}): Promise<ProblemError> {
  const error: unknown = await readWhole(path, options).catch((reason: unknown) => reason);
  if (!(error instanceof ProblemError)) throw new Error(`Expected a refusal of ${path}.`);
  return error;
}

const manifest: readonly Fixture[] = JSON.parse(await readFile(join(FEEDS, 'manifest.json'), 'utf8'));
const readable = manifest.filter((fixture) => fixture.refused === undefined);
const refused = manifest.filter((fixture) => fixture.refused !== undefined);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'silver-fox-feeds-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function writeFeed(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('a feed that can be read', () => {
  it.each(readable)('$file: $purpose', async ({ file, options, encoding, delimiter, headerLine, ...expected }) => {
    const reading = await readWhole(join(FEEDS, file), options);
    expect(reading.file).toEqual({ encoding, delimiter, headerLine });
    if (expected.columns !== undefined) expect(reading.columns).toEqual(expected.columns);
    expect(reading.rows.map((row) => row.line)).toEqual(expected.rows.map((row) => row.line));
    expect(reading.rows).toMatchObject(expected.rows);
    expect(reading.problems.map(({ line, code, vin }) => ({ line, code, vin }))).toEqual(expected.problems);
  });
});

describe('a feed that is refused as a whole', () => {
  it.each(refused)('$file: $purpose', async ({ file, options, refused: code }) => {
    const { problem } = await readRefusal(join(FEEDS, file), options);
    expect(problem).toMatchObject({ code, details: { file } });
    expect(problem.message).toMatch(new RegExp(`^${file} .*\\. Nothing was taken from it\\. .+\\.$`));
  });

  it('tells what to do with an Excel workbook', async () => {
    const { message } = await readRefusal(join(FEEDS, 'refused-xlsx.csv'));
    expect(message).toContain('save it as "CSV UTF-8"');
  });

  it('refuses a folder that is named like a feed', async () => {
    await mkdir(join(folder, 'folder.csv'));
    expect((await readRefusal(join(folder, 'folder.csv'))).problem.code).toBe('not-a-file');
  });

  it('refuses a file that is not there', async () => {
    expect((await readRefusal(join(folder, 'missing.csv'))).problem.code).toBe('file-missing');
  });

  it('refuses a file that has no line breaks for millions of characters', async () => {
    const path = await writeFeed('endless.csv', `VIN,Location\n${'x'.repeat(3_000_000)}`);
    expect((await readRefusal(path)).problem).toMatchObject({ code: 'row-too-long' });
  });

  it('refuses a file that grows while it is read', async () => {
    const path = await writeFeed('growing.csv', `VIN,Location\n${'1ZZBT34H9SF001001,Example Motors\n'.repeat(9000)}`);
    const reading = readFeed(path);
    await reading.next();
    await appendFile(path, '1ZZBT34K4TF001002,Exa');
    const rest = async () => {
      for await (const _ of reading);
    };
    await expect(rest()).rejects.toMatchObject({ problem: { code: 'file-changed' } });
  });
});

describe('a large feed', () => {
  const ROWS = 9000;
  const rowsOf = (newline: string) =>
    Array.from({ length: ROWS }, (_, index) => `1ZZ${String(index).padStart(14, '0')},"Müller 日本",🚗${newline}`).join(
      '',
    );

  it.each([0, 1, 2, 3])('is read right wherever the pieces are cut (shifted by %i bytes)', async (shift) => {
    const path = await writeFeed(`cut-${shift}.csv`, `VIN,Location,Trim${' '.repeat(shift)}\r\n${rowsOf('\r\n')}`);
    const { rows, problems } = await readWhole(path);
    expect(problems).toEqual([]);
    expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: ROWS }, (_, index) => index + 2));
    expect(new Set(rows.map(({ cells }) => `${cells.location}|${cells.trim}`))).toEqual(new Set(['Müller 日本|🚗']));
  });

  it('comes in pieces, never as a whole', async () => {
    const path = await writeFeed('pieces.csv', `VIN,Location,Trim\n${rowsOf('\n')}`);
    const sizes: number[] = [];
    for await (const event of readFeed(path)) if (event.kind === 'rows') sizes.push(event.rows.length);
    expect(sizes.reduce((sum, rows) => sum + rows)).toBe(ROWS);
    // A piece of 64 KB, and the row that it completes.
    const bytesOfRow = Buffer.byteLength(rowsOf('\n')) / ROWS;
    expect(Math.max(...sizes)).toBeLessThanOrEqual((64 * 1024) / bytesOfRow + 1);
  });

  it('tells how many bytes are done', async () => {
    const content = Buffer.from(`VIN,Location,Trim\n${rowsOf('\n')}`);
    const path = await writeFeed('progress.csv', content);
    const steps: number[] = [];
    await readWhole(path, {
      onProgress: (done, total) => {
        expect(total).toBe(content.length);
        steps.push(done);
      },
    });
    expect(steps.length).toBeGreaterThan(5);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(content.length);
  });

  it('stops within one piece when it is cancelled', async () => {
    const path = await writeFeed('cancelled.csv', `VIN,Location,Trim\n${rowsOf('\n')}`);
    const cancel = new AbortController();
    let bytes = 0;
    const reading = readWhole(path, {
      signal: cancel.signal,
      onProgress: (done, total) => {
        bytes = done;
        if (done > total / 3) cancel.abort(new Error('cancelled by the operator'));
      },
    });
    await expect(reading).rejects.toThrow('cancelled by the operator');
    expect(bytes).toBeLessThan(300_000);
  });

  it('reads nothing when it was cancelled before', async () => {
    const path = await writeFeed('never.csv', `VIN,Location\n1ZZBT34H9SF001001,Example Motors\n`);
    const cancelled = AbortSignal.abort(new Error('cancelled before'));
    await expect(readWhole(path, { signal: cancelled })).rejects.toThrow('cancelled before');
  });

  it.each(['y', 'line\n'])('takes a megabyte in one cell (made of %j)', async (unit) => {
    const cell = unit.repeat(1_000_000 / unit.length);
    const path = await writeFeed(
      'megabyte.csv',
      `VIN,Trim,Location\n1ZZBT34H9SF001001,"${cell}",Here\n1ZZBT34K4TF001002,LX,Here\n`,
    );
    const { rows, problems } = await readWhole(path);
    expect(problems).toEqual([]);
    expect(rows[0]?.cells.trim === cell).toBe(true);
    expect(rows[1]).toMatchObject({
      line: 3 + cell.split('\n').length - 1,
      cells: { vin: '1ZZBT34K4TF001002', location: 'Here' },
    });
  });

  it('names the row with the open quote and keeps the thousands after it', async () => {
    const path = await writeFeed('open.csv', `VIN,Location,Trim\n1ZZBT34H9SF001001,"Here,LX\n${rowsOf('\n')}`);
    const { rows, problems } = await readWhole(path);
    expect(problems.map(({ line }) => line)).toEqual([2]);
    expect(rows).toHaveLength(ROWS);
    expect(rows[0]?.line).toBe(3);
  });

  it('gives up on an open quote after which no other vehicle comes for long, without waiting for the end', async () => {
    const lines = 'no vehicle,Here\n'.repeat(250_000);
    const path = await writeFeed('open-long.csv', `VIN,Location\n1ZZBT34H9SF001001,"Here\n${lines}`);
    let bytes = 0;
    const events: string[] = [];
    const onProgress = (done: number) => {
      bytes = done;
    };
    for await (const event of readFeed(path, { onProgress })) {
      events.push(event.kind === 'rows' ? `rows from line ${event.rows[0]?.line}` : event.kind);
      if (events.length === 3) break;
    }
    expect(events).toEqual(['file', 'problem', 'rows from line 3']);
    expect(bytes).toBeLessThan(lines.length * 0.75);
  });
});

describe('a file that begins with the mark of UTF-8', () => {
  it('is UTF-8 also with a byte that is none, which is seen in its own cell only', async () => {
    const head = Buffer.from('\uFEFFVIN,Trim,Location\n1ZZBT34H9SF001001,Caf\u00e9 ');
    const tail = Buffer.from(',M\u00fcller\n1ZZBT34K4TF001002,LX,Here\n');
    const path = await writeFeed('bad-byte.csv', Buffer.concat([head, Buffer.of(0xff), tail]));
    const { file, rows, problems } = await readWhole(path);
    expect(file.encoding).toBe('utf-8');
    expect(problems).toEqual([]);
    expect(rows.map(({ cells: { trim, location } }) => [trim, location])).toEqual([
      ['Caf\u00e9 \uFFFD', 'M\u00fcller'],
      ['LX', 'Here'],
    ]);
  });
});

describe('a file that grows as fast as it is read', () => {
  it('is read to where it ended when it was opened, and refused', async () => {
    const rows = '1ZZBT34H9SF001001,Example Motors\n'.repeat(9000);
    const path = await writeFeed('growing-fast.csv', `VIN,Location\n${rows}`);
    const { size } = await stat(path);
    let most = 0;
    const reading = readWhole(path, {
      onProgress: (done) => {
        most = done;
        if (done > 2 * size) throw new Error('It goes on for ever.');
        appendFileSync(path, rows);
      },
    });
    await expect(reading).rejects.toMatchObject({ problem: { code: 'file-changed' } });
    expect(most).toBe(size);
  });
});

describe('whatever a spreadsheet may write', () => {
  const VIN = (index: number) => `1ZZ${String(index).padStart(14, '0')}`;
  const HEADINGS = ['VIN', 'Stock', 'Trim', 'Location'];
  const encoders: Readonly<Record<string, (text: string) => Uint8Array>> = {
    'utf-8': (text) => Buffer.from(text),
    'utf-8 with mark': (text) => Buffer.from(`\uFEFF${text}`),
    'utf-16le': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'utf-16be': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    'windows-1252': (text) => Buffer.from(text, 'latin1'),
  };
  const units = ['a', 'B', '7', ' ', '"', '""', ',', ';', '\t', '\n', '\r\n', '\r', 'é', 'ü', "'", '&', '_'];
  const cell = fc.string({ unit: fc.constantFrom(...units), maxLength: 12 });
  const cells = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
  const shape = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t'),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    encoding: fc.constantFrom(...Object.keys(encoders)),
    quotes: fc.boolean(),
  });

  it('reads back equal, with the line of each row', async () => {
    await fc.assert(
      fc.asyncProperty(cells, shape, async (rows, { delimiter, newline, encoding, quotes }) => {
        const lines = [HEADINGS, ...rows.map((row, index) => [VIN(index), ...row])].map((row) =>
          Papa.unparse([row], { delimiter, newline, quotes }),
        );
        const path = await writeFeed('property.csv', encoders[encoding]?.(lines.join(newline)) ?? '');
        const reading = await readWhole(path);
        const heights = lines.map((text) => text.split(/\r\n|\r|\n/).length);
        const starts = heights.map((_, index) => heights.slice(0, index).reduce((sum, height) => sum + height, 1));
        expect(reading.problems).toEqual([]);
        expect(reading.file.delimiter).toBe(delimiter);
        expect(reading.rows.map((row) => row.line)).toEqual(starts.slice(1));
        expect(reading.rows.map(({ cells: { vin, stock, trim, location } }) => [vin, stock, trim, location])).toEqual(
          rows.map((row, index) => [VIN(index), ...row.map((text) => text.replace(/\r\n?/g, '\n'))]),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('accounts for every line when quotes are strewn over the file', async () => {
    const spoiled = fc.record({
      quoted: fc.boolean(),
      count: fc.integer({ min: 1, max: 12 }),
      strikes: fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 1, maxLength: 5 }),
      remove: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(spoiled, async ({ quoted, count, strikes, remove }) => {
        const rows = Array.from({ length: count }, (_, index) => [VIN(index), `S${index}`, 'LX, sport', 'Here']);
        let text = Papa.unparse(rows, { newline: '\n', quotes: quoted });
        for (const strike of strikes) {
          const at = Math.floor(strike * text.length);
          const quote = text.indexOf('"', at);
          text =
            remove && quote !== -1
              ? text.slice(0, quote) + text.slice(quote + 1)
              : `${text.slice(0, at)}"${text.slice(at)}`;
        }
        const { rows: read, problems } = await readWhole(
          await writeFeed('strewn.csv', `${HEADINGS.join(',')}\n${text}`),
        );
        const named = [...read, ...problems].map(({ line }) => line).toSorted((a, b) => a - b);
        expect(named).toEqual(rows.map((_, index) => index + 2));
      }),
      { numRuns: 300 },
    );
  });
});
