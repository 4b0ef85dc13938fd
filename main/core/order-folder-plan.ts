import { type AdobeFile, buildAdobeFiles, needsVectorQr, type QrKind } from './adobe-layouts.ts';
import { buildBillingSheet, formatBillingCsv } from './billing-sheet.ts';
import { type CsvTable, formatCsv } from './csv-cells.ts';
import type { OutputRules } from './dealership.ts';
import { joinPath, mapPath, type PathMapping } from './map-path.ts';
import { nameVehicle } from './name-vehicle.ts';
import type { OrderDraft } from './order.ts';
import { ProblemError } from './problem.ts';
import { makeSafeFileName } from './safe-file-name.ts';
import type { OrderTemplates } from './template.ts';
import { dropUnwritable, formatVariableLibrary, makeFileUrl, readFileUrl } from './variable-library.ts';
import { readQrContent } from './vehicle-link.ts';
import { listVehicleCells } from './vehicles-csv.ts';

/** Everything that writing an order folder needs; what was reviewed is what is written. */
export interface OrderFolderInput {
  /** Absolute path of the orders folder; it must exist. */
  readonly root: string;
  /**
   * Whether an order was published in root before, so that root must carry the marker which the first one left;
   * `false` also when a person has confirmed an unmarked root.
   */
  readonly rootUsedBefore: boolean;
  /** Name of the folder inside root, from nameOrderFolder. */
  readonly folderName: string;
  /** Name of the hidden folder inside root while it is being written, from nameStagingFolder. */
  readonly stagingName: string;
  readonly orderId: number;
  /** The table of the dealership's VIN log. */
  readonly vinLog: string;
  readonly draft: OrderDraft;
  readonly practice: boolean;
  readonly output: OutputRules;
  readonly templates: OrderTemplates;
  /** How the Adobe workstation sees root, or `null` when it sees the same path. */
  readonly pathMapping: PathMapping | null;
  readonly applicationVersion: string;
  /** UTC ISO instants: when the draft was made, and now. */
  readonly preparedAt: string;
  readonly writtenAt: string;
}

/** One QR code to draw. */
export interface PlannedQrCode {
  /** Relative to the order folder, with `/` between names. */
  readonly path: string;
  readonly kind: QrKind;
  readonly content: string;
  /** Which vehicle it is, for messages: its name, stock number and VIN. */
  readonly vehicle: string;
}

/** One text file to write. */
export interface PlannedText {
  readonly path: string;
  readonly text: string;
  readonly encoding: 'utf8' | 'utf16le';
  /** The cells that reading the file must give back, when it is a table with a header. */
  readonly cells: { readonly table: CsvTable; readonly form: TableForm } | null;
}

/** How a table is written: as CSV, delimited by tabs without quotes, or as a variable library. */
export type TableForm = 'csv' | 'tabs' | 'xml';

/** The files of an order folder beside its summary. */
export interface OrderFolderPlan {
  readonly qrCodes: readonly PlannedQrCode[];
  readonly texts: readonly PlannedText[];
}

/** Decides every file of an order folder. Throws `duplicate-vin` when two vehicles would share one QR file. */
export function planOrderFolder(input: OrderFolderInput): OrderFolderPlan {
  const { draft } = input;
  const name = makeSafeFileName(draft.dealership);
  const vehicles = listVehicleCells(draft.vehicles, draft.dealership);
  return {
    qrCodes: planQrCodes(input),
    texts: [
      planCsv(`${name}${VEHICLES_FILE_END}`, vehicles),
      ...planAdobeTexts(input),
      planText(`${name}${BILLING_FILE_END}`, formatBillingCsv(buildBillingSheet(draft))),
    ],
  };
}

/** Decides the files for the Adobe workstation alone. */
export function planAdobeTexts(
  input: Pick<OrderFolderInput, 'root' | 'folderName' | 'output' | 'templates' | 'pathMapping'> & {
    readonly draft: Pick<OrderDraft, 'dealership' | 'vehicles'>;
  },
): readonly PlannedText[] {
  const { draft, output, templates } = input;
  const files = buildAdobeFiles(draft.vehicles, output, templates, {
    dealershipFileName: makeSafeFileName(draft.dealership),
    templateFileName: makeSafeFileName,
    // Absolute in the folder's final place: staging is gone when Adobe reads it.
    qrPath: (vin, kind) => mapPath(joinPath(input.root, input.folderName, ...qrFilePath(vin, kind)), input.pathMapping),
  });
  return files.flatMap(planAdobeFile);
}

/** How the name of the table of vehicles inside an order folder ends. */
export const VEHICLES_FILE_END = '_vehicles.csv';

/** How the name of the billing sheet inside an order folder ends. */
export const BILLING_FILE_END = '_billing.csv';

function planQrCodes(input: OrderFolderInput): readonly PlannedQrCode[] {
  const taken = new Set<string>();
  const kinds: readonly QrKind[] = needsVectorQr(input.output, input.templates) ? ['png', 'pdf'] : ['png'];
  return input.draft.vehicles.flatMap((vehicle) => {
    const key = qrFilePath(vehicle.vin, 'png').join('/').toLowerCase();
    if (taken.has(key)) {
      throw new ProblemError(
        'duplicate-vin',
        `The order has the VIN ${vehicle.vin} twice. Nothing was written. Remove one of them and publish again.`,
      );
    }
    taken.add(key);
    const content = readQrContent(vehicle, input.output);
    const described = [nameVehicle(vehicle), vehicle.stock ? `stock ${vehicle.stock}` : '', vehicle.vin];
    const words = described.filter((part) => part !== '').join(', ');
    return kinds.map((kind) => ({ path: qrFilePath(vehicle.vin, kind).join('/'), kind, content, vehicle: words }));
  });
}

/** A valid VIN is its own file name; anything else must not lead out of the folder. */
function qrFilePath(vin: string, kind: QrKind): readonly [folder: string, file: string] {
  return ['qr_codes', `${makeSafeFileName(vin)}.${kind}`];
}

/** A CSV with text outside ASCII gets a twin of tab-delimited UTF-16: InDesign reads such text in no other form. */
function planAdobeFile(file: AdobeFile): readonly PlannedText[] {
  const path = `adobe/${file.stem}`;
  switch (file.format) {
    case 'illustrator-xml':
      return [planLibrary(`${path}.xml`, file)];
    case 'indesign-text':
      return [planTabs(`${path}.txt`, file)];
    case 'illustrator-csv':
    case 'indesign-csv': {
      const csv = planCsv(`${path}.csv`, file);
      return isAscii(csv.text) ? [csv] : [csv, planTabs(`${path}.txt`, file)];
    }
  }
}

/** Whether every Adobe program reads a text in any form. */
export function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}

function planLibrary(path: string, file: AdobeFile): PlannedText {
  const isPath = (column: number) => file.pathColumns.includes(column);
  const rows = file.rows.map((row) =>
    row.map((cell, column) => (isPath(column) ? readFileUrl(makeFileUrl(cell)) : dropUnwritable(cell))),
  );
  const table = { ...file, rows };
  return { ...planText(path, formatVariableLibrary(table)), cells: { table, form: 'xml' } };
}

function planTabs(path: string, { header, rows }: CsvTable): PlannedText {
  const table = { header, rows: rows.map((row) => row.map((cell) => cell.replace(/\t/g, ' '))) };
  const lines = [table.header, ...table.rows].map((cells) => `${cells.join('\t')}\r\n`);
  return { path, text: `\ufeff${lines.join('')}`, encoding: 'utf16le', cells: { table, form: 'tabs' } };
}

function planCsv(path: string, table: CsvTable): PlannedText {
  return { ...planText(path, formatCsv(table)), cells: { table, form: 'csv' } };
}

function planText(path: string, text: string): PlannedText {
  return { path, text, encoding: 'utf8', cells: null };
}
