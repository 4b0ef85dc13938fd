import { z } from 'zod';
import { addDealership } from '../workflows/add-dealership.ts';
import { listDealerships } from '../workflows/list-dealerships.ts';
import { mapLocation } from '../workflows/map-location.ts';
import { previewRules } from '../workflows/preview-rules.ts';
import { setDealership } from '../workflows/set-dealership.ts';
import { setDealerships } from '../workflows/set-dealerships.ts';
import { showDealership } from '../workflows/show-dealership.ts';
import { byName, name, nothing, read, write } from './call-definition.ts';

const patch = z.record(z.string(), z.unknown());

/** Calls about the customers and their settings. */
export const dealershipCalls = {
  listDealerships: read(nothing, listDealerships),
  showDealership: read(byName, showDealership),
  addDealership: write(byName, addDealership),
  setDealership: write(z.strictObject({ name, patch }), setDealership),
  setDealerships: write(z.strictObject({ names: z.array(name).min(1).max(1000), patch }), setDealerships),
  previewRules: read(z.strictObject({ name, patch }), previewRules),
  mapLocation: write(z.strictObject({ name, location: z.string().min(1).max(500) }), mapLocation),
};
