/** What a template is written as; the Adobe program that reads it decides what its headers may say. */
export const TEMPLATE_FORMATS = ['illustrator-csv', 'illustrator-xml', 'indesign-csv', 'indesign-text'] as const;
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];

/** One column of an Adobe file. A header that begins with `@` makes it a path of a picture, `#` a QR code of InDesign. */
export interface TemplateColumn {
  readonly header: string;
  /** Text with tokens, for example `{year} {model} - {stock}`. */
  readonly expression: string;
}

/** What one version of a template says. */
export interface TemplateLayout {
  readonly format: TemplateFormat;
  readonly columns: readonly TemplateColumn[];
  /** What stands in a cell that has nothing to say. */
  readonly emptyCell: '*' | '';
  /** Writes new and used vehicles to files of their own, whatever the dealership says. */
  readonly splitsNewAndUsed: boolean;
  /** Dollars that `{markedUpPrice}` adds; `null` for the dealership's own markup. */
  readonly markup: number | null;
}

/** A template as an order records it: what is written does not change when the template is edited later. */
export interface Template {
  readonly name: string;
  /** Counted from 1; `null` for a built-in layout, which only a new version of the application changes. */
  readonly version: number | null;
  readonly layout: TemplateLayout;
}

/** The templates of an order. */
export interface OrderTemplates {
  readonly new: Template;
  readonly used: Template;
}

/** Something that keeps a template from being saved. */
export interface TemplateIssue {
  /** The column, counted from 0, or `null` when it is about the whole template. */
  readonly column: number | null;
  readonly field: 'name' | 'columns' | 'markup' | 'header' | 'expression';
  readonly message: string;
  /** Where in the field it begins, counted from 0. */
  readonly position?: number;
}

/** What a column holds, told by its header. */
export function readColumnKind({ header }: Pick<TemplateColumn, 'header'>): 'text' | 'picture' | 'code' {
  if (header.startsWith('@')) return 'picture';
  return header.startsWith('#') ? 'code' : 'text';
}
