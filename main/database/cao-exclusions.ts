import type { CaoExclusion } from '../core/cao-exclusion.ts';
import type { ReadableDatabase, WritableDatabase } from './open-database.ts';

/** Excludes VINs from a dealership's CAO orders; those that are excluded keep their reason. Returns how many are new. */
export function insertCaoExclusions(
  db: WritableDatabase,
  dealershipId: number,
  exclusions: { readonly vins: readonly string[]; readonly reason: string },
  at: string,
): number {
  const insert = db.prepare(
    `INSERT INTO cao_exclusions (dealership_id, vin, reason, excluded_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (dealership_id, vin) WHERE revoked_at IS NULL DO NOTHING`,
  );
  const { vins, reason } = exclusions;
  return vins.reduce((added, vin) => added + insert.run(dealershipId, vin, reason, at).changes, 0);
}

/** Takes exclusions of a dealership back; returns the VINs whose exclusion was in force. */
export function revokeCaoExclusions(
  db: WritableDatabase,
  dealershipId: number,
  vins: readonly string[],
  at: string,
): readonly string[] {
  return db
    .prepare(
      `UPDATE cao_exclusions SET revoked_at = ?
       WHERE dealership_id = ? AND revoked_at IS NULL AND vin IN (SELECT value FROM json_each(?)) RETURNING vin`,
    )
    .pluck()
    .all(at, dealershipId, JSON.stringify(vins)) as string[];
}

/** Lists the exclusions in force, the newest first; with an id, those of that dealership only. */
export function listCaoExclusions(db: ReadableDatabase, dealershipId: number | null = null): readonly CaoExclusion[] {
  return db
    .prepare(
      `SELECT dealerships.name AS dealership, exclusions.vin, exclusions.reason, exclusions.excluded_at AS excludedAt,
         (SELECT full_name FROM normalized_vehicle_data AS vehicle
          WHERE vehicle.vin = exclusions.vin AND vehicle.dealership_id = exclusions.dealership_id) AS fullName
       FROM cao_exclusions AS exclusions JOIN dealership_configs AS dealerships ON dealerships.id = dealership_id
       WHERE revoked_at IS NULL AND (@id IS NULL OR dealership_id = @id) ORDER BY exclusions.id DESC`,
    )
    .all({ id: dealershipId }) as CaoExclusion[];
}
