import { parentPort } from 'node:worker_threads';
import { type Problem, ProblemError } from '../core/problem.ts';
import { decodeQrPng } from './decode-qr-png.ts';
import { drawQrPng } from './draw-qr-png.ts';

/** A QR code to draw, or a picture to read back. */
export type QrTask =
  | { readonly id: number; readonly kind: 'draw'; readonly content: string }
  | { readonly id: number; readonly kind: 'decode'; readonly png: Uint8Array };

/** What became of a task; a failure that was not foreseen has a message instead of a Problem. */
export type QrAnswer =
  | { readonly id: number; readonly png: Uint8Array }
  | { readonly id: number; readonly content: string }
  | { readonly id: number; readonly problem: Problem }
  | { readonly id: number; readonly message: string };

const port = parentPort;
if (!port) throw new Error('main/files/qr-worker.ts runs in a worker thread; qr-codes.ts starts it.');
port.on('message', (task: QrTask) => port.postMessage(answer(task)));

function answer(task: QrTask): QrAnswer {
  const { id } = task;
  try {
    return task.kind === 'draw' ? { id, png: drawQrPng(task.content) } : { id, content: decodeQrPng(task.png) };
  } catch (error) {
    if (error instanceof ProblemError) return { id, problem: error.problem };
    return { id, message: error instanceof Error ? error.message : String(error) };
  }
}
