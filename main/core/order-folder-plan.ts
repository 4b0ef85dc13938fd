import { type AdobeFile, buildAdobeFiles } from './adobe-layouts.ts';
import { buildBillingSheet, formatBillingCsv } from './billing-sheet.ts';
import { type CsvTable, formatCsv } from './csv-cells.ts';
import type { OutputRules } from './dealership.ts';
import { joinPath, mapPath, type PathMapping } from './map-path.ts';
import type { OrderDraft } from './order.ts';
import { ProblemError } from './problem.ts';
import { makeSafeFileName } from './safe-file-name.ts';
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
  readonly draft: OrderDraft;
  readonly practice: boolean;
  readonly output: OutputRules;
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
  readonly content: string;
}

/** One text file to write. */
export interface PlannedText {
  readonly path: string;
  readonly text: string;
  readonly encoding: 'utf8' | 'utf16le';
  /** The cells that reading the file must give back, when it is a table with a header. */
  readonly cells: { readonly table: CsvTable; readonly delimiter: ',' | '\t' } | null;
}

/** The files of an order folder beside its summary. */
export interface OrderFolderPlan {
  readonly qrCodes: readonly PlannedQrCode[];
  readonly texts: readonly PlannedText[];
}

/** Decides every file of an order folder. Throws `duplicate-vin` when two vehicles would share one QR file. */
export function planOrderFolder(input: OrderFolderInput): OrderFolderPlan {
  const { draft, output } = input;
  const name = makeSafeFileName(draft.dealership);
  const adobeFiles = buildAdobeFiles(draft.vehicles, output, {
    dealershipFileName: name,
    // Absolute in the folder's final place: staging is gone when Adobe reads it.
    qrPath: (vin) => mapPath(joinPath(input.root, input.folderName, ...qrFilePath(vin)), input.pathMapping),
  });
  const vehicles = listVehicleCells(draft.vehicles, draft.dealership);
  return {
    qrCodes: planQrCodes(input),
    texts: [
      planCsv(`${name}_vehicles.csv`, vehicles),
      ...adobeFiles.flatMap(planAdobeTexts),
      planText(`${name}${BILLING_FILE_END}`, formatBillingCsv(buildBillingSheet(draft))),
    ],
  };
}

/** How the name of the billing sheet inside an order folder ends. */
export const BILLING_FILE_END = '_billing.csv';

function planQrCodes(input: OrderFolderInput): readonly PlannedQrCode[] {
  const taken = new Set<string>();
  return input.draft.vehicles.map((vehicle) => {
    const path = qrFilePath(vehicle.vin).join('/');
    if (taken.has(path.toLowerCase())) {
      throw new ProblemError(
        'duplicate-vin',
        `The order has the VIN ${vehicle.vin} twice. Nothing was written. Remove one of them and publish again.`,
      );
    }
    taken.add(path.toLowerCase());
    return { path, content: readQrContent(vehicle, input.output) };
  });
}

/** A valid VIN is its own file name; anything else must not lead out of the folder. */
function qrFilePath(vin: string): readonly [folder: string, file: string] {
  return ['qr_codes', `${makeSafeFileName(vin)}.png`];
}

/** Illustrator reads the CSV; InDesign reads text outside ASCII only as tab-delimited UTF-16, so it gets that too. */
function planAdobeTexts(file: AdobeFile): readonly PlannedText[] {
  const path = `adobe/${file.fileName}`;
  const csv = planCsv(path, file);
  if (!/[\u0080-\uffff]/.test(csv.text)) return [csv];
  const table = {
    header: file.header,
    rows: file.rows.map((row) => row.map((cell) => cell.replace(/\t/g, ' '))),
  };
  const lines = [table.header, ...table.rows].map((cells) => `${cells.join('\t')}\r\n`);
  const indesign: PlannedText = {
    path: path.replace(/\.csv$/, '.txt'),
    text: `\ufeff${lines.join('')}`,
    encoding: 'utf16le',
    cells: { table, delimiter: '\t' },
  };
  return [csv, indesign];
}

function planCsv(path: string, table: CsvTable): PlannedText {
  return { ...planText(path, formatCsv(table)), cells: { table, delimiter: ',' } };
}

function planText(path: string, text: string): PlannedText {
  return { path, text, encoding: 'utf8', cells: null };
}
