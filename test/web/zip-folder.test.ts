import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { zipFolder } from '../../main/web/zip-folder.ts';

it('an order folder is read no faster than its zip is taken', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'silver-fox-zip-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['a.png', 'b.png']) writeFileSync(join(folder, name), new Uint8Array(300_000));
  const reader = zipFolder(folder).body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  // Time to run ahead, for whoever would.
  await setTimeout(200);
  for (const name of ['a.png', 'b.png']) rmSync(join(folder, name));
  const rest = async () => {
    while (!(await reader?.read())?.done);
  };
  await expect(rest()).rejects.toMatchObject({ code: 'ENOENT' });
});
