import { describe, expect, it } from 'vitest';
import { createOfferedFiles } from '../../main/engine/offered-files.ts';

describe('the files that a window may name', () => {
  it('are known by tokens, and a call gets their paths', () => {
    const files = createOfferedFiles();
    const token = files.offer('/feeds/today.csv');
    expect(files.resolve({ files: [{ token }], mode: 'update', dryRun: true })).toEqual({
      files: [{ path: '/feeds/today.csv' }],
      mode: 'update',
      dryRun: true,
    });
  });

  it('are none among the query keys of a link, whatever these are called', () => {
    const input = { patch: { qr: { utm: { path: 'lot', token: 'window', utm_source: 'qr' } } } };
    expect(createOfferedFiles().resolve(input)).toEqual(input);
  });

  it('cannot be named by path', () => {
    expect(() => createOfferedFiles().resolve({ file: { path: '/etc/passwd' } })).toThrow(/may not name paths/);
  });

  it('cannot be named by a token of another window', () => {
    const token = createOfferedFiles().offer('/feeds/today.csv');
    expect(() => createOfferedFiles().resolve({ file: { token } })).toThrow(/no longer there/);
  });

  it.each([[{ token: 7 }], [{ token: '__proto__' }], [{ token: null }]])('refuses the odd token %j', (file) => {
    expect(() => createOfferedFiles().resolve({ file })).toThrow(/no longer there/);
  });
});
