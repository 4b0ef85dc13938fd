import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { removeHalfWritten } from '../../main/files/remove-half-written.ts';

it('removes what was not finished and nothing else; a missing folder has none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'silver-fox-half-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const half = 'run_1.csv.6f6a26d6-4c68-4129-9845-8fbe3622d753.tmp';
  for (const name of ['run_1.csv', half, 'notes.tmp']) writeFileSync(join(folder, name), 'x');
  await removeHalfWritten(folder);
  expect(readdirSync(folder).sort()).toEqual(['notes.tmp', 'run_1.csv']);
  await removeHalfWritten(join(folder, 'missing'));
});
