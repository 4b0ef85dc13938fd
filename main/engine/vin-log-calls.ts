import { z } from 'zod';
import { exportVinLog } from '../workflows/export-vin-log.ts';
import { importVinLog } from '../workflows/import-vin-log.ts';
import { listVinLogEntries } from '../workflows/list-vin-log-entries.ts';
import { listVinLogOrders } from '../workflows/list-vin-log-orders.ts';
import { moveIn } from '../workflows/move-in.ts';
import { readVinLog } from '../workflows/read-vin-log.ts';
import { readVinLogHealth } from '../workflows/read-vin-log-health.ts';
import { removeVinLogOrder } from '../workflows/remove-vin-log-order.ts';
import { restoreVinLogOrder } from '../workflows/restore-vin-log-order.ts';
import { saveVinLog } from '../workflows/save-vin-log.ts';
import {
  changeVinLogEntry,
  guessLogOwners,
  readVinLogEntryAudit,
  removeVinLogEntry,
} from '../workflows/vin-log-entries.ts';
import {
  byId,
  byName,
  day,
  file,
  flag,
  id,
  listText,
  name,
  nothing,
  orderNumber,
  read,
  write,
} from './call-definition.ts';

/** An order of the older system; `''` stands for entries that belong to none. */
const loggedNumber = z.string().max(500);
const page = {
  limit: z.exactOptional(z.number().int().min(1).max(1000)),
  offset: z.exactOptional(z.number().int().min(0)),
};
const query = { search: z.exactOptional(z.string().max(200)), removed: flag };
const additions = {
  name,
  orderNumber: z.exactOptional(orderNumber),
  orderDate: z.exactOptional(day),
  dryRun: flag,
};
const loggedOrder = z.strictObject({ name, orderNumber: loggedNumber });

/** Calls about the VIN logs. */
export const vinLogCalls = {
  readVinLog: read(byName, readVinLog),
  importVinLog: write(
    z.union([z.strictObject({ ...additions, file }), z.strictObject({ ...additions, text: listText })]),
    importVinLog,
  ),
  moveIn: write(
    z.strictObject({
      files: z
        .array(z.strictObject({ file, dealership: z.exactOptional(name) }))
        .min(1)
        .max(500),
      dryRun: flag,
    }),
    moveIn,
  ),
  exportVinLog: write(z.strictObject({ name, file }), exportVinLog),
  listVinLogOrders: read(z.strictObject({ dealership: z.exactOptional(name), ...query, ...page }), listVinLogOrders),
  listVinLogEntries: read(
    z.strictObject({ dealership: name, orderNumber: loggedNumber, orderId: id.nullable(), ...query, ...page }),
    listVinLogEntries,
  ),
  changeVinLogEntry: write(
    z.strictObject({
      id,
      vin: z.exactOptional(z.string().trim().min(1).max(40)),
      orderNumber: z.exactOptional(z.string().trim().max(40)),
      orderDate: z.exactOptional(day.nullable()),
    }),
    changeVinLogEntry,
  ),
  removeVinLogEntry: write(z.strictObject({ id, restore: flag }), removeVinLogEntry),
  readVinLogEntryAudit: read(byId, readVinLogEntryAudit),
  guessLogOwners: read(z.strictObject({ files: z.array(z.string().max(500)).max(500) }), guessLogOwners),
  readVinLogHealth: read(nothing, readVinLogHealth),
  saveVinLog: read(z.strictObject({ dealership: z.exactOptional(name), ...query }), saveVinLog),
  removeVinLogOrder: write(loggedOrder, removeVinLogOrder),
  restoreVinLogOrder: write(loggedOrder, restoreVinLogOrder),
};
