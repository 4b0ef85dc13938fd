import type { ReadableDatabase } from './open-database.ts';
import { countLog, type LogOwner } from './vin-logs.ts';

/** What a dealership's VIN log looks like from outside. */
export interface LogFigures {
  readonly dealership: string;
  /** Different VINs in the log. */
  readonly vins: number;
  /** `YYYY-MM-DD` of the newest order, or of the newest entry that has no date; `null` for an empty log. */
  readonly lastOn: string | null;
  /** The most vehicles that any import ever brought for the dealership. */
  readonly largestLot: number;
}

/** Measures the VIN log of every active dealership, in the order of their names. */
export function measureLogs(db: ReadableDatabase): readonly LogFigures[] {
  const owners = db
    .prepare(
      `SELECT id, name, vin_log_table AS vinLogTable,
         (SELECT max(coalesce(order_on, substr(created_at, 1, 10))) FROM vin_log_history
          WHERE dealership_id = dealership_configs.id AND removed_at IS NULL) AS lastOn,
         (SELECT coalesce(max(vehicles), 0) FROM import_differences
          WHERE dealership_id = dealership_configs.id) AS largestLot
       FROM dealership_configs WHERE is_active = 1 ORDER BY name COLLATE NOCASE`,
    )
    .all() as (LogOwner & Pick<LogFigures, 'lastOn' | 'largestLot'>)[];
  return owners.map((owner) => ({
    dealership: owner.name,
    vins: countLog(db, owner),
    lastOn: owner.lastOn,
    largestLot: owner.largestLot,
  }));
}
