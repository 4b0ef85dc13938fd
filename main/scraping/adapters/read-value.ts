/** A record of a site's answer whose fields are not known yet. */
export type SiteRecord = Readonly<Record<string, unknown>>;

/** A value as text: texts and finite numbers as they are, `''` for anything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** The value at a path of names, such as `lightning.statusLabel`; `undefined` where there is none. */
export function valueAt(record: unknown, path: string): unknown {
  let value: unknown = record;
  for (const name of path.split('.')) value = recordOf(value)?.[name];
  return value;
}

/** The text at the first of these paths that has one that is not blank. */
export function textAt(record: unknown, ...paths: readonly string[]): string {
  return paths.map((path) => textOf(valueAt(record, path))).find((text) => text.trim() !== '') ?? '';
}

/** A value as a record, or `null`. */
export function recordOf(value: unknown): SiteRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as SiteRecord) : null;
}

/** A value as a whole number of zero or more, or `null`; sites write some of them as text. */
export function countOf(value: unknown): number | null {
  const text = textOf(value).trim();
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
