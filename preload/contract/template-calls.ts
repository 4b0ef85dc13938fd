import type { PathMapping } from '../../main/core/map-path.ts';
import type { PathMappingTrial, PictureCheck } from '../../main/core/picture-check.ts';
import type { TemplateLayout } from '../../main/core/template.ts';
import type { TemplateCatalogue, TemplateDetail, TemplatePreview } from '../../main/core/template-record.ts';
import type { ById, ByName, Confirmable, Nothing } from './words.ts';

/** What an order folder looks like. */
export interface TemplateCalls {
  /** The shop's own templates and the built-in layouts, with the tokens to make more of. */
  listTemplates(input: Nothing): TemplateCatalogue;
  showTemplate(input: ByName): { readonly template: TemplateDetail };
  /** Makes a template, or one more version of one; `version` is the one that was edited. Asks when dealerships use it. */
  saveTemplate(
    input: Confirmable & {
      readonly id?: number;
      readonly version?: number;
      readonly name: string;
      readonly layout: TemplateLayout;
    },
  ): { readonly template: TemplateDetail };
  restoreTemplateVersion(input: ById & Confirmable & { readonly version: number }): {
    readonly template: TemplateDetail;
  };
  /** Refused while a dealership uses it. */
  deleteTemplate(input: ById): { readonly name: string };
  bringTemplateBack(input: ById): { readonly template: TemplateDetail };
  /** What is wrong with a template that need not be saved, else its files for real vehicles of a dealership. */
  previewTemplate(input: {
    readonly id?: number;
    readonly name: string;
    readonly layout: TemplateLayout;
    readonly dealership: string;
  }): TemplatePreview;
  /** Whether every picture that the Adobe files of a published order name is there. */
  checkOrderPictures(input: ById): PictureCheck;
  /** Tries paths of the Adobe workstation that need not be saved, as far as this computer can see. */
  tryPathMapping(input: { readonly pathMapping: PathMapping | null }): PathMappingTrial;
}
