import { findLosses, type Loss } from '../core/find-losses.ts';
import type { ImportMode, ImportReport, ImportWarning } from '../core/import-report.ts';
import { ProblemError } from '../core/problem.ts';
import { recordAudit } from '../database/audit.ts';
import { backUp, nameBackup } from '../database/back-up.ts';
import { carryOver, dropReplacedRows } from '../database/carry-over.ts';
import { readImportReport, settleActivatedImport, storeDuplicates } from '../database/import-account.ts';
import { compareWithActive, storeDifferences } from '../database/import-differences.ts';
import { resolveLocations } from '../database/import-locations.ts';
import { countImportRows } from '../database/import-rows.ts';
import { findFileWarnings, findInventoryWarnings, storeWarnings } from '../database/import-warnings.ts';
import { findActiveImport, readImport, switchActiveImport } from '../database/imports.ts';
import { rememberPrevious, storeChanges } from '../database/inventory-changes.ts';
import { letOthersIn } from '../database/let-others-in.ts';
import { pruneBackups } from '../database/list-backup-files.ts';
import { normalizeImport } from '../database/normalize-import.ts';
import type { WritableDatabase } from '../database/open-database.ts';
import { keepPastVehicles } from '../database/past-vehicles.ts';
import { readGroup } from '../database/shop-settings.ts';
import type { WorkflowContext } from './context.ts';

/** Activating takes these; normalizing, the third and longest, tells its rows instead. */
const STEPS = 6;

/** How an import is made active. */
export interface MakeActiveOptions {
  /** As the import was loaded when left out. */
  readonly mode?: ImportMode | undefined;
  /** `ask` throws when a person has to say yes. `rehearse` is for work that is rolled back: nobody is asked. */
  readonly guard: 'ask' | 'yes' | 'rehearse';
}

/**
 * Makes a stored import the active one: names are looked up, its rows (and in `update` mode those of the dealerships
 * that it does not have) fill the inventory anew, and the import before it is archived. Call it in a transaction.
 *
 * @throws ProblemError `import-failed`, `needs-confirmation`, `sums-do-not-match`
 */
export async function makeActive(
  context: WorkflowContext,
  id: number,
  options: MakeActiveOptions,
): Promise<ImportReport> {
  const { writer } = context;
  const stored = readImport(writer, id);
  if (stored.status === 'failed') {
    throw new ProblemError('import-failed', `Import ${id} failed and has no rows. Nothing was changed.`, { id });
  }
  const mode = options.mode ?? stored.mode;
  const activeId = findActiveImport(writer);
  resolveLocations(writer, id);
  await beginStep(context, 'Comparing with the inventory', 1);
  const differences = compareWithActive(writer, id, mode);
  const losses = findLosses(differences);
  if (options.guard === 'ask' && losses.length > 0) throw askAboutLosses(losses);
  await beginStep(context, 'Backing up', 2);
  if (options.guard !== 'rehearse') await backUpFirst(context);

  dropReplacedRows(writer, id);
  if (mode === 'update' && activeId !== null && activeId !== id) carryOver(writer, id, activeId);
  const notes = await fillInventory(context, id);
  await beginStep(context, 'Adding up', 4);
  storeAccount(writer, id, differences, [...losses.map(toWarning), ...notes]);
  await beginStep(context, 'Noting what changed', 5);
  rememberPrevious(writer, id, activeId);
  await keepPastVehicles(writer, activeId === id ? null : activeId, context.signal);
  await storeChanges(writer, id, context.signal);
  await beginStep(context, 'Finishing', STEPS);
  const at = context.now().toISOString();
  switchActiveImport(writer, id, mode, at);
  recordAudit(writer, { at, action: 'activate-import', subject: `import ${id}`, detail: { mode, before: activeId } });
  return readImportReport(writer, id);
}

/** With a million vehicles each step takes a second or more: it is named before, and the last moment to cancel it. */
function beginStep({ report, signal }: WorkflowContext, label: string, step: number): Promise<void> {
  report({ label, done: step, total: STEPS, unit: 'steps' });
  return letOthersIn(signal);
}

function fillInventory({ writer, signal, report }: WorkflowContext, id: number): Promise<readonly ImportWarning[]> {
  const { total } = countImportRows(writer, 'raw_vehicle_data', id);
  const onPage = (done: number) => report({ label: 'Normalizing', done, total, unit: 'rows' });
  return normalizeImport(writer, id, { signal, onPage });
}

function storeAccount(
  writer: WritableDatabase,
  id: number,
  differences: ReturnType<typeof compareWithActive>,
  warnings: readonly ImportWarning[],
): void {
  storeDuplicates(writer, id);
  storeDifferences(writer, id, differences);
  storeWarnings(writer, id, [...findFileWarnings(writer, id), ...findInventoryWarnings(writer, id), ...warnings]);
  const vehicles = differences.reduce((sum, line) => sum + line.vehicles, 0);
  settleActivatedImport(writer, id, vehicles);
}

function toWarning({ message, previous, vehicles }: Loss): ImportWarning {
  return { code: 'large-loss', message, count: previous - vehicles };
}

function askAboutLosses(losses: readonly Loss[]): ProblemError {
  return new ProblemError(
    'needs-confirmation',
    'This import would take away more than half of the vehicles of a dealership, or of all of them. Nothing was changed. Check the files; update mode keeps the dealerships that are not in them. To go on all the same, confirm it (on the command line: --yes).',
    { guards: losses },
  );
}

/** A backup right before the inventory changes; what this transaction has done so far is not in it. */
async function backUpFirst({ writer, paths, now }: WorkflowContext): Promise<void> {
  await backUp(writer, nameBackup(paths.backups, 'before-import', now()));
  pruneBackups(paths.backups, now(), readGroup(writer, 'backups'));
}
