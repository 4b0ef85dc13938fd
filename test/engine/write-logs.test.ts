import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanLogMessage, openLogs } from '../../main/engine/write-logs.ts';
import { makeDataFolder } from './open-engine.ts';

describe('log messages', () => {
  it.each([
    ['a VIN', 'Order 4 has 1ZZGH1234ABCD5678 twice', 'Order 4 has [VIN] twice'],
    ['a VIN in lower case', 'see 1zzgh1234abcd5678', 'see [VIN]'],
    ['a VIN with a letter too few', 'see 1ZZGH1234ABCD567', 'see [VIN]'],
    ['a VIN inside a path', '/orders/qr_codes/1ZZGH1234ABCD5678.png', '/orders/qr_codes/[VIN].png'],
    ['accents', 'Café Zürich', 'Cafe Zurich'],
    ['anything else that is not ASCII', '日本 → €', '?? ? ?'],
    ['line breaks', 'one\r\n  two', 'one | two'],
    ['an ordinary sentence', 'Import 3: 2,025 rows read.', 'Import 3: 2,025 rows read.'],
  ])('keep no trace of %s', (_what, message, expected) => {
    expect(cleanLogMessage(message)).toBe(expected);
  });
});

describe('the log files', () => {
  it('are four, one for each subject, and hold clean lines with a time', () => {
    const folder = makeDataFolder();
    const logs = openLogs(folder);
    logs.app.info('Started');
    logs.orders.warn('1ZZGH1234ABCD5678 is in two orders');
    logs.imports.error('Line 3 is unreadable');
    logs.database.info('Backup verified');
    expect(readdirSync(folder).sort()).toEqual([
      'app.log',
      'database.log',
      'order_processing.log',
      'scraper_import.log',
    ]);
    expect(readFileSync(join(folder, 'order_processing.log'), 'utf8')).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d warn \[VIN\] is in two orders\n$/,
    );
  });

  it('are written wherever the program is started, as the task scheduler does far from any package.json', () => {
    const folder = makeDataFolder();
    const code = `
      import { openLogs } from ${JSON.stringify(new URL('../../main/engine/write-logs.ts', import.meta.url))};
      openLogs(${JSON.stringify(folder)}).app.info('Started');`;
    spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: folder });
    expect(readdirSync(folder)).toEqual(['app.log']);
  });

  it('are rotated when they grow large, and only so many are kept', () => {
    const folder = makeDataFolder();
    const { app } = openLogs(folder);
    const line = 'long '.repeat(20_000);
    for (let count = 0; count < 160; count += 1) app.info(line);
    expect(readdirSync(folder).sort()).toEqual(['app.1.log', 'app.2.log', 'app.3.log', 'app.4.log', 'app.log']);
  });
});
