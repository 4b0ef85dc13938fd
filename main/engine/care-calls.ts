import { z } from 'zod';
import { backUpDatabase } from '../workflows/back-up-database.ts';
import { checkHealth } from '../workflows/check-health.ts';
import { clearOldOrders } from '../workflows/clear-old-orders.ts';
import { compactDatabase } from '../workflows/compact-database.ts';
import { deleteOldImports } from '../workflows/delete-old-imports.ts';
import { listBackups } from '../workflows/list-backups.ts';
import { makeDiagnostics } from '../workflows/make-diagnostics.ts';
import { readHealthHistory } from '../workflows/read-health-history.ts';
import { readStatus } from '../workflows/read-status.ts';
import { readStorage } from '../workflows/read-storage.ts';
import { restoreBackup } from '../workflows/restore-backup.ts';
import { restoreDatabase } from '../workflows/restore-database.ts';
import { byName, closed, file, files, flag, nothing, read, survey, write } from './call-definition.ts';

const oldData = z.strictObject({ days: z.number().int().min(1).max(3650), dryRun: flag });

/** Calls with which the application looks after itself. */
export const careCalls = {
  readStatus: read(nothing, readStatus),
  checkHealth: survey(nothing, checkHealth),
  backUpDatabase: write(z.strictObject({ to: z.exactOptional(file) }), backUpDatabase),
  listBackups: files(nothing, listBackups),
  restoreDatabase: closed(z.strictObject({ file }), restoreDatabase),
  restoreBackup: closed(byName, restoreBackup),
  readStorage: read(nothing, readStorage),
  makeDiagnostics: survey(nothing, makeDiagnostics),
  compactDatabase: write(nothing, compactDatabase),
  deleteOldImports: write(oldData, deleteOldImports),
  clearOldOrders: write(oldData, clearOldOrders),
  readHealthHistory: read(z.strictObject({ days: z.number().int().min(1).max(400) }), readHealthHistory),
};
