import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../house/plant-files.ts';

const FOLDER = join(PROJECT, 'resources', 'installer');
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
/** The shop's red, which only its logo may have. */
const RED = '#fd410d';

/** Width and height of a PNG, from its first chunk. */
function measurePng(picture: Buffer): readonly [number, number] {
  expect(picture.subarray(0, 8)).toEqual(PNG);
  return [picture.readUInt32BE(16), picture.readUInt32BE(20)];
}

describe('the icons', () => {
  it('are there in every size that Windows asks for', () => {
    const icon = readFileSync(join(FOLDER, 'icon.ico'));
    const count = icon.readUInt16LE(4);
    const pictures = Array.from({ length: count }, (_, at) => {
      const entry = 6 + 16 * at;
      const [bytes, offset] = [icon.readUInt32LE(entry + 8), icon.readUInt32LE(entry + 12)];
      const size = icon.readUInt8(entry) || 256;
      expect(measurePng(icon.subarray(offset, offset + bytes))).toEqual([size, size]);
      return size;
    });
    expect(pictures).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  it('are large enough for Linux', () => {
    expect(measurePng(readFileSync(join(FOLDER, 'icon.png')))).toEqual([512, 512]);
  });

  it('alone have the red of the shop', () => {
    const styles = readdirSync(join(PROJECT, 'renderer'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(css|tsx?|html)$/.test(file),
    );
    expect(readFileSync(join(FOLDER, 'icon.svg'), 'utf8')).toContain(RED);
    expect(styles.filter((file) => readFileSync(join(PROJECT, 'renderer', file), 'utf8').includes(RED))).toEqual([]);
  });
});

describe('the script of the Windows installer', () => {
  const script = readFileSync(join(FOLDER, 'installer.nsh'), 'utf8').replace(/^\s*;.*$/gm, '');
  const macro = (name: string) => new RegExp(`!macro ${name}\\b([\\s\\S]*?)!macroend`).exec(script)?.[1] ?? '';

  it('writes for this user alone', () => {
    expect(script).not.toMatch(/HKLM|HKEY_LOCAL_MACHINE|HKCR|HKEY_CLASSES_ROOT|SetShellVarContext all/);
  });

  it('never becomes what opens a file by default', () => {
    const values = [...script.matchAll(/WriteRegStr SHELL_CONTEXT "([^"]+)" "([^"]*)"/g)].map(([, key, value]) => ({
      key,
      value,
    }));
    expect(values.length).toBeGreaterThan(4);
    expect(values.filter(({ key }) => /Classes\\\./.test(key ?? ''))).toEqual([]);
  });

  it('takes back all that it wrote to the registry', () => {
    const written = [...macro('customInstall').matchAll(/OFFER_OPEN_WITH "(\w+)"/g)].map(([, extension]) => extension);
    const taken = [...macro('customUnInstall').matchAll(/WITHDRAW_OPEN_WITH "(\w+)"/g)].map(
      ([, extension]) => extension,
    );
    expect(written).toEqual(['csv', 'tsv', 'txt']);
    expect(taken).toEqual(written);
    const roots = [
      ...script.matchAll(/WriteRegStr SHELL_CONTEXT "(Software\\Classes\\\$\{FEED_CLASS\}|\$\{APPLICATIONS_KEY\})/g),
    ];
    for (const [, root = ''] of roots)
      expect(macro('customUnInstall')).toContain(`DeleteRegKey SHELL_CONTEXT "${root}"`);
  });

  it('waits for a running program and never ends it by force', () => {
    expect(macro('customCheckAppRunning')).toContain('taskkill.exe');
    expect(script).not.toMatch(/taskkill[^`\n]*\/F\b(?!I)|KILL_PROCESS|Stop-Process/);
  });

  it('asks before it deletes data, No being the usual answer, and never touches order folders', () => {
    expect(macro('customUnInit')).toMatch(/MessageBox MB_YESNO\|MB_ICONQUESTION\|MB_DEFBUTTON2/);
    expect(macro('customUnInit').indexOf('isUpdated')).toBeLessThan(macro('customUnInit').indexOf('MessageBox'));
    const deletion = macro('customUnInstall').split('$deletesData == "1"');
    expect(deletion[0]).not.toMatch(/^\s*(Delete |RMDir)/m);
    expect(deletion[1]).not.toMatch(/RMDir \/r "\$R2"|orders/);
    for (const name of ['DELETE_SHOP_DATA', 'DELETE_SHOPS']) {
      expect(macro(name)).not.toMatch(/orders|RMDir \/r "\$\{FOLDER\}"/);
    }
    for (const kept of ['backups', 'logs', 'scraped', 'archives']) expect(macro('DELETE_SHOP_DATA')).toContain(kept);
  });
});
