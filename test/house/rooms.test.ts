import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from './plant-files.ts';

const rooms = readdirSync(join(PROJECT, 'main'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => `main/${entry.name}`);

describe('a room of main', () => {
  it.each(rooms)('%s says in one of its files what it is for', (room) => {
    const opening = new RegExp(`^/\\*\\*\\s+(?:\\* )?${room}\\b`);
    const files = readdirSync(join(PROJECT, room)).filter((file) => file.endsWith('.ts'));
    expect(files.filter((file) => opening.test(readFileSync(join(PROJECT, room, file), 'utf8')))).toHaveLength(1);
  });
});
