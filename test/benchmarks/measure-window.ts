import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type DoorName, findDoors } from '../end-to-end/doors.ts';
import { dropFiles } from '../end-to-end/drop-files.ts';
import { openWindow } from '../end-to-end/open-window.ts';
import { findMedian } from './comparison.ts';

/** What a window took, in milliseconds. */
export interface WindowMeasured {
  readonly door: DoorName;
  readonly empty: number;
  /** A shop of as many dealerships with few vehicles. */
  readonly few: number;
  /** As many rows, of which nearly all belong to archived imports. */
  readonly past: number;
  readonly full: number;
  /** Until the orders of the day are counted as well. */
  readonly fewCounted: number;
  readonly fullCounted: number;
}

/** What one start took, in milliseconds: until the first screen can be used, and until it has its numbers. */
interface Start {
  readonly shown: number;
  readonly counted: number;
}

/** Data folders to start with. */
export interface StoredFolders {
  readonly few: string;
  readonly past: string;
  readonly full: string;
}

/** How smoothly a window went on while a file was read, stored and compared, in milliseconds between two frames. */
export interface FramesMeasured {
  readonly door: DoorName;
  readonly seconds: number;
  readonly longest: number;
  readonly over50: number;
}

/** The doors that can be measured here. */
export const listDoors = findDoors;

/** From starting the program to the first screen with what is stored, in turn on an empty database and on the others. */
export async function measureStart(door: DoorName, stored: StoredFolders, rounds: number): Promise<WindowMeasured> {
  const starts: (readonly [empty: Start, few: Start, past: Start, full: Start])[] = [];
  // The first start of a browser profile is its slowest; it counts for neither side.
  for (let round = 0; round <= rounds; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'silver-fox-start-'));
    const browser = join(folder, 'browser');
    const empty = await timeStart(door, join(folder, 'data'), browser);
    const few = await timeStart(door, stored.few, browser);
    const past = await timeStart(door, stored.past, browser);
    const full = await timeStart(door, stored.full, browser);
    rmSync(folder, { recursive: true, force: true });
    if (round > 0) starts.push([empty, few, past, full]);
  }
  const shown = (place: 0 | 1 | 2 | 3) => findMedian(starts.map((found) => found[place].shown));
  const counted = (place: 1 | 3) => findMedian(starts.map((found) => found[place].counted));
  return {
    door,
    empty: shown(0),
    few: shown(1),
    past: shown(2),
    full: shown(3),
    fewCounted: counted(1),
    fullCounted: counted(3),
  };
}

async function timeStart(door: DoorName, data: string, browser: string): Promise<Start> {
  const start = performance.now();
  const { page, quit } = await openWindow(door, { data, browser });
  await showToday(page);
  const shown = performance.now() - start;
  await page.locator('[data-sheet-row][aria-busy="true"]').first().waitFor({ state: 'detached' });
  const counted = performance.now() - start;
  await quit();
  return { shown, counted };
}

async function showToday(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

/** Drops a file on the window and watches its frames until the difference is shown. */
export async function measureFrames(door: DoorName, feed: string): Promise<FramesMeasured> {
  const folder = mkdtempSync(join(tmpdir(), 'silver-fox-frames-'));
  const { page, quit } = await openWindow(door, { data: join(folder, 'data'), browser: join(folder, 'browser') });
  await showToday(page);
  await page.evaluate(() => {
    const gaps: number[] = [];
    let last = performance.now();
    const frame = (now: number) => {
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Object.assign(window, { frameGaps: gaps });
  });
  const start = performance.now();
  await dropFiles(page, feed);
  await page.getByRole('button', { name: /^Activate/ }).waitFor({ timeout: 300_000 });
  const seconds = (performance.now() - start) / 1000;
  const gaps: readonly number[] = await page.evaluate(() => Reflect.get(window, 'frameGaps'));
  await quit();
  rmSync(folder, { recursive: true, force: true });
  return { door, seconds, longest: Math.max(...gaps), over50: gaps.filter((gap) => gap > 50).length };
}
