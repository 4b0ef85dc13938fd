import { spawnSync } from 'node:child_process';

/** One piece of work, done by the product and by another tool on the same input. */
export interface Comparison {
  readonly work: string;
  /** The tool beside ours. */
  readonly beside: string;
  /** Makes both sides ready for a round; not timed. */
  readonly prepare?: () => void | Promise<void>;
  readonly ours: () => void | Promise<void>;
  /** `null` when the tool is not installed; `missing` then says what would be needed. */
  readonly theirs: (() => void | Promise<void>) | null;
  readonly missing?: string;
}

/** Medians of some rounds, in milliseconds, and of ours / theirs pair by pair; `null` where there was nothing to run. */
export interface Measured {
  readonly ours: number;
  readonly theirs: number | null;
  readonly ratio: number | null;
}

/** Runs both sides in turn, so that whatever else the machine does falls on both. */
export async function measure(comparison: Comparison, rounds: number): Promise<Measured> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await comparison.prepare?.();
    ours.push(await time(comparison.ours));
    if (comparison.theirs) theirs.push(await time(comparison.theirs));
  }
  if (!comparison.theirs) return { ours: findMedian(ours), theirs: null, ratio: null };
  const ratios = ours.map((value, round) => value / (theirs[round] ?? Number.NaN));
  return { ours: findMedian(ours), theirs: findMedian(theirs), ratio: findMedian(ratios) };
}

/** The value in the middle; of an even number, the lower of the two. */
export function findMedian(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

/** Milliseconds that work takes. */
export async function time(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Runs a program to its end. @throws when it is not there or fails, with what it printed */
export function runProgram(program: string, options: readonly string[], input = ''): void {
  const { error, status, stderr } = spawnSync(program, options, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
}

/** Whether a program can be run at all. */
export function hasProgram(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}
