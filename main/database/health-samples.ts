import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** A figure of a day. */
export interface HealthSample {
  readonly metric: string;
  /** What it is about, for example a dealership's name; `''` for the whole application. */
  readonly subject: string;
  readonly value: number;
}

/** Keeps figures that are measured anew: the day's last one stays. Call it in a transaction. */
export function keepSamples(db: WritableDatabase, date: string, samples: readonly HealthSample[]): void {
  const keep = db.prepare(
    `INSERT INTO health_samples (on_date, metric, subject, value) VALUES (@date, @metric, @subject, @value)
     ON CONFLICT (on_date, metric, subject) DO UPDATE SET value = excluded.value`,
  );
  for (const sample of samples) keep.run({ ...sample, date });
}

/** Adds to figures that are counted up over the day. Call it in a transaction. */
export function addToSamples(
  db: WritableDatabase,
  date: string,
  counts: readonly Pick<HealthSample, 'metric' | 'value'>[],
): void {
  const add = db.prepare(
    `INSERT INTO health_samples (on_date, metric, value) VALUES (@date, @metric, @value)
     ON CONFLICT (on_date, metric, subject) DO UPDATE SET value = value + excluded.value`,
  );
  for (const count of counts) add.run({ ...count, date });
}

/** Keeps how many imports each day brought and how many of them failed, so that deleting old ones loses no figure. */
export function keepImportCounts(db: WritableDatabase): void {
  db.prepare(
    `INSERT INTO health_samples (on_date, metric, value)
     SELECT date(imported_at, 'localtime'), iif(status = 'failed', 'imports-failed', 'imports-loaded'), count(*)
     FROM scraper_imports WHERE true GROUP BY 1, 2
     ON CONFLICT (on_date, metric, subject) DO UPDATE SET value = max(value, excluded.value)`,
  ).run();
}

/** Reads the figures from a day on. */
export function readSamples(db: ReadableDatabase, from: string): readonly (HealthSample & { readonly date: string })[] {
  return db
    .prepare('SELECT on_date AS date, metric, subject, value FROM health_samples WHERE on_date >= ?')
    .all(from) as (HealthSample & { date: string })[];
}

/** How long publishing took, in milliseconds, for each order from a day on, by that day; practice runs aside. */
export function readPublishTimes(
  db: ReadableDatabase,
  from: string,
): readonly { readonly date: string; readonly milliseconds: number | null }[] {
  return db
    .prepare(
      `SELECT date(published_at, 'localtime') AS date, publish_milliseconds AS milliseconds FROM orders
       WHERE published_at IS NOT NULL AND is_practice = 0 AND date(published_at, 'localtime') >= ?`,
    )
    .all(from) as { date: string; milliseconds: number | null }[];
}
