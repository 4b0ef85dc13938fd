import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DoorName } from '../end-to-end/doors.ts';
import { openWindow } from '../end-to-end/open-window.ts';
import { findMedian } from './comparison.ts';

/** Milliseconds between two frames while a list scrolled, and until the rows of a far place were there. */
export interface ScrollingMeasured {
  readonly door: DoorName;
  readonly median: number;
  readonly longest: number;
  readonly over50: number;
  /** The same scrolling over an empty box of the same height, in the same window. */
  readonly emptyMedian: number;
  readonly emptyLongest: number;
  readonly jump: number;
}

/** Frames that are scrolled, and pixels of each: ten rows. */
const FRAMES = 240;
const STEP = 300;

/** Scrolls through the inventory of an imported feed, then jumps to its middle. */
export async function measureScrolling(door: DoorName, data: string): Promise<ScrollingMeasured> {
  const folder = mkdtempSync(join(tmpdir(), 'silver-fox-scroll-'));
  const { page, quit } = await openWindow(door, { data, browser: join(folder, 'browser') });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.evaluate(() => {
    window.location.hash = '/inventory';
  });
  await page
    .getByRole('button', { name: /^Story of/ })
    .first()
    .waitFor();
  const rows = await scroll(page, 'section[aria-label="Vehicles"]');
  const jump = await timeJump(page);
  await page.evaluate(() => {
    const box = document.createElement('div');
    box.id = 'empty-box';
    box.style.cssText = 'position: fixed; inset: 0; overflow: auto; z-index: 1000';
    box.innerHTML = '<div style="height: 3000000px"></div>';
    document.body.append(box);
  });
  const empty = await scroll(page, '#empty-box');
  await quit();
  rmSync(folder, { recursive: true, force: true });
  return {
    door,
    median: findMedian([...rows]),
    longest: Math.max(...rows),
    over50: rows.filter((gap) => gap > 50).length,
    emptyMedian: findMedian([...empty]),
    emptyLongest: Math.max(...empty),
    jump,
  };
}

/** Scrolls on with every frame; returns the milliseconds between them. */
function scroll(page: Page, box: string): Promise<readonly number[]> {
  return page.evaluate(
    ({ selector, frames, step }) =>
      new Promise<number[]>((resolve) => {
        const target = document.querySelector(selector);
        const gaps: number[] = [];
        let last = 0;
        const frame = (now: number) => {
          if (last > 0) gaps.push(now - last);
          last = now;
          if (gaps.length >= frames) return resolve(gaps);
          target?.scrollBy(0, step);
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    { selector: box, frames: FRAMES, step: STEP },
  );
}

/** From scrolling to the middle of the list to the first of its vehicles there. */
function timeJump(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const box = document.querySelector('section[aria-label="Vehicles"]');
        const start = performance.now();
        box?.scrollTo(0, box.scrollHeight / 2);
        const look = () => {
          const edge = box?.getBoundingClientRect().top ?? 0;
          const isThere = [...document.querySelectorAll('.sf-grid-row')].some(
            (row) => row.getBoundingClientRect().top > edge && Number(row.getAttribute('aria-rowindex')) > 1000,
          );
          if (isThere) resolve(performance.now() - start);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
}
