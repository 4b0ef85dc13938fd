import { ProblemError } from '../core/problem.ts';

/** The problem of an order folder that was written and is not what it must be, so that it may not be published. */
export function refuseFolder(code: string, why: string, file: string): ProblemError {
  return new ProblemError(
    code,
    `The order folder was written, but ${why}. Nothing was published and no VIN was logged. Publish the order again; ` +
      'if it happens again, the disk or a program that changes files on it is at fault.',
    { file },
  );
}
