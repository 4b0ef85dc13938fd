import { z } from 'zod';
import { TEMPLATE_FORMATS, type TemplateLayout } from '../core/template.ts';
import { bringTemplateBack } from '../workflows/bring-template-back.ts';
import { checkOrderPictures } from '../workflows/check-order-pictures.ts';
import { deleteTemplate } from '../workflows/delete-template.ts';
import { listTemplates } from '../workflows/list-templates.ts';
import { previewTemplate } from '../workflows/preview-template.ts';
import { restoreTemplateVersion } from '../workflows/restore-template-version.ts';
import { saveTemplate } from '../workflows/save-template.ts';
import { showTemplate } from '../workflows/show-template.ts';
import { tryPathMapping } from '../workflows/try-path-mapping.ts';
import { byId, byName, flag, id, name, nothing, pathMapping, read, write } from './call-definition.ts';

// What is wrong with a layout is said column by column; here only its size is limited.
const column = z.strictObject({ header: z.string().max(500), expression: z.string().max(2000) });
const layout: z.ZodType<TemplateLayout> = z.strictObject({
  format: z.enum(TEMPLATE_FORMATS),
  columns: z.array(column).max(500),
  emptyCell: z.enum(['*', '']),
  splitsNewAndUsed: z.boolean(),
  markup: z.number().nullable(),
});
const version = z.number().int().positive();
const templateName = z.string().max(500);

/** Calls about the layouts of Adobe files, and about the pictures that those files name. */
export const templateCalls = {
  listTemplates: read(nothing, listTemplates),
  showTemplate: read(byName, showTemplate),
  saveTemplate: write(
    z.strictObject({
      id: z.exactOptional(id),
      version: z.exactOptional(version),
      name: templateName,
      layout,
      yes: flag,
    }),
    saveTemplate,
  ),
  restoreTemplateVersion: write(z.strictObject({ id, version, yes: flag }), restoreTemplateVersion),
  deleteTemplate: write(byId, deleteTemplate),
  bringTemplateBack: write(byId, bringTemplateBack),
  previewTemplate: read(
    z.strictObject({ id: z.exactOptional(id), name: templateName, layout, dealership: name }),
    previewTemplate,
  ),
  checkOrderPictures: read(byId, checkOrderPictures),
  tryPathMapping: read(z.strictObject({ pathMapping }), tryPathMapping),
};
