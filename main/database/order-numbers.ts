import type { ReadableDatabase } from './open-database.ts';

/**
 * Whether anything ever had an order number: an order (voided ones too, practice runs aside), a row of a run sheet, an
 * entry of any VIN log.
 */
export function isNumberUsed(db: ReadableDatabase, number: string): boolean {
  // Each VIN log is asked by its own index; there is none over all of them.
  return (
    db
      .prepare(
        `SELECT 1 WHERE EXISTS (SELECT 1 FROM orders WHERE order_number = @number AND is_practice = 0)
           OR EXISTS (SELECT 1 FROM run_sheet_rows WHERE order_number = @number)
           OR EXISTS (SELECT 1 FROM dealership_configs AS owner WHERE EXISTS (
             SELECT 1 FROM vin_log_history WHERE dealership_id = owner.id AND order_number = @number))`,
      )
      .get({ number }) !== undefined
  );
}
