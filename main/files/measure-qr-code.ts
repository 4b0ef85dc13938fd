import { create } from 'qrcode';
import { QR_PICTURE_PIXELS } from './draw-qr-png.ts';

/** How large a QR code is in its picture. */
export interface QrCodeSize {
  /** Modules along a side. */
  readonly modules: number;
  /** Pixels along a module's side; the same whole number for every module. */
  readonly modulePixels: number;
}

/** Light modules on every side, as they are drawn. */
const QUIET_MODULES = 4;

/** Says how large the code of a content is drawn: the longer the content, the smaller its modules. */
export function measureQrCode(content: string): QrCodeSize {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  return {
    modules: modules.size,
    modulePixels: Math.floor(QR_PICTURE_PIXELS / (modules.size + 2 * QUIET_MODULES)),
  };
}
