import { isLogged } from '../core/list-order.ts';
import type { OrderVehicle } from '../core/order.ts';
import { recordAudit } from '../database/audit.ts';
import { readDealership } from '../database/dealerships.ts';
import type { WritableDatabase } from '../database/open-database.ts';
import { setFolderStatus } from '../database/order-folders.ts';
import { type StoredOrder, setOrderStatus } from '../database/orders.ts';
import { type NewLogEntry, recordLogEntries } from '../database/vin-logs.ts';
import { endWaiting } from '../database/waiting-orders.ts';
import { formatLocalDate } from './local-time.ts';

/**
 * Records that an order's folder is there whole, and logs its VINs; call it in the transaction that saw it. A practice
 * run logs nothing. What CAO chose is always logged, what was only listed if the dealership wants it.
 */
export function recordPublishedOrder(db: WritableDatabase, order: StoredOrder, folderId: number, at: Date): void {
  const instant = at.toISOString();
  setOrderStatus(db, order.id, 'published', instant);
  setFolderStatus(db, folderId, 'written', instant);
  endWaiting(db, order.id);
  const detail = { number: order.number, vehicles: order.vehicles.length, practice: order.practice };
  recordAudit(db, { at: instant, action: 'publish-order', subject: `order ${order.id}`, detail });
  if (order.practice) return;
  const date = formatLocalDate(at);
  const logged = order.vehicles.filter((vehicle) => isLogged(vehicle, order.output));
  const entries = logged.map((vehicle) => makeLogEntry(order, vehicle, date));
  recordLogEntries(db, readDealership(db, order.dealershipId), entries, instant);
}

function makeLogEntry(order: StoredOrder, vehicle: OrderVehicle, date: string): NewLogEntry {
  return {
    vin: vehicle.vin,
    orderNumber: order.number ?? '',
    orderType: order.type,
    orderOn: date,
    processedOn: date,
    template: vehicle.condition === 'new' ? order.output.templateNew : order.output.templateUsed,
    flag: '',
    orderId: order.id,
    source: '',
  };
}
