import { isAbsolute } from 'node:path';
import { foldName } from '../core/fold-name.ts';
import { ProblemError } from '../core/problem.ts';
import type { Destination, Settings } from '../core/settings.ts';
import { recordAudit } from '../database/audit.ts';
import { listDealerships } from '../database/dealerships.ts';
import { inTransaction, type ReadableDatabase } from '../database/open-database.ts';
import { isRootUsed } from '../database/order-folders.ts';
import { readShopSettings, writeShopSettings } from '../database/shop-settings.ts';
import { claimOrdersRoot } from '../files/claim-orders-root.ts';
import { isFolder } from '../files/is-folder.ts';
import type { WorkflowContext } from './context.ts';
import { markWatchedFolder } from './look-in-watched-folder.ts';
import { readOrderNumber } from './read-order-number.ts';

/** A folder as it was typed, or as a dialog of the desktop gave it out. */
type Chosen = string | { readonly path: string };

/** What is changed of the settings; what is left out stays. */
export interface SettingsPatch extends Partial<Omit<Settings, 'ordersFolder' | 'destinations' | 'watchedFolder'>> {
  readonly ordersFolder?: Chosen | null;
  readonly destinations?: readonly (Omit<Destination, 'folder'> & { readonly folder: Chosen })[];
  readonly watchedFolder?: Omit<Settings['watchedFolder'], 'folder'> & { readonly folder: Chosen | null };
}

/**
 * Changes the settings that the patch names. They count from the next call on. Problems: `orders-folder-missing`,
 * `watched-folder-missing`, `wrong-settings`, `destination-used`, `wrong-order-number`, and those of marking a folder,
 * such as `orders-folder-read-only`.
 */
export async function changeSettings(
  context: WorkflowContext,
  input: { readonly patch: SettingsPatch },
): Promise<{ readonly settings: Settings }> {
  const { writer, now } = context;
  const patch = locate(input.patch);
  const known = readShopSettings(writer);
  await refuseMissingFolders(patch, known);
  refuseWrongDestinations(writer, patch.destinations ?? known.destinations);
  // Marked while they are there for sure: from now on a bare mount point is told from its share.
  for (const folder of findNewRoots(patch, known)) {
    if (!isRootUsed(writer, folder)) await claimOrdersRoot(folder, false);
  }
  return inTransaction(writer, async () => {
    const before = readShopSettings(writer);
    const settings = { ...before, ...patch };
    refuseWrongDestinations(writer, settings.destinations);
    const at = now().toISOString();
    // What lies in a folder when it is chosen has been dealt with; what comes later is new.
    if (settings.watchedFolder.folder !== before.watchedFolder.folder) {
      await markWatchedFolder(context, settings.watchedFolder.folder);
    }
    writeShopSettings(writer, settings, at);
    recordAudit(writer, { at, action: 'change-settings', subject: 'settings', detail: { before, after: settings } });
    return { settings };
  });
}

function locate({
  ordersFolder,
  destinations,
  watchedFolder,
  orderNumbers,
  ...rest
}: SettingsPatch): Partial<Settings> {
  return {
    ...rest,
    ...(ordersFolder !== undefined && { ordersFolder: pathOf(ordersFolder) }),
    ...(destinations && {
      destinations: destinations.map((one) => ({ ...one, name: one.name.trim(), folder: pathOf(one.folder) ?? '' })),
    }),
    ...(watchedFolder && { watchedFolder: { ...watchedFolder, folder: pathOf(watchedFolder.folder) } }),
    ...(orderNumbers && { orderNumbers: { next: readSeriesStart(orderNumbers.next) } }),
  };
}

function pathOf(chosen: Chosen | null): string | null {
  return typeof chosen === 'object' ? (chosen?.path ?? null) : chosen;
}

function readSeriesStart(typed: string | null): string | null {
  const next = readOrderNumber(typed);
  if (next === null || /\d$/.test(next)) return next;
  const message = `A series counts on from a number that ends in a digit; "${next}" does not. Nothing was changed.`;
  throw new ProblemError('wrong-order-number', message, { next });
}

/** A share that was chosen before and is away now must not keep other settings from being changed. */
function findNewRoots(patch: Partial<Settings>, known: Settings): readonly string[] {
  const before = new Set(known.destinations.map(({ folder }) => folder));
  const destinations = (patch.destinations ?? []).map(({ folder }) => folder).filter((folder) => !before.has(folder));
  return [...(patch.ordersFolder ? [patch.ordersFolder] : []), ...destinations];
}

async function refuseMissingFolders(patch: Partial<Settings>, known: Settings): Promise<void> {
  for (const ordersFolder of findNewRoots(patch, known)) {
    if (await isAbsoluteFolder(ordersFolder)) continue;
    throw new ProblemError('orders-folder-missing', describeMissing(ordersFolder), { ordersFolder });
  }
  const folder = patch.watchedFolder?.folder ?? null;
  if (folder === null || folder === known.watchedFolder.folder || (await isAbsoluteFolder(folder))) return;
  throw new ProblemError('watched-folder-missing', describeMissing(folder), { folder });
}

async function isAbsoluteFolder(path: string): Promise<boolean> {
  return isAbsolute(path) && (await isFolder(path));
}

function describeMissing(folder: string): string {
  return `${folder} is not a folder that can be reached. Nothing was changed. Choose a folder that is there.`;
}

function refuseWrongDestinations(db: ReadableDatabase, destinations: readonly Destination[]): void {
  const names = destinations.map(({ name }) => foldName(name));
  if (names.some((name, index) => name === '' || names.indexOf(name) !== index)) {
    const message = 'Every destination needs a name of its own. Nothing was changed.';
    throw new ProblemError('wrong-settings', message);
  }
  const users = listDealerships(db).filter(
    ({ output }) => output.destination !== null && !names.includes(foldName(output.destination)),
  );
  if (users.length === 0) return;
  const who = users.map(({ name, output }) => `${name} (${output.destination})`).join(', ');
  const message = `Orders of ${who} go to a destination that would be gone. Nothing was changed. Choose another for them first.`;
  throw new ProblemError('destination-used', message, { dealerships: users.map(({ name }) => name) });
}
