import type { UseQueryResult } from '@tanstack/react-query';
import type { RunSheet } from '../../preload/contract.ts';
import { type CallProblem, useRead } from '../door/use-read.ts';

/** The run sheet of a day: its rows at once, their numbers when they are counted. */
export function useSheet(date: string): UseQueryResult<RunSheet, CallProblem> {
  // Asked for first, as the engine answers one question after the other.
  const brief = useRead('readRunSheet', { date, brief: true });
  const counted = useRead('readRunSheet', { date });
  const isAwaited = counted.error === null && counted.data?.date !== date;
  return isAwaited && brief.data?.date === date ? brief : counted;
}
