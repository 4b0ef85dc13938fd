import { describe, expect, it } from 'vitest';
import { joinPath, mapPath } from '../../main/core/map-path.ts';

describe('a path as the Adobe workstation sees it', () => {
  it.each([
    ['/srv/orders/A/b.png', '/srv/orders', '\\\\ADOBE\\Orders', '\\\\ADOBE\\Orders\\A\\b.png'],
    ['/srv/orders/A/b.png', '/srv/orders/', 'Z:\\', 'Z:\\A\\b.png'],
    ['D:\\Orders\\A\\b.png', 'd:/orders', '/Volumes/Orders', '/Volumes/Orders/A/b.png'],
    ['D:\\Orders\\A\\b.png', 'D:\\Orders\\', 'Y:\\In\\', 'Y:\\In\\A\\b.png'],
    ['\\\\shop\\orders\\A\\b.png', '\\\\SHOP\\Orders', 'P:', 'P:\\A\\b.png'],
    ['/orders/A/b.png', '/', '/mnt', '/mnt/orders/A/b.png'],
    ['/srv/orders', '/srv/orders', 'Z:\\In', 'Z:\\In'],
    ['/srv/orders-old/A/b.png', '/srv/orders', 'Z:', '/srv/orders-old/A/b.png'],
    ['/srv/Orders/A/b.png', '/srv/orders', 'Z:', '/srv/Orders/A/b.png'],
    ['/elsewhere/b.png', '/srv/orders', 'Z:', '/elsewhere/b.png'],
  ])('maps %s from %s to %s', (path, from, to, expected) => {
    expect(mapPath(path, { from, to })).toBe(expected);
  });

  it('is the same path without a mapping', () => {
    expect(mapPath('D:\\Orders\\A\\b.png', null)).toBe('D:\\Orders\\A\\b.png');
  });

  it.each([
    ['D:\\', 'D:\\A\\b'],
    ['D:\\Orders', 'D:\\Orders\\A\\b'],
    ['\\\\shop\\orders\\', '\\\\shop\\orders\\A\\b'],
    ['/srv/orders', '/srv/orders/A/b'],
    ['/', '/A/b'],
  ])('joins names to %s in its own style', (folder, expected) => {
    expect(joinPath(folder, 'A', 'b')).toBe(expected);
  });
});
