import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CallInput, CallName, CallOutput, Problem } from '../../preload/contract.ts';
import { door } from './door.ts';

/** A Problem on its way through code that throws. */
export class CallProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'CallProblem';
    this.problem = problem;
  }
}

/**
 * Reads through a call and keeps what was read until a writing call succeeds anywhere; then it is read again.
 * The last answer stays on screen while the next one is fetched. A rehearsal makes a change and takes it back.
 */
export function useRead<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: { readonly enabled?: boolean; readonly isRehearsal?: boolean } = {},
): UseQueryResult<CallOutput<Name>, CallProblem> {
  return useQuery<CallOutput<Name>, CallProblem>({
    queryKey: [name, input],
    queryFn: () => read(name, input),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
    meta: { isRehearsal: options.isRehearsal ?? false },
  });
}

/** Reads once. @throws CallProblem */
export async function read<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const result = await door.calls[name](input);
  if (!result.ok) throw new CallProblem(result.problem);
  return result.value;
}
