import { join } from 'node:path';
import Database from 'better-sqlite3';
import { quoteIdentifier } from '../../main/core/vin-log-table-name.ts';
import { listDealerships } from '../../main/database/dealerships.ts';
import { readOffLotKeys } from '../../main/database/off-lot-statuses.ts';
import { openDatabase } from '../../main/database/open-database.ts';
import { selectForCao } from '../../main/workflows/compute-order.ts';
import type { Comparison } from './comparison.ts';

/** Entries of each dealership's VIN log. */
const LOGGED = 50_000;

/**
 * The comparison of every dealership's inventory with its rules and its VIN log, with funnel and reasons, on an
 * imported feed. Beside it the plain anti-join for the same dealerships: a covering index, VINs only, no rules.
 */
export async function compareCao(data: string): Promise<Comparison & { close(): void }> {
  const file = join(data, 'silver-fox.db');
  const options = { migrations: join(import.meta.dirname, '../../migrations'), backups: join(data, 'backups') };
  const { reader, writer, close } = await openDatabase(file, { ...options, now: () => new Date() });
  const dealerships = listDealerships(reader);
  writer.exec('BEGIN');
  for (const { id, vinLogTable } of dealerships) fillLog(writer, vinLogTable, id);
  writer.exec('COMMIT');

  // The index is the other side's own: in our database it would help us too.
  writer.exec(`VACUUM INTO '${file.replaceAll("'", "''")}-anti-join'`);
  const plain = new Database(`${file}-anti-join`);
  plain.exec('CREATE INDEX covering ON normalized_vehicle_data (dealership_id, vin)');

  const vehicles = Number(reader.prepare('SELECT count(*) FROM normalized_vehicle_data').pluck().get());
  const offLot = readOffLotKeys(reader);
  return {
    work: `CAO of ${dealerships.length} dealerships, ${vehicles.toLocaleString('en-US')} vehicles, logs of ${LOGGED.toLocaleString('en-US')}`,
    beside: 'plain anti-join, covering index',
    ours: () => {
      for (const dealership of dealerships) {
        selectForCao(reader, dealership, null, { asOf: '2025-11-03', offLot });
      }
    },
    theirs: () => {
      for (const { id, vinLogTable } of dealerships) {
        const log = quoteIdentifier(vinLogTable);
        plain
          .prepare(
            `SELECT vin FROM normalized_vehicle_data AS vehicle WHERE dealership_id = ?
             AND NOT EXISTS (SELECT 1 FROM ${log} AS log WHERE log.vin = vehicle.vin)`,
          )
          .pluck()
          .all(id);
      }
    },
    close: () => {
      plain.close();
      close();
    },
  };
}

/** Half of a dealership's vehicles are in its log; the rest of the log is vehicles of earlier days. */
function fillLog(db: Database.Database, table: string, dealershipId: number): void {
  const insert = `INSERT OR IGNORE INTO ${quoteIdentifier(table)}
    (vin, dealership, order_type, order_number, template, flag, history_id, created_at)
    SELECT vin, '', 'cao', '40000', '', '', 0, '2025-01-01T00:00:00.000Z' FROM`;
  db.prepare(`${insert} normalized_vehicle_data WHERE dealership_id = ? AND id % 2 = 0 LIMIT ${LOGGED}`).run(
    dealershipId,
  );
  db.prepare(
    `${insert} (
       WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${LOGGED})
       SELECT printf('9ZZ%014d', n) AS vin FROM number
     ) LIMIT ${LOGGED} - (SELECT count(*) FROM ${quoteIdentifier(table)})`,
  ).run();
}
