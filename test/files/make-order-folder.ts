import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { onTestFinished } from 'vitest';
import { DEFAULT_OUTPUT } from '../../main/core/dealership.ts';
import type { OrderFolderInput } from '../../main/core/order-folder-plan.ts';
import { ProblemError } from '../../main/core/problem.ts';
import { makeDraft, makeOrderVehicle } from '../core/make-order.ts';
import { chooseTemplates } from '../core/make-templates.ts';

/** A new empty orders folder that is gone after the test. */
export function makeOrdersRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'silver-fox-orders-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** Three cars for Serra Honda, to be written into `root`. */
export function makeInput(root: string, facts: Partial<OrderFolderInput> = {}): OrderFolderInput {
  return {
    root,
    rootUsedBefore: false,
    folderName: 'Serra_Honda_OFallon_CAO_20250811_093005',
    stagingName: '.staging-12',
    orderId: 12,
    vinLog: 'zephyr_of_testville_vin_log',
    draft: makeDraft([
      makeOrderVehicle(1),
      makeOrderVehicle(2, { url: null }),
      makeOrderVehicle(3, { trim: 'EX, "L"' }),
    ]),
    practice: false,
    output: DEFAULT_OUTPUT,
    templates: chooseTemplates(),
    pathMapping: null,
    applicationVersion: '0.1.0',
    preparedAt: '2025-08-11T14:30:00.000Z',
    writtenAt: '2025-08-11T14:31:00.000Z',
    ...facts,
  };
}

/** Every file and folder below a folder, with `/` between names, sorted. */
export function listTree(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .toSorted();
}

/** What an operator sees in the orders folder. */
export function listVisible(root: string): readonly string[] {
  return readdirSync(root).filter((name) => !name.startsWith('.'));
}

/** The code of the problem in which the work ends; `done` when it does not. */
export async function readProblem(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
}

/** An error of the system, such as a full disk. */
export function makeDiskError(code: string): Error {
  return Object.assign(new Error(`${code}: made up by a test`), { code });
}
