import { Worker } from 'node:worker_threads';
import type { CallInput, CallName, CallOutput } from '../../preload/contract.ts';
import type { Problem, Result } from '../core/problem.ts';
import type { Progress } from '../core/progress.ts';
import type { Announcement } from '../core/watched-files.ts';
import type { EngineOptions, EngineReply, EngineRequest } from './messages.ts';

export interface CallOptions {
  /** Hears how far the call has come. */
  readonly onProgress?: (progress: Progress) => void;
  /** Abort to cancel the call: its work is rolled back and the Result is a Problem `cancelled`. */
  readonly signal?: AbortSignal;
}

/** A door's handle on the engine. */
export interface Engine {
  /** Why the database could not be opened (`database-damaged`, `database-too-new` …), or `null`. */
  readonly problem: Problem | null;
  /** Runs a call of the contract. Expected failures come back as values; it rejects only when the engine has died. */
  call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    options?: CallOptions,
  ): Promise<Result<CallOutput<Name>>>;
  /** Hears the name of every writing call that succeeded, from whichever door. Returns the way to stop listening. */
  onChanged(listener: (call: string) => void): () => void;
  /** Hears of what happened without being asked for. Returns the way to stop listening. */
  onAnnounced(listener: (announcement: Announcement) => void): () => void;
  /** Cancels what runs, rolls it back, closes the database. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (result: Result<unknown>) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/**
 * Starts the engine in a worker thread and waits until its database is open (or known not to open).
 *
 * @param worker The worker's file; the built application passes its bundled one.
 */
export async function startEngine(
  options: EngineOptions,
  worker: URL = new URL('./worker.ts', import.meta.url),
): Promise<Engine> {
  const thread = new Worker(worker, { workerData: options });
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(call: string) => void>();
  const hearers = new Set<(announcement: Announcement) => void>();
  const ready = Promise.withResolvers<Problem | null>();
  const closed = Promise.withResolvers<void>();
  let lastId = 0;
  let hasStopped = false;

  const send = (request: EngineRequest) => thread.postMessage(request);
  const fail = (error: Error) => {
    ready.reject(error);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  thread.on('error', fail);
  thread.on('exit', () => {
    hasStopped = true;
    fail(new Error('The engine has stopped.'));
    closed.resolve();
  });
  thread.on('message', (message: EngineReply) => {
    if (message.kind === 'ready') ready.resolve(message.problem);
    else if (message.kind === 'progress') waiting.get(message.id)?.onProgress?.(message.progress);
    else if (message.kind === 'changed') for (const listener of listeners) listener(message.call);
    else if (message.kind === 'announced') for (const hear of hearers) hear(message.announcement);
    else if (message.kind === 'done') {
      waiting.get(message.id)?.resolve(message.result);
      waiting.delete(message.id);
    }
  });

  const problem = await ready.promise;
  return {
    problem,
    call(name, input, callOptions = {}) {
      if (hasStopped) return Promise.reject(new Error('The engine has stopped.'));
      lastId += 1;
      const id = lastId;
      const { promise, resolve, reject } = Promise.withResolvers<Result<unknown>>();
      waiting.set(id, { resolve, reject, onProgress: callOptions.onProgress });
      const cancel = () => send({ kind: 'cancel', id });
      callOptions.signal?.addEventListener('abort', cancel, { once: true });
      send({ kind: 'call', id, call: name, input });
      if (callOptions.signal?.aborted) cancel();
      return promise.finally(() => callOptions.signal?.removeEventListener('abort', cancel)) as Promise<
        Result<CallOutput<typeof name>>
      >;
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onAnnounced(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    async close() {
      send({ kind: 'close' });
      await closed.promise;
    },
  };
}
