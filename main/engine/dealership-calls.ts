import { z } from 'zod';
import { addDealership } from '../workflows/add-dealership.ts';
import { exportVinLog } from '../workflows/export-vin-log.ts';
import { importVinLog } from '../workflows/import-vin-log.ts';
import { listDealerships } from '../workflows/list-dealerships.ts';
import { mapLocation } from '../workflows/map-location.ts';
import { readVinLog } from '../workflows/read-vin-log.ts';
import { setDealership } from '../workflows/set-dealership.ts';
import { showDealership } from '../workflows/show-dealership.ts';
import { byName, file, flag, name, nothing, read, write } from './call-definition.ts';

const patch = z.record(z.string(), z.unknown());

/** Calls about the customers: their settings and their VIN logs. */
export const dealershipCalls = {
  listDealerships: read(nothing, listDealerships),
  showDealership: read(byName, showDealership),
  addDealership: write(byName, addDealership),
  setDealership: write(z.strictObject({ name, patch }), setDealership),
  mapLocation: write(z.strictObject({ name, location: z.string().min(1).max(500) }), mapLocation),
  readVinLog: read(byName, readVinLog),
  importVinLog: write(z.strictObject({ name, file, dryRun: flag }), importVinLog),
  exportVinLog: write(z.strictObject({ name, file }), exportVinLog),
};
