import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { joinPath, mapPath } from '../core/map-path.ts';
import {
  type OrderFolderInput,
  type OrderFolderPlan,
  type PlannedQrCode,
  type PlannedText,
  planOrderFolder,
} from '../core/order-folder-plan.ts';
import {
  buildOrderSummary,
  formatOrderSummary,
  ORDER_SUMMARY_FILE,
  type OrderFile,
  type OrderFolderSummary,
} from '../core/order-summary.ts';
import { ProblemError } from '../core/problem.ts';
import { claimOrdersRoot } from './claim-orders-root.ts';
import { compareTable } from './compare-table.ts';
import { decodeQrPdf } from './decode-qr-pdf.ts';
import { drawQrPdf } from './draw-qr-pdf.ts';
import { explainDiskError } from './explain-disk-error.ts';
import { findUnwrittenPicture } from './find-pictures.ts';
import { forEachConcurrently } from './for-each-concurrently.ts';
import { flushFolder, type OrderDisk, REAL_DISK } from './order-disk.ts';
import { openQrCodes, type QrCodes } from './qr-codes.ts';
import { refuseFolder } from './refuse-folder.ts';
import { removeStaging } from './remove-staging.ts';
import { describeFile } from './verify-order-folder.ts';
import { whileBusy } from './while-busy.ts';

/** How an order folder is written. */
export interface WriteOptions {
  /** Aborted when the operator cancels; staging is then removed and the signal's reason thrown. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each vehicle whose QR code was written and read back. */
  readonly onVehicle?: ((done: number, total: number) => void) | undefined;
  readonly disk?: OrderDisk;
}

/** An order folder that is whole, flushed and verified, and not visible yet. */
export interface WrittenFolder {
  /** Absolute path of the staging folder. */
  readonly staging: string;
  readonly summary: OrderFolderSummary;
}

/** Files written at a time: while one is being flushed, the next code is drawn. */
const LANES = 8;

/**
 * Writes an order folder into its staging folder: every file flushed, read back and compared (QR codes by decoding
 * them, tables cell by cell). Publish it with publishFolder. Whatever fails, staging is removed again.
 */
export async function writeOrderFolder(input: OrderFolderInput, options: WriteOptions = {}): Promise<WrittenFolder> {
  const { disk: given = REAL_DISK, signal } = options;
  // Every wait of it ends when the operator cancels.
  const disk: OrderDisk = { ...given, wait: (milliseconds) => given.wait(milliseconds, signal) };
  checkNames(input);
  const plan = planOrderFolder(input);
  await claimOrdersRoot(input.root, input.rootUsedBefore, disk);
  const staging = join(input.root, input.stagingName);
  try {
    await removeStaging(input.root, input.stagingName);
    const folders = listFolders(staging, plan);
    for (const folder of folders) await disk.createFolder(folder);
    const summary = await writeFiles(staging, input, plan, disk, options);
    await checkNothingElse(staging, summary);
    for (const folder of folders.toReversed()) await flushFolder(folder);
    options.signal?.throwIfAborted();
    // The share may have gone away just before staging was made: then all of it lies in the bare mount point.
    await claimOrdersRoot(input.root, true, disk);
    return { staging, summary };
  } catch (error) {
    await removeStaging(input.root, input.stagingName).catch(() => undefined);
    throw explainDiskError(error, input.root);
  }
}

function checkNames(input: OrderFolderInput): void {
  const isPlain = [input.folderName, input.stagingName].every((name) => name !== '' && basename(name) === name);
  if (!isAbsolute(input.root) || !isPlain) {
    throw new Error('An order folder needs an absolute orders folder and plain names inside it.');
  }
}

/** The staging folder and the folders inside it, parents first. */
function listFolders(staging: string, plan: OrderFolderPlan): readonly string[] {
  const inner = [...plan.qrCodes, ...plan.texts].map((file) => dirname(file.path)).filter((name) => name !== '.');
  return [staging, ...[...new Set(inner)].map((name) => join(staging, name))];
}

async function writeFiles(
  staging: string,
  input: OrderFolderInput,
  plan: OrderFolderPlan,
  disk: OrderDisk,
  options: WriteOptions,
): Promise<OrderFolderSummary> {
  const files = await writeQrCodes(staging, plan.qrCodes, disk, options);
  for (const text of plan.texts) files.set(text.path, await writeText(staging, text, disk));
  checkPictures(input, plan);
  const inOrder = [...plan.texts, ...plan.qrCodes].flatMap(({ path }) => files.get(path) ?? []);
  const summary = buildOrderSummary(input.draft, describeOrder(input), inOrder);
  await writeChecked(
    staging,
    ORDER_SUMMARY_FILE,
    Buffer.from(formatOrderSummary(summary)),
    disk,
    async () => undefined,
  );
  return summary;
}

async function writeQrCodes(
  staging: string,
  codes: readonly PlannedQrCode[],
  disk: OrderDisk,
  options: WriteOptions,
): Promise<Map<string, OrderFile>> {
  const files = new Map<string, OrderFile>();
  // Every vehicle has a picture; vectors come beside some.
  const vehicles = codes.filter(({ kind }) => kind === 'png').length;
  const qr = openQrCodes(vehicles);
  let done = 0;
  try {
    await forEachConcurrently(codes, LANES, async (code) => {
      options.signal?.throwIfAborted();
      files.set(code.path, await writeQrCode(staging, code, disk, qr));
      if (code.kind === 'pdf') return;
      done += 1;
      options.onVehicle?.(done, vehicles);
    });
  } finally {
    await qr.close();
  }
  return files;
}

function describeOrder(input: OrderFolderInput) {
  const { orderId, vinLog, practice, preparedAt, writtenAt, applicationVersion, templates } = input;
  const template = { new: templates.new.name, used: templates.used.name };
  const templateVersion = { new: templates.new.version, used: templates.used.version };
  return { orderId, vinLog, practice, preparedAt, writtenAt, applicationVersion, template, templateVersion };
}

async function writeQrCode(
  staging: string,
  { path, kind, content, vehicle }: PlannedQrCode,
  disk: OrderDisk,
  qr: QrCodes,
): Promise<OrderFile> {
  const draw = async () => (kind === 'png' ? qr.draw(content) : drawQrPdf(content));
  const drawn = await draw().catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(error.problem.code, `${vehicle}: ${error.message}`, error.problem.details);
  });
  return writeChecked(staging, path, drawn, disk, async (written) => {
    const decoded = kind === 'png' ? await qr.decode(written) : decodeQrPdf(written);
    if (decoded !== content) throw refuseFolder('wrong-qr-code', `${path} leads to another car`, path);
  });
}

/** Every picture that an Adobe file names has to be one of the folder's. */
function checkPictures({ root, folderName, pathMapping }: OrderFolderInput, plan: OrderFolderPlan): void {
  const written = plan.qrCodes.map(({ path }) => mapPath(joinPath(root, folderName, ...path.split('/')), pathMapping));
  const lost = findUnwrittenPicture(plan.texts, written);
  if (!lost) return;
  throw refuseFolder('missing-picture', `${lost.file} names a picture that is not in it: ${lost.path}`, lost.file);
}

async function writeText(staging: string, { path, text, encoding, cells }: PlannedText, disk: OrderDisk) {
  return writeChecked(staging, path, Buffer.from(text, encoding), disk, async (written) => {
    const difference = cells && compareTable(written.toString(encoding), cells);
    if (difference) throw refuseFolder('wrong-table', `${path} ${difference}`, path);
  });
}

/** Writes a file, reads it back from the disk, and has it checked: by its meaning first, then byte by byte. */
async function writeChecked(
  staging: string,
  path: string,
  bytes: Uint8Array,
  disk: OrderDisk,
  checkMeaning: (written: Buffer) => Promise<void>,
): Promise<OrderFile> {
  await disk.writeFile(join(staging, path), bytes);
  // A virus scanner may be looking at it.
  const written = await whileBusy(() => readFile(join(staging, path)), { disk });
  await checkMeaning(written);
  if (!written.equals(bytes)) throw refuseFolder('wrong-file', `the disk gave ${path} back changed`, path);
  return describeFile(path, written);
}

/** A file too many or too few would make the folder something else than its summary says. */
async function checkNothingElse(staging: string, summary: OrderFolderSummary): Promise<void> {
  const entries = await readdir(staging, { recursive: true, withFileTypes: true });
  const found = entries.filter((entry) => !entry.isDirectory()).length;
  const expected = summary.files.length + 1;
  if (found !== expected) {
    throw refuseFolder('wrong-file-count', `it has ${found} files instead of ${expected}`, ORDER_SUMMARY_FILE);
  }
}
