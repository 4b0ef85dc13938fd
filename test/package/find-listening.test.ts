import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { findListening } from './find-listening.ts';

it('finds what a process listens on, and no longer than it does', async () => {
  expect(findListening(process.pid)).toEqual([]);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  expect(findListening(process.pid)).toHaveLength(1);
  await new Promise((resolve) => server.close(resolve));
  expect(findListening(process.pid)).toEqual([]);
});
