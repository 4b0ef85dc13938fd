import Database from 'better-sqlite3';
import { ProblemError } from '../core/problem.ts';

/**
 * Turns SQLite's own failures into the operator's words: a damaged file, a full or failing disk, another program that keeps the
 * database busy, a place that cannot be written. Any other error is returned as it is.
 */
export function explainDatabaseError(error: unknown, file: string): unknown {
  const code = error instanceof Database.SqliteError ? error.code : '';
  const found = error instanceof Error ? error.message : String(error);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return makeDamageProblem(file, found);
  if (code === 'SQLITE_FULL') {
    return new ProblemError(
      'disk-full',
      `The disk with the database ${file} is full. What was under way was rolled back. Free some space and try again.`,
      { file },
    );
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return new ProblemError(
      'disk-error',
      `The disk with the database ${file} reported an error (${found}). What was under way was rolled back. Try again; if it happens again, back up by hand to another disk and have this one checked.`,
      { file, cause: code },
    );
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new ProblemError(
      'database-busy',
      `Another program is using the database ${file} and did not finish in time. Nothing was changed. Wait a moment or close the other window, then try again.`,
      { file },
    );
  }
  if (/^SQLITE_(CANTOPEN|READONLY|PERM)/.test(code)) {
    return makeUnreachableProblem(file, found);
  }
  return error;
}

/**
 * Turns what stopped a backup into the operator's words: no room for it (`disk-full`), or a place that cannot be written
 * (`backup-not-written`). Damage of the database itself is returned as it is.
 */
export function explainBackupError(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['SQLITE_FULL', 'ENOSPC', 'EDQUOT'].includes(code)) {
    return new ProblemError(
      'disk-full',
      `There is no room for the backup ${file}. It was not made, and nothing was changed. Free some space and try again.`,
      { file },
    );
  }
  if (!/^E[A-Z]+$|^SQLITE_(IOERR|CANTOPEN|READONLY|PERM)/.test(code)) return error;
  return new ProblemError(
    'backup-not-written',
    `The backup ${file} could not be written (${code}). Nothing was changed. Check that its folder is there and may be written, and try again.`,
    { file, cause: code },
  );
}

/** The problem `database-unreachable`: its place cannot be written. */
export function makeUnreachableProblem(file: string, found: string): ProblemError {
  return new ProblemError(
    'database-unreachable',
    `The database ${file} cannot be opened for writing (${found}). Nothing was changed. Check that its folder is there and may be written.`,
    { file },
  );
}

/** The problem `database-damaged`, in words that say how to go on. */
export function makeDamageProblem(file: string, found: string): ProblemError {
  return new ProblemError(
    'database-damaged',
    `The database ${file} is damaged. Nothing was changed. Restore a backup: \`silverfox backups\` lists them, \`silverfox restore FILE\` takes one; the damaged file is kept.`,
    { file, found },
  );
}

/** The problem `database-damaged` of a database that is gone, but was there: there are backups of it. */
export function makeLossProblem(file: string): ProblemError {
  return new ProblemError(
    'database-damaged',
    `The database ${file} is gone or empty, but there are backups of it. Nothing was changed. Restore one: \`silverfox backups\` lists them, \`silverfox restore FILE\` takes one. To begin anew, move the backups away.`,
    { file, found: 'gone or empty' },
  );
}
