import { ProblemError } from '../core/problem.ts';

/** Makes the refusal of a whole file: `what` continues the file's name, `advice` is what the operator can do. */
export function refuseFile(code: string, file: string, what: string, advice: string): ProblemError {
  return new ProblemError(code, `${file} ${what}. Nothing was taken from it. ${advice}`, { file });
}
