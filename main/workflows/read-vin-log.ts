import { findDealership } from '../database/dealerships.ts';
import { type LogEntry, readLog } from '../database/vin-logs.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Reads a dealership's VIN log, one entry a VIN; `search` is part of a VIN or of an order number.
 * Problems: `unknown-dealership`.
 */
export function readVinLog(
  context: WorkflowContext,
  input: { readonly name: string; readonly search?: string },
): { readonly entries: readonly LogEntry[] } {
  return { entries: readLog(context.reader, findDealership(context.reader, input.name), input.search) };
}
