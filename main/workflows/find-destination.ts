import type { OutputRules } from '../core/dealership.ts';
import { foldName } from '../core/fold-name.ts';
import type { PathMapping } from '../core/map-path.ts';
import { ProblemError } from '../core/problem.ts';
import type { Destination } from '../core/settings.ts';
import type { ReadableDatabase } from '../database/open-database.ts';
import { readOutputSettings } from '../database/shop-settings.ts';
import type { WorkflowContext } from './context.ts';

/**
 * The folder that an order's folder goes to: the place that its dealership names, else the orders folder. One that was
 * named for this run takes all of them. Problem: `unknown-destination`.
 */
export function findDestination(
  { reader, paths }: Pick<WorkflowContext, 'reader' | 'paths'>,
  output: Partial<Pick<OutputRules, 'destination'>>,
): string {
  // Drafts of older versions name no place.
  if (paths.isOrdersNamed || output.destination === undefined || output.destination === null) return paths.orders;
  return readDestination(reader, output.destination).folder;
}

/** Finds a place for order folders by its name, case and spaces aside. Problem: `unknown-destination`. */
export function readDestination(db: ReadableDatabase, name: string): Destination {
  const { destinations } = readOutputSettings(db);
  const found = destinations.find((destination) => foldName(destination.name) === foldName(name));
  if (found) return found;
  const known = destinations.length === 0 ? 'There are none' : destinations.map((one) => one.name).join(', ');
  const message = `There is no destination "${name}" (${known}). Nothing was written. Choose another for the dealership, or add it in Settings.`;
  throw new ProblemError('unknown-destination', message, { name });
}

/** How the Adobe workstation sees a folder that takes order folders; `null` when it sees the same path. */
export function findPathMapping(db: ReadableDatabase, root: string): PathMapping | null {
  const { destinations, pathMapping } = readOutputSettings(db);
  const own = destinations.find(({ folder, adobeFolder }) => folder === root && adobeFolder !== null);
  return own?.adobeFolder ? { from: own.folder, to: own.adobeFolder } : pathMapping;
}
