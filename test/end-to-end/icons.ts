/**
 * `npm run icons`: draws the icons of the program and its installer from resources/installer/icon.svg, with the browser
 * that the tests use.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { findBrowser, INSTALL_BROWSER } from './find-browser.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'resources', 'installer');
/** Edges in pixels that Windows asks an icon for, from the list to the desktop's largest view. */
const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256] as const;
const PICTURE_SIZE = 512;

const executablePath = findBrowser();
if (executablePath === null) throw new Error(INSTALL_BROWSER);
const browser = await chromium.launch({ executablePath });
const svg = readFileSync(join(FOLDER, 'icon.svg'), 'utf8');
const sizes: Buffer[] = [];
for (const size of ICON_SIZES) sizes.push(await draw(browser, size));
writeFileSync(join(FOLDER, 'icon.png'), await draw(browser, PICTURE_SIZE));
writeFileSync(join(FOLDER, 'icon.ico'), joinIcon(sizes));
await browser.close();

async function draw(inBrowser: Browser, size: number): Promise<Buffer> {
  const page = await inBrowser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`);
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  return picture;
}

/** Puts PNGs together as an icon: a heading of 6 bytes, 16 bytes on each picture, the pictures (Windows' ICONDIR). */
function joinIcon(pictures: readonly Buffer[]): Buffer {
  const heading = Buffer.alloc(6 + 16 * pictures.length);
  heading.writeUInt16LE(1, 2);
  heading.writeUInt16LE(pictures.length, 4);
  let offset = heading.length;
  for (const [at, picture] of pictures.entries()) {
    const entry = 6 + 16 * at;
    const size = ICON_SIZES[at] ?? 0;
    // 256 does not fit into a byte and is written as 0.
    heading.writeUInt8(size % 256, entry);
    heading.writeUInt8(size % 256, entry + 1);
    heading.writeUInt16LE(1, entry + 4);
    heading.writeUInt16LE(32, entry + 6);
    heading.writeUInt32LE(picture.length, entry + 8);
    heading.writeUInt32LE(offset, entry + 12);
    offset += picture.length;
  }
  return Buffer.concat([heading, ...pictures]);
}
