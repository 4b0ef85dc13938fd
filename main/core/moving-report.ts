import type { Problem } from './problem.ts';

/** What became, or would become, of one VIN log that is taken over. rows = added + known. */
export interface MovedLog {
  /** The file's name, and its place among the files that were given, counted from 0. */
  readonly file: string;
  readonly place: number;
  /** Whose it is: by the file's name, or as the operator said; `null` when neither says. */
  readonly dealership: string | null;
  readonly rows: number;
  readonly added: number;
  readonly known: number;
  readonly flagged: number;
  /** Rows with text that became no entry. */
  readonly ignored: number;
  /** Why nothing of it is taken over, or `null`. */
  readonly problem: Problem | null;
}

/** One setting that changes. Values as JSON writes them. */
export interface MovedSetting {
  readonly setting: string;
  readonly before: string;
  readonly after: string;
}

/** What became, or would become, of the settings of one dealership that are taken over. */
export interface MovedSettings {
  readonly file: string;
  readonly dealership: string;
  /** It is not known here yet and is added. */
  readonly isNew: boolean;
  readonly changes: readonly MovedSetting[];
  /** Settings that have no place here, by their own names. */
  readonly ignored: readonly string[];
  /** Why nothing of it is taken over, or `null`. */
  readonly problem: Problem | null;
}

/** What moving in from another system does: every file and every dealership in it is accounted for. */
export interface MovingReport {
  readonly logs: readonly MovedLog[];
  readonly settings: readonly MovedSettings[];
}

/** Finds the settings that differ between two documents, by their path. */
export function compareSettings(before: object, after: object, path = ''): readonly MovedSetting[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const [old, next] = [Reflect.get(before, key), Reflect.get(after, key)];
    if (isGroup(old) && isGroup(next)) return compareSettings(old, next, `${path}${key}.`);
    const [from, to] = [JSON.stringify(old ?? null), JSON.stringify(next ?? null)];
    return from === to ? [] : [{ setting: `${path}${key}`, before: from, after: to }];
  });
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
