import type { ImportMode, ImportSource, ImportSummary } from '../core/import-report.ts';
import { ProblemError } from '../core/problem.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** How an import began. */
export interface NewImport {
  readonly mode: ImportMode;
  readonly source: ImportSource;
  /** UTC ISO instant. */
  readonly importedAt: string;
}

const SELECT_IMPORTS = `
  SELECT id, status, mode, import_source AS source, imported_at AS importedAt, activated_at AS activatedAt,
    archived_at AS archivedAt, total_vehicles AS totalVehicles, dealerships_count AS dealershipsCount,
    rows_read AS rowsRead, rows_refused AS rowsRefused, failure,
    (SELECT json_group_array(file ORDER BY import_files.id) FROM import_files
     WHERE import_id = scraper_imports.id AND carried_from IS NULL) AS files
  FROM scraper_imports`;

/** Begins an import that waits for its rows; returns its id. */
export function insertImport(db: WritableDatabase, { mode, source, importedAt }: NewImport): number {
  const { lastInsertRowid } = db
    .prepare(`INSERT INTO scraper_imports (status, mode, import_source, imported_at) VALUES ('staged', ?, ?, ?)`)
    .run(mode, source, importedAt);
  return Number(lastInsertRowid);
}

/** Remembers an import that failed and left nothing else behind; returns its id. */
export function insertFailedImport(
  db: WritableDatabase,
  failed: NewImport & { readonly files: readonly string[]; readonly failure: string },
): number {
  const id = insertImport(db, failed);
  db.prepare(`UPDATE scraper_imports SET status = 'failed', failure = ? WHERE id = ?`).run(failed.failure, id);
  const insertFile = db.prepare(
    `INSERT INTO import_files (import_id, file, encoding, delimiter, header_line, columns) VALUES (?, ?, '', '', 0, '[]')`,
  );
  for (const file of failed.files) insertFile.run(id, file);
  return id;
}

/** The import history, newest first. */
export function listImports(db: ReadableDatabase): readonly ImportSummary[] {
  const rows = db.prepare(`${SELECT_IMPORTS} ORDER BY id DESC`).all() as ImportRow[];
  return rows.map(toSummary);
}

/** One line of the import history. @throws ProblemError `unknown-import` */
export function readImport(db: ReadableDatabase, id: number): ImportSummary {
  const row = db.prepare(`${SELECT_IMPORTS} WHERE id = ?`).get(id) as ImportRow | undefined;
  if (row) return toSummary(row);
  throw new ProblemError(
    'unknown-import',
    `There is no import ${id}. Nothing was changed. See \`silverfox imports\`.`,
    {
      id,
    },
  );
}

/** The id of the active import, or `null` before the first. */
export function findActiveImport(db: ReadableDatabase): number | null {
  const id = db.prepare(`SELECT id FROM scraper_imports WHERE status = 'active'`).pluck().get();
  return (id as number | undefined) ?? null;
}

/** Archives the active import and makes another one active. Call it in a transaction. */
export function switchActiveImport(db: WritableDatabase, id: number, mode: ImportMode, at: string): void {
  db.prepare(`UPDATE scraper_imports SET status = 'archived', archived_at = ? WHERE status = 'active' AND id <> ?`).run(
    at,
    id,
  );
  db.prepare(
    `UPDATE scraper_imports SET status = 'active', mode = ?, activated_at = ?, archived_at = NULL WHERE id = ?`,
  ).run(mode, at, id);
}

/** Deletes an import with all its rows. Call it in a transaction, and never for the active one. */
export function deleteImport(db: WritableDatabase, id: number): void {
  db.prepare('DELETE FROM scraper_imports WHERE id = ?').run(id);
}

interface ImportRow extends Omit<ImportSummary, 'files'> {
  readonly files: string;
}

function toSummary({ files, ...row }: ImportRow): ImportSummary {
  return { ...row, files: JSON.parse(files) as string[] };
}
