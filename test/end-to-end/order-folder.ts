import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrderFolderSummary } from '../../main/core/order-summary.ts';
import { decodeQrPng } from '../../main/files/decode-qr-png.ts';

/** An order folder as it lies on the share. */
export interface OrderFolder {
  readonly path: string;
  /** Every text file by its path in the folder, with `/` between names. */
  readonly texts: ReadonlyMap<string, string>;
  /** What each QR code reads as, by VIN. */
  readonly codes: ReadonlyMap<string, string>;
  readonly summary: OrderFolderSummary;
}

/** The names of the order folders on the share; what is hidden is not an order. */
export function listFolders(orders: string): readonly string[] {
  return readdirSync(orders, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/** Reads an order folder whole, every QR code included. */
export function readFolder(path: string): OrderFolder {
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const nameOf = (file: string) => file.slice(path.length + 1).replaceAll('\\', '/');
  const isCode = (file: string) => file.endsWith('.png');
  const texts = files.filter((file) => !isCode(file)).map((file) => [nameOf(file), readText(file)] as const);
  const codes = files.filter(isCode).map((file) => [vinOf(nameOf(file)), decodeQrPng(readFileSync(file))] as const);
  const summary = JSON.parse(new Map(texts).get('order_summary.json') ?? 'null');
  return { path, texts: new Map(texts), codes: new Map(codes), summary };
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isWide ? 'utf16le' : 'utf8');
}

function vinOf(name: string): string {
  return name.replace(/^qr_codes\//, '').replace(/\.png$/, '');
}
