import { z } from 'zod';
import { changeSettings } from '../workflows/change-settings.ts';
import { confirmOrdersFolder } from '../workflows/confirm-orders-folder.ts';
import { changeLotStatuses, previewLotStatuses, readLotStatuses } from '../workflows/lot-statuses.ts';
import { proposeOrderNumber } from '../workflows/order-number-series.ts';
import { previewPathMapping } from '../workflows/preview-path-mapping.ts';
import { probeOrdersFolder } from '../workflows/probe-orders-folder.ts';
import { readSettings } from '../workflows/read-settings.ts';
import { readWatchedFolder } from '../workflows/read-watched-folder.ts';
import { testScan } from '../workflows/test-scan.ts';
import { file, name, nothing, orderNumber, pathMapping, read, write } from './call-definition.ts';

const path = z.string().trim().min(1).max(1000);
const chosenFolder = z.union([path, file]);
const utm = z.record(z.string().trim().min(1).max(100), z.string().max(500));
const linkBase = z
  .string()
  .max(500)
  .regex(/^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/i, 'must be an http or https address such as https://dealer.example')
  .nullable();
const qr = z.strictObject({ utm, linkBase });
const days = z.number().int().min(1).max(3650);
const settings = z.strictObject({
  ordersFolder: z.exactOptional(chosenFolder.nullable()),
  pathMapping: z.exactOptional(pathMapping),
  destinations: z.exactOptional(
    z
      .array(
        z.strictObject({ name: z.string().trim().min(1).max(60), folder: chosenFolder, adobeFolder: path.nullable() }),
      )
      .max(50),
  ),
  qr: z.exactOptional(qr),
  backups: z.exactOptional(z.strictObject({ keepNewest: z.number().int().min(1).max(1000), keepDays: days })),
  retention: z.exactOptional(z.strictObject({ importDays: days.nullable(), orderDays: days.nullable() })),
  watchedFolder: z.exactOptional(
    z.strictObject({ folder: chosenFolder.nullable(), mode: z.enum(['replace', 'update']), activate: z.boolean() }),
  ),
  orderNumbers: z.exactOptional(z.strictObject({ next: orderNumber.nullable() })),
});
const place = z.strictObject({ destination: z.exactOptional(z.string().max(60)) });
const lotStatuses = z.array(z.string().max(200)).max(500);
const lotStatusChange = z.strictObject({ add: lotStatuses, remove: lotStatuses });

/** Calls about the choices of the shop that are not a dealership's own. */
export const settingsCalls = {
  readSettings: read(nothing, readSettings),
  changeSettings: write(z.strictObject({ patch: settings }), changeSettings),
  probeOrdersFolder: read(place, probeOrdersFolder),
  confirmOrdersFolder: write(place, confirmOrdersFolder),
  previewPathMapping: read(z.strictObject({ pathMapping, folder: z.exactOptional(path) }), previewPathMapping),
  testScan: read(
    z.strictObject({
      name: z.exactOptional(name),
      output: z.exactOptional(z.strictObject({ utm, useShopUtm: z.boolean(), linkBase })),
      qr: z.exactOptional(qr),
    }),
    testScan,
  ),
  proposeOrderNumber: read(nothing, proposeOrderNumber),
  readWatchedFolder: read(nothing, readWatchedFolder),
  readLotStatuses: read(nothing, readLotStatuses),
  previewLotStatuses: read(lotStatusChange, previewLotStatuses),
  changeLotStatuses: write(lotStatusChange, changeLotStatuses),
};
