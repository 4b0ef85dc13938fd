import { ProblemError } from '../core/problem.ts';
import { readErrorCode } from './order-disk.ts';

type Explanation = readonly [code: string, what: string, remedy: string];

const FULL: Explanation = ['disk-full', 'there is no space left', 'Make room there and try again.'];
const READ_ONLY: Explanation = [
  'orders-folder-read-only',
  'this workstation may not write there',
  'Have write access restored and try again.',
];
const MISSING: Explanation = [
  'orders-folder-missing',
  'it is not there or not reachable',
  'Connect it, or choose another orders folder, and try again.',
];

const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EROFS: READ_ONLY,
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
  ENOENT: MISSING,
  ENOTDIR: MISSING,
  ENODEV: MISSING,
  ENXIO: MISSING,
  EIO: MISSING,
  ESTALE: MISSING,
  ENOTCONN: MISSING,
  EHOSTDOWN: MISSING,
  EHOSTUNREACH: MISSING,
  ENETDOWN: MISSING,
  ENETUNREACH: MISSING,
  ETIMEDOUT: MISSING,
  // What Node makes of the errors of a network that Windows reports and libuv has no name for, or this one.
  UNKNOWN: MISSING,
  ECONNRESET: MISSING,
  ECONNABORTED: MISSING,
};

/** An error of the disk under the orders folder in the operator's words; any other error is returned as it is. */
export function explainDiskError(error: unknown, root: string): unknown {
  const explanation = EXPLANATIONS[readErrorCode(error)];
  if (explanation === undefined) return error;
  const [code, what, remedy] = explanation;
  return new ProblemError(
    code,
    `The orders folder ${root} cannot be used: ${what}. Nothing was published or changed. ${remedy}`,
    {
      root,
      cause: readErrorCode(error),
    },
  );
}
