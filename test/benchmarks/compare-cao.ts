import { join } from 'node:path';
import Database from 'better-sqlite3';
import { listRuledFacts } from '../../main/core/rule-steps.ts';
import { selectCaoVehicles } from '../../main/core/select-cao-vehicles.ts';
import { quoteIdentifier } from '../../main/core/vin-log-table-name.ts';
import { readCaoCandidates } from '../../main/database/cao-inventory.ts';
import { listDealerships } from '../../main/database/dealerships.ts';
import { readOffLotKeys } from '../../main/database/off-lot-statuses.ts';
import { type OpenedDatabase, openDatabase } from '../../main/database/open-database.ts';
import { selectForCao } from '../../main/workflows/compute-order.ts';
import { formatCount } from './compare-qr.ts';
import type { Comparison } from './comparison.ts';

/** Opens an imported feed's database, and gives every dealership's VIN log that many entries. */
export async function openWithLogs(data: string, logged: number): Promise<OpenedDatabase> {
  const options = { migrations: join(import.meta.dirname, '../../migrations'), backups: join(data, 'backups') };
  const opened = await openDatabase(join(data, 'silver-fox.db'), { ...options, now: () => new Date() });
  opened.writer.exec('BEGIN');
  for (const { id, vinLogTable } of listDealerships(opened.reader)) fillLog(opened.writer, vinLogTable, id, logged);
  opened.writer.exec('COMMIT');
  return opened;
}

/** Runs CAO for every dealership: funnel and reasons, and the whole vehicles where an order is made of them. */
export function runCao({ reader }: Pick<OpenedDatabase, 'reader'>, isWhole: boolean): number {
  const today = { asOf: '2025-11-03', offLot: readOffLotKeys(reader) };
  let vehicles = 0;
  for (const dealership of listDealerships(reader)) {
    const { rules } = dealership;
    const selection = isWhole
      ? selectForCao(reader, dealership, null, today)
      : selectCaoVehicles(readCaoCandidates(reader, dealership, listRuledFacts(rules)), rules, today);
    vehicles += selection.vehicles.length;
  }
  return vehicles;
}

/**
 * The comparison of every dealership's inventory with its rules and its VIN log. Beside it the plain anti-join for the
 * same dealerships: a covering index, VINs only, no rules, no reasons.
 */
export async function compareCao(
  data: string,
  logged: number,
): Promise<{ readonly comparisons: readonly Comparison[]; close(): void }> {
  const file = join(data, 'silver-fox.db');
  const opened = await openWithLogs(data, logged);
  const dealerships = listDealerships(opened.reader);

  // The index is the other side's own: in our database it would help us too.
  opened.writer.exec(`VACUUM INTO '${file.replaceAll("'", "''")}-anti-join'`);
  const plain = new Database(`${file}-anti-join`);
  plain.exec('CREATE INDEX covering ON normalized_vehicle_data (dealership_id, vin)');
  const theirs = () => {
    for (const { id, vinLogTable } of dealerships) {
      const log = quoteIdentifier(vinLogTable);
      const query = `SELECT vin FROM normalized_vehicle_data AS vehicle WHERE dealership_id = ?
        AND NOT EXISTS (SELECT 1 FROM ${log} AS log WHERE log.vin = vehicle.vin)`;
      plain.prepare(query).pluck().all(id);
    }
  };
  const vehicles = Number(opened.reader.prepare('SELECT count(*) FROM normalized_vehicle_data').pluck().get());
  const of = `${dealerships.length} dealerships, ${formatCount(vehicles)} vehicles, logs of ${formatCount(logged)}`;
  const beside = 'plain anti-join, covering index';
  return {
    comparisons: [
      { work: `CAO, funnel and reasons: ${of}`, beside, ours: () => void runCao(opened, false), theirs },
      { work: 'CAO, whole orders of them', beside, ours: () => void runCao(opened, true), theirs },
    ],
    close: () => {
      plain.close();
      opened.close();
    },
  };
}

/** Half of a dealership's vehicles are in its log; the rest of the log is vehicles of earlier days. */
function fillLog(db: Database.Database, table: string, dealershipId: number, logged: number): void {
  const insert = `INSERT OR IGNORE INTO ${quoteIdentifier(table)}
    (vin, dealership, order_type, order_number, template, flag, history_id, created_at)
    SELECT vin, '', 'cao', '40000', '', '', 0, '2025-01-01T00:00:00.000Z' FROM`;
  db.prepare(`${insert} normalized_vehicle_data WHERE dealership_id = ? AND id % 2 = 0 LIMIT ${logged}`).run(
    dealershipId,
  );
  db.prepare(
    `${insert} (
       WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${logged})
       SELECT printf('9ZZ%014d', n) AS vin FROM number
     ) LIMIT ${logged} - (SELECT count(*) FROM ${quoteIdentifier(table)})`,
  ).run();
}
