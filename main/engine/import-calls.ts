import { z } from 'zod';
import { activateImport } from '../workflows/activate-import.ts';
import { compareVehicle } from '../workflows/compare-vehicle.ts';
import { deleteImport } from '../workflows/delete-import.ts';
import { discardImport } from '../workflows/discard-import.ts';
import { importInventory } from '../workflows/import-inventory.ts';
import { listImports } from '../workflows/list-imports.ts';
import { listInventory } from '../workflows/list-inventory.ts';
import { previewImport } from '../workflows/preview-import.ts';
import { saveInventory } from '../workflows/save-inventory.ts';
import { showImport } from '../workflows/show-import.ts';
import { stageImport } from '../workflows/stage-import.ts';
import { byId, file, flag, id, name, nothing, read, rehearse, write } from './call-definition.ts';

const mode = z.enum(['replace', 'update']);
const stage = {
  files: z.array(file).min(1).max(500),
  mode: z.exactOptional(mode),
  dealership: z.exactOptional(name),
  addDealerships: flag,
  source: z.exactOptional(z.enum(['manual_csv', 'automated_scrape'])),
};
const search = {
  dealership: z.exactOptional(name),
  search: z.exactOptional(z.string().max(200)),
  condition: z.exactOptional(z.enum(['new', 'po', 'cpo', 'unknown'])),
  lot: z.exactOptional(z.enum(['on', 'off'])),
  missingUrl: flag,
  missingPrice: flag,
  notOrdered: flag,
};

/** Calls about imports and the inventory that they make. */
export const importCalls = {
  importInventory: write(z.strictObject({ ...stage, dryRun: flag, yes: flag }), importInventory),
  stageImport: write(z.strictObject(stage), stageImport),
  previewImport: rehearse(z.strictObject({ id, mode: z.exactOptional(mode) }), previewImport),
  showImport: read(byId, showImport),
  listImports: read(nothing, listImports),
  activateImport: write(z.strictObject({ id, mode: z.exactOptional(mode), yes: flag }), activateImport),
  discardImport: write(byId, discardImport),
  deleteImport: write(byId, deleteImport),
  listInventory: read(
    z.strictObject({
      ...search,
      limit: z.exactOptional(z.number().int().min(0).max(1_000_000)),
      offset: z.exactOptional(z.number().int().min(0)),
    }),
    listInventory,
  ),
  saveInventory: read(z.strictObject({ ...search, as: z.enum(['csv', 'vins']) }), saveInventory),
  compareVehicle: read(z.strictObject({ vin: z.string().trim().min(1).max(40) }), compareVehicle),
};
