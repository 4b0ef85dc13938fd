import { z } from 'zod';
import { DEFAULT_SETTINGS, type OutputSettings, type Settings } from '../core/settings.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';
import { readSetting, writeSetting } from './settings.ts';

const path = z.string().min(1).nullable();
const days = z.number().int().min(1).nullable();

// What cannot be read counts as not chosen: the screen shows it, and it can be chosen again.
const output = z.object({
  ordersFolder: path.catch(null),
  pathMap: z
    .object({ from: z.string().min(1), to: z.string().min(1) })
    .nullable()
    .catch(null),
  destinations: z.array(z.object({ name: z.string(), folder: z.string(), adobeFolder: path })).catch([]),
  qr: z.object({ utm: z.record(z.string(), z.string()), linkBase: path }).catch(DEFAULT_SETTINGS.qr),
});
const groups = {
  backups: z.object({ keepNewest: z.number().int().min(1), keepDays: z.number().int().min(1) }),
  retention: z.object({ importDays: days, orderDays: days }),
  watchedFolder: z.object({ folder: path, mode: z.enum(['replace', 'update']), activate: z.boolean() }),
  orderNumbers: z.object({ next: path }),
};

type Group = keyof typeof groups;

/** The key under which each group of settings is kept. */
const KEYS: Readonly<Record<Group, string>> = {
  backups: 'backups',
  retention: 'retention',
  watchedFolder: 'watched-folder',
  orderNumbers: 'order-numbers',
};

/** Reads every choice of the shop; what was never chosen has its default. */
export function readShopSettings(db: ReadableDatabase): Settings {
  return {
    ...readOutputSettings(db),
    backups: readGroup(db, 'backups'),
    retention: readGroup(db, 'retention'),
    watchedFolder: readGroup(db, 'watchedFolder'),
    orderNumbers: readGroup(db, 'orderNumbers'),
  };
}

/** Reads where order folders go and what is in them, for the work that needs nothing else. */
export function readOutputSettings(db: ReadableDatabase): OutputSettings {
  const { pathMap, ...kept } = output.catch(output.parse({})).parse(readSetting(db, 'output'));
  return { ...kept, pathMapping: pathMap };
}

/** Reads one group of choices. */
export function readGroup<Name extends Group>(db: ReadableDatabase, name: Name): Settings[Name] {
  const parsed = groups[name].safeParse(readSetting(db, KEYS[name]));
  return parsed.success ? (parsed.data as Settings[Name]) : DEFAULT_SETTINGS[name];
}

/** Keeps every choice of the shop. Call it in a transaction. */
export function writeShopSettings(db: WritableDatabase, settings: Settings, at: string): void {
  const { ordersFolder, pathMapping, destinations, qr } = settings;
  writeSetting(db, 'output', { ordersFolder, pathMap: pathMapping, destinations, qr }, at);
  for (const name of Object.keys(KEYS) as Group[]) writeSetting(db, KEYS[name], settings[name], at);
}

/** Keeps one group of choices. */
export function writeGroup<Name extends Group>(
  db: WritableDatabase,
  name: Name,
  value: Settings[Name],
  at: string,
): void {
  writeSetting(db, KEYS[name], value, at);
}
