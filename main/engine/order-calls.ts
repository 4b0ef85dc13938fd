import { z } from 'zod';
import { WEEKDAYS } from '../core/dealership.ts';
import { explainVin } from '../workflows/explain-vin.ts';
import { exportOrderAgain } from '../workflows/export-order-again.ts';
import { listOrders } from '../workflows/list-orders.ts';
import { orderDealerships } from '../workflows/order-dealerships.ts';
import { readOrderAnalytics } from '../workflows/read-order-analytics.ts';
import { renumberOrder } from '../workflows/renumber-order.ts';
import { saveOrderAnalytics } from '../workflows/save-order-analytics.ts';
import { saveOrders } from '../workflows/save-orders.ts';
import { showOrder } from '../workflows/show-order.ts';
import { tellPublishedOrders } from '../workflows/tell-published-orders.ts';
import { voidOrder } from '../workflows/void-order.ts';
import {
  background,
  byId,
  day,
  file,
  flag,
  id,
  listText,
  name,
  nothing,
  orderNumber,
  orderType,
  read,
  write,
} from './call-definition.ts';

const period = { from: day, to: day, name: z.exactOptional(name) };

/** Calls about orders. */
export const orderCalls = {
  readOrderAnalytics: read(z.strictObject(period), readOrderAnalytics),
  saveOrderAnalytics: read(z.strictObject({ ...period, by: z.enum(['week', 'dealership']) }), saveOrderAnalytics),
  orderDealerships: write(
    z.strictObject({
      type: orderType,
      names: z.exactOptional(z.array(name).max(1000)),
      scheduled: flag,
      day: z.exactOptional(z.enum(WEEKDAYS)),
      text: z.exactOptional(listText),
      files: z.exactOptional(z.array(file).max(50)),
      number: z.exactOptional(orderNumber),
      dryRun: flag,
      practice: flag,
      asOf: z.exactOptional(day),
      yes: flag,
    }),
    orderDealerships,
  ),
  tellPublishedOrders: background(nothing, tellPublishedOrders),
  listOrders: read(nothing, listOrders),
  saveOrders: read(z.strictObject({ ids: z.array(id).max(1_000_000) }), saveOrders),
  showOrder: read(byId, showOrder),
  voidOrder: write(byId, voidOrder),
  exportOrderAgain: write(byId, exportOrderAgain),
  renumberOrder: write(z.strictObject({ id, number: orderNumber, yes: flag }), renumberOrder),
  explainVin: read(z.strictObject({ name, vin: z.string().trim().min(1).max(40) }), explainVin),
};
