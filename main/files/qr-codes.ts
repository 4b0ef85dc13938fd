import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { ProblemError } from '../core/problem.ts';
import { decodeQrPng } from './decode-qr-png.ts';
import { drawQrPng } from './draw-qr-png.ts';
import type { QrAnswer, QrTask } from './qr-worker.ts';

/** Draws QR codes and reads them back, on all cores where there are many. */
export interface QrCodes {
  /** As drawQrPng. */
  draw(content: string): Promise<Uint8Array>;
  /** As decodeQrPng. */
  decode(png: Uint8Array): Promise<string>;
  /** Stops the threads; what they were asked and did not answer yet is done in this one. */
  close(): Promise<void>;
}

/** From this many codes on, threads save more time than starting them takes. */
const WORTH_THREADS = 80;

/** More threads would wait for the disk. */
const MOST_THREADS = 4;

/** Beside this file in the sources, and beside the engine's worker in the built application. */
const WORKER = new URL(`./qr-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

const HERE: QrCodes = {
  draw: async (content) => drawQrPng(content),
  decode: async (png) => decodeQrPng(png),
  close: async () => undefined,
};

/**
 * Opens what draws and reads this many codes. Close it.
 *
 * @param worker The worker's file; another one only to see what happens when it cannot be started.
 */
export function openQrCodes(count: number, worker: URL = WORKER): QrCodes {
  const cores = availableParallelism();
  if (count < WORTH_THREADS || cores < 2) return HERE;
  const threads = Array.from({ length: Math.min(cores, MOST_THREADS) }, () => new QrThread(worker));
  const leastBusy = () => threads.reduce((best, thread) => (thread.busy < best.busy ? thread : best));
  return {
    draw: (content) => leastBusy().draw(content),
    decode: (png) => leastBusy().decode(png),
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

interface Waiting {
  readonly settle: (answer: QrAnswer) => void;
  /** Does the task in this thread. */
  readonly here: () => void;
}

/** One thread. When it cannot be started or dies, its tasks are done here: slower, and no order fails for it. */
class QrThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #isGone = false;

  constructor(file: URL) {
    this.#worker = new Worker(file);
    this.#worker.on('message', (answer: QrAnswer) => {
      this.#waiting.get(answer.id)?.settle(answer);
      this.#waiting.delete(answer.id);
    });
    this.#worker.on('error', () => this.#giveUp());
    this.#worker.on('exit', () => this.#giveUp());
  }

  get busy(): number {
    return this.#waiting.size;
  }

  async draw(content: string): Promise<Uint8Array> {
    if (this.#isGone) return drawQrPng(content);
    return this.#ask(
      (id) => ({ id, kind: 'draw', content }),
      (answer) => ('png' in answer ? answer.png : null),
      () => drawQrPng(content),
    );
  }

  async decode(png: Uint8Array): Promise<string> {
    if (this.#isGone) return decodeQrPng(png);
    return this.#ask(
      (id) => ({ id, kind: 'decode', png }),
      (answer) => ('content' in answer ? answer.content : null),
      () => decodeQrPng(png),
    );
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask<Value>(
    makeTask: (id: number) => QrTask,
    read: (answer: QrAnswer) => Value | null,
    doHere: () => Value,
  ): Promise<Value> {
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<Value>();
    this.#waiting.set(id, {
      settle(answer) {
        const value = read(answer);
        if (value !== null) resolve(value);
        else if ('problem' in answer) reject(new ProblemError(answer.problem.code, answer.problem.message));
        else reject(new Error('message' in answer ? answer.message : 'The thread answered another question.'));
      },
      // Inside a promise, so that what it throws rejects.
      here: () => resolve(Promise.resolve().then(doHere)),
    });
    this.#worker.postMessage(makeTask(id));
    return promise;
  }

  #giveUp(): void {
    this.#isGone = true;
    const tasks = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { here } of tasks) here();
  }
}
