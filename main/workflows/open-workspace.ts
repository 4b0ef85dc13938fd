import { join } from 'node:path';
import { describeLaterOrders, type LaterOrders } from '../core/later-orders.ts';
import { ProblemError } from '../core/problem.ts';
import type { Announcement } from '../core/watched-files.ts';
import { areLaterOrdersExpected } from '../database/later-orders.ts';
import {
  type OpenedDatabase,
  openDatabase,
  openDatabaseForReading,
  type ReadableDatabase,
} from '../database/open-database.ts';
import { isRootUsed, listUnsettledOrders } from '../database/order-folders.ts';
import { readOutputSettings } from '../database/shop-settings.ts';
import { createFolder } from '../files/create-folder.ts';
import { readKeptJson } from '../files/keep-json-file.ts';
import { readJsonFile } from '../files/read-json-file.ts';
import { removeHalfWritten } from '../files/remove-half-written.ts';
import { isProcessAlive } from '../scraping/is-process-alive.ts';
import type { DataPaths, WorkflowContext } from './context.ts';
import { backUpDaily } from './do-daily-chores.ts';
import { findScrapedFolder } from './find-scraped-folder.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { recoverLaterOrders } from './recover-later-orders.ts';
import { settleScrapingRuns } from './settle-scraping-runs.ts';
import { settleUnfinishedOrders } from './settle-unfinished-orders.ts';

/** Where a workspace is, and with what it is opened. Absolute paths. */
export interface WorkspaceOptions {
  readonly data: string;
  /** Where order folders go; as set by the operator when left out. */
  readonly orders?: string;
  readonly resources: string;
  readonly migrations: string;
  readonly applicationVersion: string;
}

/** An open database with all that a workflow needs but what belongs to a single call. */
export interface Workspace {
  /** What a call that begins now may use; the orders folder stays the same while it runs. */
  beginCall(): Omit<WorkflowContext, 'report' | 'signal'>;
  /** A large database is looked through while screens read it already; nothing may write before. See OpenedDatabase. */
  readonly checking: Promise<void> | null;
  /** What happened at opening that a person should know of. */
  readonly news: readonly Announcement[];
  /** Waits for the backup of the day, and closes the database. */
  close(): Promise<void>;
}

/**
 * Opens the workspace: the database up to date, the catalogue loaded, what a crash left settled, the orders after a
 * restored backup taken over, the backup of the day made. A large database is checked and backed up afterwards, so that nobody waits for it. Problems: those of openDatabase.
 */
export async function openWorkspace(options: WorkspaceOptions, log: WorkflowContext['log']): Promise<Workspace> {
  const now = () => new Date();
  const paths = findPaths(options);
  const opened = await openDatabase(paths.database, { migrations: options.migrations, backups: paths.backups, now });
  try {
    const { reader, writer } = opened;
    const base = { reader, writer, applicationVersion: options.applicationVersion, now, log };
    await loadCatalogue(base, {
      dealerships: await readCatalogueFile(options, 'dealerships.json'),
      offLotStatuses: await readCatalogueFile(options, 'off-lot-statuses.json'),
      scrapingSites: await readCatalogueFile(options, 'scraping-sites.json'),
    });
    const beginCall = () => ({ ...base, paths: { ...paths, ...findOrders(options, reader) } });
    const context = beginCall();
    if (options.orders !== undefined) await createNamedOrdersFolder(opened, options.orders);
    const { checking } = opened;
    const isUnsettled = listUnsettledOrders(reader).length > 0 || areLaterOrdersExpected(reader);
    if (checking !== null && isUnsettled) await checking;
    await settleInterruptedScrape(context);
    const call = { ...context, report: () => undefined, signal: new AbortController().signal };
    await settleUnfinishedOrders(call);
    const later = await recoverIfReachable(call);
    const backup = checking === null ? backUpDaily(context) : checking.then(() => backUpDaily(context));
    if (checking === null) await backup;
    // The check may fail before anybody has this workspace to close, and with it what waited for the check.
    const backedUp = backup.catch(() => undefined);
    const close = async () => {
      await backedUp;
      opened.close();
    };
    return { beginCall, checking, news: describeLaterOrders(later), close };
  } catch (error) {
    opened.close();
    throw error;
  }
}

/**
 * Opens a workspace that another thread of this application has open, for reading: its writer refuses to write. Nothing
 * is checked, filled or settled. Problems: `database-damaged`, `database-unreachable`.
 */
export function openForReading(options: WorkspaceOptions, log: WorkflowContext['log']): Workspace {
  const paths = findPaths(options);
  const { reader, writer, close } = openDatabaseForReading(paths.database);
  const base = { reader, writer, applicationVersion: options.applicationVersion, now: () => new Date(), log };
  return {
    beginCall: () => ({ ...base, paths: { ...paths, ...findOrders(options, reader) } }),
    checking: null,
    news: [],
    close: async () => close(),
  };
}

/** A catalogue that lies in the data folder itself takes the place of the shipped one: that of a second brand. */
async function readCatalogueFile({ data, resources }: WorkspaceOptions, name: string): Promise<unknown> {
  return (await readKeptJson(join(data, name))) ?? readJsonFile(join(resources, name));
}

function findOrders(
  { orders, data }: WorkspaceOptions,
  reader: ReadableDatabase,
): Pick<DataPaths, 'orders' | 'isOrdersNamed'> {
  return {
    orders: orders ?? readOutputSettings(reader).ordersFolder ?? join(data, 'orders'),
    isOrdersNamed: orders !== undefined,
  };
}

/** The paths of a workspace that do not depend on what is in its database. */
export function findPaths(
  options: Pick<WorkspaceOptions, 'data' | 'resources' | 'migrations'>,
): Omit<DataPaths, 'orders'> {
  const { data, resources, migrations } = options;
  return {
    data,
    database: join(data, 'silver-fox.db'),
    backups: join(data, 'backups'),
    logs: join(data, 'logs'),
    resources,
    migrations,
  };
}

/** `null` when the orders folders cannot be seen now; whoever prepares an order is told so. */
async function recoverIfReachable(context: WorkflowContext): Promise<LaterOrders | null> {
  try {
    return await recoverLaterOrders(context);
  } catch (error) {
    context.log.orders.error(`Orders after the restored backup could not be looked for now: ${String(error)}`);
    return null;
  }
}

/** A run whose process died is told as interrupted; one of another window that still lives is left alone. */
async function settleInterruptedScrape({
  writer,
  now,
  paths,
}: Omit<WorkflowContext, 'report' | 'signal'>): Promise<void> {
  try {
    settleScrapingRuns(writer, now().toISOString(), isProcessAlive);
    await removeHalfWritten(findScrapedFolder(paths));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
}

/**
 * A folder that is named for the first time is made, as a person who names it expects; one that had orders and is gone
 * is a share that is away and is never made again. What goes wrong here is told when an order needs the folder.
 */
async function createNamedOrdersFolder({ reader }: OpenedDatabase, folder: string): Promise<void> {
  if (isRootUsed(reader, folder)) return;
  await createFolder(folder).catch(() => undefined);
}
