import type { OutputRules } from './dealership.ts';
import type { QrDefaults } from './settings.ts';

/** The choices that decide what a QR code says. */
export type QrRules = Pick<OutputRules, 'utm' | 'useShopUtm' | 'linkBase'>;

/** What is tried: a dealership's rules or the shop's choices as they would be saved; what is left out is as saved. */
export interface ScanTestInput {
  /** The dealership; the first that has a vehicle when left out. */
  readonly name?: string;
  readonly output?: QrRules;
  readonly qr?: QrDefaults;
}

/** A QR code as it would be printed, read back. */
export interface ScannedCode {
  /** inventory: a vehicle of the dealership's website. list: one of which only the VIN is known. */
  readonly kind: 'inventory' | 'list';
  readonly vin: string;
  readonly fullName: string;
  readonly content: string;
  /** The picture, base64. */
  readonly png: string;
  /** What the independent decoder reads from the picture. */
  readonly decoded: string;
  /** A phone that scans it opens a page. */
  readonly opens: boolean;
  readonly size: PrintedSize;
}

/** How a code comes out when its picture is printed at its own 300 dpi. Millimetres. */
export interface PrintedSize {
  readonly modules: number;
  readonly picture: number;
  readonly code: number;
  readonly module: number;
  /** From about how far a phone reads it: ten times its width (ISO/IEC 18004 leaves it to the reader; common practice). */
  readonly distance: number;
}

const MILLIMETRES_PER_PIXEL = 25.4 / 300;

/** Sizes of a code on paper, from those in its picture. */
export function measurePrint(
  picturePixels: number,
  { modules, modulePixels }: { readonly modules: number; readonly modulePixels: number },
): PrintedSize {
  const toMillimetres = (pixels: number) => Math.round(pixels * MILLIMETRES_PER_PIXEL * 100) / 100;
  const code = toMillimetres(modules * modulePixels);
  return {
    modules,
    picture: toMillimetres(picturePixels),
    code,
    module: toMillimetres(modulePixels),
    distance: Math.round(code * 10),
  };
}
