import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** Who changed what, when. */
export interface AuditEntry {
  /** UTC ISO instant. */
  readonly at: string;
  /** A verb-noun such as `void-order`. */
  readonly action: string;
  /** For example `order 12` or `dealership 3`. */
  readonly subject: string;
  /** Plain data: what it was before and is now, how many. */
  readonly detail: unknown;
}

/** Adds to the audit trail; returns the entry's id. Entries are never edited. */
export function recordAudit(db: WritableDatabase, entry: AuditEntry): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO audit_entries (at, action, subject, detail) VALUES (@at, @action, @subject, @detail)')
    .run({ ...entry, detail: JSON.stringify(entry.detail) });
  return Number(lastInsertRowid);
}

/** Reads the audit trail of a subject, newest first. */
export function listAuditEntries(db: ReadableDatabase, subject: string): readonly AuditEntry[] {
  const rows = db
    .prepare('SELECT at, action, subject, detail FROM audit_entries WHERE subject = ? ORDER BY id DESC')
    .all(subject) as (AuditEntry & { readonly detail: string })[];
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as unknown }));
}
