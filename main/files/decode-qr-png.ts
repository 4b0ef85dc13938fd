import { decodeQR } from 'qr/decode.js';
import { ProblemError } from '../core/problem.ts';
import { readPng } from './read-png.ts';
import type { GreyImage } from './write-png.ts';

/**
 * Reads the content of a QR PNG back with a decoder that shares nothing with the encoder. A picture without a
 * readable code is the problem `qr-unreadable`, one that is no sound PNG `png-damaged`.
 */
export function decodeQrPng(png: Uint8Array): string {
  return decodeQrImage(readPng(png));
}

/** Reads the content of a grey picture of a QR code. Problem: `qr-unreadable`. */
export function decodeQrImage({ width, height, pixels }: GreyImage): string {
  try {
    // I420 starts with a plane of grey pixels, which is all that the decoder reads of it.
    return decodeQR({ width, height, data: pixels }, { format: 'I420', timeLimit: Number.POSITIVE_INFINITY });
  } catch {
    throw new ProblemError('qr-unreadable', 'A QR code that was drawn could not be read back. Write the order again.');
  }
}
