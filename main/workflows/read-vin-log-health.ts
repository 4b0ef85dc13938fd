import { judgeVinLog, type VinLogState } from '../core/vin-log-health.ts';
import { type LogFigures, measureLogs } from '../database/vin-log-health.ts';
import type { WorkflowContext } from './context.ts';
import { formatLocalDate } from './local-time.ts';

/** Says of every active dealership's VIN log whether it is empty, stale or larger than the lot ever was. */
export function readVinLogHealth(context: Pick<WorkflowContext, 'reader' | 'now'>): {
  readonly logs: readonly (LogFigures & { readonly state: VinLogState })[];
} {
  const today = formatLocalDate(context.now());
  return { logs: measureLogs(context.reader).map((log) => ({ ...log, state: judgeVinLog(log, today) })) };
}
