import type { Dealership } from '../core/dealership.ts';
import type { HealthCheck, HealthRemedy } from '../core/health-check.ts';
import { explainCaoQuery, readCaoInventory } from '../database/cao-inventory.ts';
import { listDealerships } from '../database/dealerships.ts';
import {
  checkIntegrity,
  countActiveImports,
  countAvailableVins,
  countBrokenReferences,
  countContamination,
  countUnmatchedVehicles,
  hasTable,
} from '../database/health.ts';
import { areLaterOrdersExpected } from '../database/later-orders.ts';
import { listBackupFiles } from '../database/list-backup-files.ts';
import { listUnsettledOrders } from '../database/order-folders.ts';
import { readShopSettings } from '../database/shop-settings.ts';
import { countLogDifferences } from '../database/vin-logs.ts';
import type { WorkflowContext } from './context.ts';
import { probeOrdersFolder } from './probe-orders-folder.ts';
import { readWatchedFolder } from './read-watched-folder.ts';

type Finding = Pick<HealthCheck, 'ok' | 'value' | 'message'>;
type Context = Pick<WorkflowContext, 'reader' | 'paths' | 'now'>;

/** A backup is made every day; one of yesterday morning is still no reason to worry. */
const OLDEST_BACKUP_HOURS = 48;

type Probe = (context: Context) => Finding | Promise<Finding>;

/** Each check, and what helps when it is not ok. */
const PROBES: readonly (readonly [id: string, probe: Probe, remedy: HealthRemedy | null])[] = [
  ['active-import', checkActiveImport, 'import-files'],
  ['raw-rows', checkRawRows, 'import-files'],
  ['normalized-rows', checkNormalizedRows, 'activate-again'],
  ['contamination', checkContamination, 'activate-again'],
  ['unmatched-locations', checkUnmatchedLocations, 'map-locations'],
  ['vin-log-tables', checkVinLogTables, 'restore'],
  ['vin-log-history', checkVinLogHistory, 'restore'],
  ['vin-availability', checkVinAvailability, null],
  ['cao-query', checkCaoQuery, null],
  ['unfinished-orders', checkUnfinishedOrders, 'settle-orders'],
  ['integrity', checkDatabaseIntegrity, 'restore'],
  ['references', checkReferences, 'restore'],
  ['backups', checkBackups, 'back-up'],
  ['orders-folder', checkOrdersFolder, 'orders-folder'],
  ['watched-folder', checkWatchedFolder, 'watched-folder'],
];

/** Runs the debugging checklist. A probe that fails is a line that is not ok; it never keeps the others from running. */
export async function checkHealth(context: Context): Promise<{ readonly checks: readonly HealthCheck[] }> {
  const checks: HealthCheck[] = [];
  for (const [id, probe, remedy] of PROBES) {
    const at = context.now();
    const finding = await attempt(probe, context);
    const milliseconds = context.now().getTime() - at.getTime();
    checks.push({ id, ...finding, remedy: finding.ok ? null : remedy, at: at.toISOString(), milliseconds });
  }
  return { checks };
}

async function attempt(probe: Probe, context: Context): Promise<Finding> {
  try {
    return await probe(context);
  } catch (error) {
    const value = error instanceof Error ? error.message : String(error);
    return { ok: false, value, message: 'This check could not be made. The database may be damaged.' };
  }
}

function checkActiveImport({ reader }: Context): Finding {
  const active = countActiveImports(reader);
  const [only] = active;
  if (only === undefined) return { ok: false, value: 'none', message: 'Nothing is active yet. Import a scraper file.' };
  const value = active.map(({ id, importedAt }) => `import ${id} of ${importedAt}`).join(', ');
  return active.length === 1
    ? { ok: true, value, message: 'Exactly one import is active.' }
    : { ok: false, value, message: 'More than one import is active. Restore a backup.' };
}

function checkRawRows({ reader }: Context): Finding {
  const active = countActiveImports(reader);
  const total = active.reduce((sum, { raw }) => sum + raw, 0);
  const value = `${total} rows`;
  const isSum = active.every(({ rowsRead, rowsStored, rowsRefused }) => rowsRead === rowsStored + rowsRefused);
  const isThere = active.every(({ raw, totalVehicles }) => raw >= totalVehicles);
  return isSum && isThere
    ? { ok: true, value, message: 'Rows read = stored + refused, and every vehicle has its raw row.' }
    : { ok: false, value, message: 'The sums of the active import do not match. Import the files again.' };
}

function checkNormalizedRows({ reader }: Context): Finding {
  const active = countActiveImports(reader);
  const found = active.reduce((sum, { normalized }) => sum + normalized, 0);
  const expected = active.reduce((sum, { totalVehicles }) => sum + totalVehicles, 0);
  const value = `${found} vehicles`;
  return found === expected
    ? { ok: true, value, message: 'The inventory has as many vehicles as the active import counted.' }
    : {
        ok: false,
        value,
        message: `The active import counted ${expected}. Activate it again to fill the inventory anew.`,
      };
}

function checkContamination({ reader }: Context): Finding {
  const count = countContamination(reader);
  const value = `${count} vehicles`;
  return count === 0
    ? { ok: true, value, message: 'Every vehicle is of the active import and has its raw row.' }
    : {
        ok: false,
        value,
        message: 'Vehicles that are not of the active import are in the inventory. Activate the import again.',
      };
}

function checkUnmatchedLocations({ reader }: Context): Finding {
  const count = countUnmatchedVehicles(reader);
  const value = `${count} vehicles`;
  return count === 0
    ? { ok: true, value, message: 'Every vehicle belongs to a dealership.' }
    : {
        ok: false,
        value,
        message: 'They cannot be ordered until their locations are mapped to dealerships, or added.',
      };
}

function checkVinLogTables({ reader }: Context): Finding {
  const dealerships = listDealerships(reader);
  const missing = dealerships.filter(({ vinLogTable }) => !hasTable(reader, vinLogTable));
  const value = `${dealerships.length - missing.length} of ${dealerships.length} tables`;
  return missing.length === 0
    ? { ok: true, value, message: 'Every dealership has its VIN-log table.' }
    : { ok: false, value, message: `Missing: ${nameAll(missing)}. Restore a backup.` };
}

function checkVinLogHistory({ reader }: Context): Finding {
  const wrong = listDealerships(reader).filter((dealership) => countLogDifferences(reader, dealership) > 0);
  const value = `${wrong.length} logs differ`;
  return wrong.length === 0
    ? { ok: true, value, message: 'Every VIN log holds what its history says.' }
    : { ok: false, value, message: `Not as their history says: ${nameAll(wrong)}. Restore a backup.` };
}

function checkVinAvailability({ reader }: Context): Finding {
  const counts = listDealerships(reader).map((dealership) => countAvailableVins(reader, dealership));
  const vehicles = counts.reduce((sum, count) => sum + count.vehicles, 0);
  const available = counts.reduce((sum, count) => sum + count.available, 0);
  const message =
    "Vehicles that are not in their dealership's VIN log yet; the rules decide which of them are ordered.";
  return { ok: true, value: `${available} of ${vehicles} vehicles`, message };
}

function checkCaoQuery({ reader }: Context): Finding {
  const dealerships = listDealerships(reader);
  const wrong = dealerships.filter((dealership) => {
    const { vehicles } = countAvailableVins(reader, dealership);
    return readCaoInventory(reader, dealership).length !== vehicles || !usesIndexes(reader, dealership);
  });
  const value = `${dealerships.length - wrong.length} of ${dealerships.length} dealerships`;
  return wrong.length === 0
    ? { ok: true, value, message: 'The query behind CAO finds each vehicle once, by its index.' }
    : { ok: false, value, message: `The query behind CAO goes wrong for ${nameAll(wrong)}. Please report this.` };
}

function usesIndexes(reader: WorkflowContext['reader'], { vinLogTable }: Dealership): boolean {
  const steps = explainCaoQuery(reader, vinLogTable);
  return [/^SEARCH vehicle .*\(dealership_id=/, /^SEARCH log .*\(vin=/, /^SEARCH exclusion .*\(dealership_id=/].every(
    (index) => steps.some((step) => index.test(step)),
  );
}

function checkUnfinishedOrders({ reader }: Context): Finding {
  if (areLaterOrdersExpected(reader)) {
    const message = 'The orders folders were not seen since a backup was restored. Nothing is ordered until they are.';
    return { ok: false, value: 'not known', message };
  }
  const ids = listUnsettledOrders(reader);
  return ids.length === 0
    ? { ok: true, value: '0 orders', message: 'No order was left half done.' }
    : {
        ok: false,
        value: `orders ${ids.join(', ')}`,
        message: 'Left half done. The next start finishes or undoes them.',
      };
}

function checkDatabaseIntegrity({ reader }: Context): Finding {
  const found = checkIntegrity(reader);
  return found.length === 0
    ? { ok: true, value: 'ok', message: 'The database file is whole.' }
    : { ok: false, value: found.join('; '), message: 'The database file is damaged. Restore a backup.' };
}

function checkReferences({ reader }: Context): Finding {
  const count = countBrokenReferences(reader);
  return count === 0
    ? { ok: true, value: '0 broken', message: 'Everything that is referred to is there.' }
    : { ok: false, value: `${count} broken`, message: 'Rows refer to something that is gone. Restore a backup.' };
}

function checkBackups({ paths, now }: Context): Finding {
  const backups = listBackupFiles(paths.backups);
  const newest = backups.find(({ verified }) => verified);
  if (newest === undefined) return { ok: false, value: 'none', message: 'There is no backup. Make one now.' };
  const hours = Math.floor((now().getTime() - Date.parse(newest.createdAt)) / 3_600_000);
  const value = `${backups.length} kept, the newest ${hours} h old`;
  return hours < OLDEST_BACKUP_HOURS
    ? { ok: true, value, message: 'The newest backup is fresh.' }
    : { ok: false, value, message: 'The newest backup is old. Make one now.' };
}

async function checkOrdersFolder(context: Context): Promise<Finding> {
  const { destinations } = readShopSettings(context.reader);
  const places = [{}, ...destinations.map(({ name }) => ({ destination: name }))];
  const probes = await Promise.all(places.map((place) => probeOrdersFolder(context, place)));
  const wrong = probes.filter(({ isThere, isWritable, isUnmarked }) => !isThere || !isWritable || isUnmarked);
  const value = `${probes.length - wrong.length} of ${probes.length} folders`;
  return wrong.length === 0
    ? { ok: true, value, message: 'Orders can be written wherever they go.' }
    : { ok: false, value, message: `No order can be written to ${wrong.map(({ folder }) => folder).join(', ')} now.` };
}

async function checkWatchedFolder(context: Context): Promise<Finding> {
  const { folder, failure } = await readWatchedFolder(context);
  if (folder === null) return { ok: true, value: 'none', message: 'No folder is watched for new files.' };
  return failure === ''
    ? { ok: true, value: folder, message: 'New files are taken from it.' }
    : { ok: false, value: `${folder} (${failure})`, message: 'It cannot be read. It is looked for every few seconds.' };
}

function nameAll(dealerships: readonly Dealership[]): string {
  return dealerships.map(({ name }) => name).join(', ');
}
