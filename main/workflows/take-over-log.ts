import type { ParsedVinLog, VinLogLine } from '../core/parse-vin-log.ts';
import { planVinLogImport, type VinLogImportPlan } from '../core/plan-vin-log-import.ts';
import { recordAudit } from '../database/audit.ts';
import { type LogOwner, listLoggedVins, type NewLogEntry, recordLogEntries } from '../database/vin-logs.ts';
import type { WorkflowContext } from './context.ts';

/**
 * Puts what was read of a legacy log into a dealership's VIN log; what is known already stays as it is. Call it in a
 * transaction.
 *
 * @param file Its name, or `null` for what was pasted or written by hand.
 */
export function takeOverLog(
  { writer, now, log }: Pick<WorkflowContext, 'writer' | 'now' | 'log'>,
  owner: LogOwner,
  parsed: ParsedVinLog,
  file: string | null,
): VinLogImportPlan {
  const plan = planVinLogImport(parsed.entries, listLoggedVins(writer, owner));
  const at = now().toISOString();
  const entries = plan.toRecord.map((line) => toEntry(line, file));
  recordLogEntries(writer, owner, entries, at);
  const detail = {
    file: file ?? 'The pasted text',
    rows: plan.rows,
    added: plan.added,
    known: plan.known,
    flagged: plan.flagged,
  };
  recordAudit(writer, { at, action: 'import-vin-log', subject: `dealership ${owner.id}`, detail });
  log.database.info(`VIN log of dealership ${owner.id}: ${plan.added} VINs added, ${plan.known} rows known already.`);
  return plan;
}

function toEntry(line: VinLogLine, file: string | null): NewLogEntry {
  const { vin, orderNumber, orderDate, template, flag } = line;
  const orderType = line.orderType ?? (file === null ? 'manual' : 'legacy');
  const source = file ?? 'by hand';
  return { vin, orderNumber, orderType, orderOn: orderDate, processedOn: null, template, flag, orderId: null, source };
}
