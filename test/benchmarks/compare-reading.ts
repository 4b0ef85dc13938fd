import { readFeed } from '../../main/files/read-feed.ts';
import { type Comparison, hasProgram, runProgram } from './comparison.ts';

const READ_ALL = `
import csv, sys
with open(sys.argv[1], encoding='utf-8', newline='') as file:
    count = sum(1 for row in csv.reader(file)) - 1
assert count == int(sys.argv[2]), count
`;

/** Reading a feed alone, beside Python's csv module, which is written in C and does not look at what it reads. */
export function compareReading(feed: string, rows: number): Comparison {
  return {
    work: `Read a feed of ${rows.toLocaleString('en-US')} rows`,
    beside: 'Python csv (C)',
    ours: async () => {
      let count = 0;
      for await (const event of readFeed(feed)) if (event.kind === 'rows') count += event.rows.length;
      if (count !== rows) throw new Error(`read ${count} of ${rows} rows`);
    },
    theirs: hasProgram('python3') ? () => runProgram('python3', ['-c', READ_ALL, feed, String(rows)]) : null,
    missing: 'needs python3',
  };
}
