import { describe, expect, it } from 'vitest';
import { readOrderHook } from '../../main/core/order-hook.ts';

describe('hooks.json', () => {
  it.each<[unknown, unknown]>([
    [undefined, null],
    [{}, null],
    [{ afterOrder: {} }, null],
    [{ afterOrder: { url: 'http://127.0.0.1:8000/orders' } }, { url: 'http://127.0.0.1:8000/orders', command: null }],
    [{ afterOrder: { command: ['notify.exe', '--quiet'] } }, { url: null, command: ['notify.exe', '--quiet'] }],
  ])('%j names %j', (document, hook) => {
    expect(readOrderHook(document)).toEqual(hook);
  });

  it.each<[unknown, string]>([
    [{ afterOrder: 'http://x' }, 'an object'],
    [{ afterOrder: { url: 'file:///etc/passwd' } }, 'http://'],
    [{ afterOrder: { url: 7 } }, 'http://'],
    [{ afterOrder: { command: 'rm -rf /' } }, 'a list of texts'],
    [{ afterOrder: { command: [] } }, 'a list of texts'],
    [[], 'an object'],
  ])('%j is refused in words', (document, words) => {
    expect(() => readOrderHook(document)).toThrow(words);
  });
});
