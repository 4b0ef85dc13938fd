import { z } from 'zod';
import { activateImport } from '../workflows/activate-import.ts';
import { deleteImport } from '../workflows/delete-import.ts';
import { discardImport } from '../workflows/discard-import.ts';
import { importInventory } from '../workflows/import-inventory.ts';
import { listImports } from '../workflows/list-imports.ts';
import { previewImport } from '../workflows/preview-import.ts';
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

/** Calls about imports. */
export const importCalls = {
  importInventory: write(z.strictObject({ ...stage, dryRun: flag, yes: flag }), importInventory),
  stageImport: write(z.strictObject(stage), stageImport),
  previewImport: rehearse(z.strictObject({ id, mode: z.exactOptional(mode) }), previewImport),
  showImport: read(byId, showImport),
  listImports: read(nothing, listImports),
  activateImport: write(z.strictObject({ id, mode: z.exactOptional(mode), yes: flag }), activateImport),
  discardImport: write(byId, discardImport),
  deleteImport: write(byId, deleteImport),
};
