import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createFolder } from '../../main/files/create-folder.ts';

function makeTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'silver-fox-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

it('creates a folder, and leaves one alone that is there', async () => {
  const folder = join(makeTemporaryFolder(), 'orders');
  await createFolder(folder);
  writeFileSync(join(folder, 'kept'), '');
  await createFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
  expect(readdirSync(folder)).toEqual(['kept']);
});

it('never creates the folder above', async () => {
  const folder = join(makeTemporaryFolder(), 'share', 'orders');
  await expect(createFolder(folder)).rejects.toMatchObject({ problem: { code: 'orders-folder-missing' } });
});
