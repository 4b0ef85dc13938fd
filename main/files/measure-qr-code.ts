import { makeQrMatrix, QR_PICTURE_PIXELS, QUIET_MODULES } from './draw-qr-png.ts';

/** How large a QR code is in its picture. */
export interface QrCodeSize {
  /** Modules along a side. */
  readonly modules: number;
  /** Pixels along a module's side; the same whole number for every module. */
  readonly modulePixels: number;
}

/**
 * Says how large the code of a content is drawn: the longer the content, the smaller its modules. Problem:
 * `qr-content-too-long`.
 */
export function measureQrCode(content: string): QrCodeSize {
  const { size } = makeQrMatrix(content);
  return { modules: size, modulePixels: Math.floor(QR_PICTURE_PIXELS / (size + 2 * QUIET_MODULES)) };
}
