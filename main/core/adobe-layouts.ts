import { makeHarmless } from './csv-cells.ts';
import type { OutputRules } from './dealership.ts';
import { type OrderTemplates, readColumnKind, type Template, type TemplateFormat } from './template.ts';
import { fillExpression, parseExpression } from './template-expression.ts';
import { listTokenValues, TEMPLATE_TOKENS } from './template-tokens.ts';
import type { Vehicle } from './vehicle.ts';
import { readQrContent } from './vehicle-link.ts';

/** One data file for the Adobe workstation, as cells. */
export interface AdobeFile {
  /** Without what comes after the last dot; that depends on how it is written. */
  readonly stem: string;
  readonly format: TemplateFormat;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What a variable library calls each row; no two are the same. */
  readonly rowNames: readonly string[];
  /** Columns that hold absolute paths of pictures, counted from 0; their headers start with `@`. */
  readonly pathColumns: readonly number[];
}

/** What the layouts need beside the vehicles. */
export interface AdobeContext {
  /** The dealership's name as a safe file name. */
  readonly dealershipFileName: string;
  /** Absolute path of a vehicle's QR code as the Adobe workstation sees it. */
  readonly qrPath: (vin: string, kind: QrKind) => string;
  /** A template's name as a safe file name. */
  readonly templateFileName: (name: string) => string;
}

/** A QR code as a picture of pixels, or as vectors. */
export type QrKind = 'png' | 'pdf';

const TOKEN_NAMES = TEMPLATE_TOKENS.map(({ name }) => name);

/**
 * Lays out an order for Adobe: one file, or one each for new and used vehicles when the dealership or a template splits
 * them, or when the two have different templates. A group without vehicles gets no file.
 */
export function buildAdobeFiles(
  vehicles: readonly Vehicle[],
  output: OutputRules,
  templates: OrderTemplates,
  context: AdobeContext,
): readonly AdobeFile[] {
  const name = context.dealershipFileName;
  const groups = isSplit(output, templates)
    ? [
        { prefix: `${name}_NEW`, template: templates.new, vehicles: vehicles.filter(isNew) },
        { prefix: `${name}_USED`, template: templates.used, vehicles: vehicles.filter((one) => !isNew(one)) },
      ]
    : [{ prefix: name, template: templates.used, vehicles }];
  return groups
    .filter((group) => group.vehicles.length > 0)
    .map(({ prefix, template, vehicles: members }) => {
      const { columns, format } = template.layout;
      return {
        stem: `${prefix}_${context.templateFileName(template.name)}`,
        format,
        header: columns.map(({ header }) => header),
        rows: layOutVehicles(members, template, output, context),
        rowNames: members.map(({ vin, stock }) => (stock === null ? vin : `${stock} ${vin}`)),
        pathColumns: columns.flatMap((column, at) => (readColumnKind(column) === 'picture' ? [at] : [])),
      };
    });
}

/** Whether an order needs its QR codes as PDF too: the dealership wants them, or a template names them. */
export function needsVectorQr(output: OutputRules, templates: OrderTemplates): boolean {
  return output.vectorQr || [templates.new, templates.used].some(namesVectorQr);
}

function namesVectorQr({ layout }: Template): boolean {
  return layout.columns.some((column) => readColumnKind(column) === 'picture' && column.expression === '{qrPdf}');
}

function isSplit(output: OutputRules, templates: OrderTemplates): boolean {
  const { new: forNew, used } = templates;
  return (
    output.adobeFiles === 'split' ||
    forNew.name !== used.name ||
    forNew.layout.splitsNewAndUsed ||
    used.layout.splitsNewAndUsed
  );
}

function isNew(vehicle: Vehicle): boolean {
  return vehicle.condition === 'new';
}

function layOutVehicles(
  vehicles: readonly Vehicle[],
  { layout }: Template,
  output: OutputRules,
  context: AdobeContext,
): readonly (readonly string[])[] {
  const columns = layout.columns.map((column) => ({ ...column, kind: readColumnKind(column) }));
  const parsed = columns.map(({ expression }) => readExpression(expression));
  const markup = layout.markup ?? output.priceMarkup;
  return vehicles.map((vehicle) => {
    const values = listTokenValues(vehicle, { markup, link: readQrContent(vehicle, output) });
    return columns.map(({ kind, expression }, at) =>
      kind === 'picture'
        ? context.qrPath(vehicle.vin, expression === '{qrPdf}' ? 'pdf' : 'png')
        : makeHarmless(fillExpression(parsed[at] ?? [], values)) || layout.emptyCell,
    );
  });
}

function readExpression(expression: string) {
  const parsed = parseExpression(expression, TOKEN_NAMES);
  if (!parsed.ok) throw new Error(`A template was saved with a wrong expression: ${parsed.message}`);
  return parsed.parts;
}
