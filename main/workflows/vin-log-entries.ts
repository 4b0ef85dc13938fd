import { isCivilDate } from '../core/civil-date.ts';
import type { LogEntryAudit, LogEntryChange } from '../core/log-entry-change.ts';
import { findLogOwner } from '../core/match-log-file.ts';
import { ProblemError } from '../core/problem.ts';
import { readLogVin } from '../core/vin-log-cells.ts';
import { listAuditEntries, recordAudit } from '../database/audit.ts';
import { listDealerships } from '../database/dealerships.ts';
import { inTransaction, type WritableDatabase } from '../database/open-database.ts';
import { readLogEntry, type StoredLogEntry, writeLogEntry } from '../database/vin-log-entries.ts';
import type { WorkflowContext } from './context.ts';
import { readOrderNumber } from './read-order-number.ts';

/** The fields that a person may change, by how the audit trail calls them. */
const FIELDS = { VIN: 'vin', 'order number': 'orderNumber', 'order date': 'orderDate' } as const;

type Action = LogEntryAudit['action'];

/**
 * Changes an entry that was imported or written by hand; what it was stays in the audit trail. Entries of an order change
 * with the order. Problems: `unknown-entry`, `order-published`, `wrong-vin`, `wrong-date`, `wrong-order-number`.
 *
 * @returns the change that takes this one back.
 */
export function changeVinLogEntry(
  context: Pick<WorkflowContext, 'writer' | 'now'>,
  { id, ...change }: LogEntryChange & { readonly id: number },
): Promise<{ readonly undo: Required<LogEntryChange> }> {
  return inTransaction(context.writer, () => {
    const before = readOwnEntry(context.writer, id);
    const read = change.vin === undefined ? { vin: before.vin, flag: before.flag } : readLogVin(change.vin);
    if (read === null) throw refuse('wrong-vin', `"${change.vin}" is no VIN.`);
    const orderDate = change.orderDate === undefined ? before.orderDate : change.orderDate;
    if (orderDate !== null && !isCivilDate(orderDate)) throw refuse('wrong-date', `"${orderDate}" is no day.`);
    const orderNumber =
      change.orderNumber === undefined ? before.orderNumber : (readOrderNumber(change.orderNumber) ?? '');
    write(context, 'change', before, { ...before, ...read, orderDate, orderNumber });
    return { undo: { vin: before.vin, orderNumber: before.orderNumber, orderDate: before.orderDate } };
  });
}

/**
 * Takes one entry out of a VIN log, or puts one back that was taken out by hand. Problems: `unknown-entry`,
 * `order-published` for one of this application's orders, which is voided.
 */
export function removeVinLogEntry(
  context: Pick<WorkflowContext, 'writer' | 'now'>,
  input: { readonly id: number; readonly restore?: boolean },
): Promise<{ readonly vin: string }> {
  return inTransaction(context.writer, () => {
    const before = readOwnEntry(context.writer, input.id);
    const removedAt = input.restore ? null : (before.removedAt ?? context.now().toISOString());
    const after = { ...before, removedAt, removedBecause: removedAt === null ? null : 'removed by hand' };
    write(context, input.restore ? 'restore' : 'remove', before, after);
    return { vin: before.vin };
  });
}

/** Reads what people did to an entry of a VIN log, the newest first. */
export function readVinLogEntryAudit(
  { reader }: Pick<WorkflowContext, 'reader'>,
  { id }: { readonly id: number },
): { readonly audit: readonly LogEntryAudit[] } {
  const audit = listAuditEntries(reader, nameSubject(id)).map(({ at, action, detail }): LogEntryAudit => {
    const { before, after } = detail as { readonly before: StoredLogEntry; readonly after: StoredLogEntry };
    const changes = Object.entries(FIELDS)
      .filter(([, field]) => before[field] !== after[field])
      .map(([field, key]) => ({ field, before: before[key] ?? '', after: after[key] ?? '' }));
    return { at, action: action.replace('-vin-log-entry', '') as Action, changes };
  });
  return { audit };
}

/** Guesses from their names whose VIN logs files are; a person has the last word. */
export function guessLogOwners(
  { reader }: Pick<WorkflowContext, 'reader'>,
  { files }: { readonly files: readonly string[] },
): { readonly owners: readonly (string | null)[] } {
  const dealerships = listDealerships(reader);
  return { owners: files.map((file) => findLogOwner(file, dealerships)?.name ?? null) };
}

function readOwnEntry(db: WritableDatabase, id: number): StoredLogEntry {
  const entry = readLogEntry(db, id);
  if (entry.orderId === null) return entry;
  const message = `Order ${entry.orderId} of this application made the entry. Nothing was changed. Void the order, or change its number, instead.`;
  throw new ProblemError('order-published', message, { orderId: entry.orderId });
}

function write(
  { writer, now }: Pick<WorkflowContext, 'writer' | 'now'>,
  action: Action,
  before: StoredLogEntry,
  after: StoredLogEntry,
): void {
  writeLogEntry(writer, before, after);
  const detail = { before, after };
  const entry = { at: now().toISOString(), action: `${action}-vin-log-entry`, subject: nameSubject(before.id), detail };
  recordAudit(writer, entry);
}

function nameSubject(id: number): string {
  return `vin-log entry ${id}`;
}

function refuse(code: string, why: string): ProblemError {
  return new ProblemError(code, `${why} Nothing was changed. Correct it and try again.`);
}
