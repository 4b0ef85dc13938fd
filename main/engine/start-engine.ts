import { Worker } from 'node:worker_threads';
import type { CallInput, CallName, CallOutput } from '../../preload/contract.ts';
import type { Problem, Result } from '../core/problem.ts';
import type { Progress } from '../core/progress.ts';
import type { ScrapingProgress } from '../core/scraping.ts';
import type { Announcement } from '../core/watched-files.ts';
import { answerPages, type OpenPageForEngine } from './answer-pages.ts';
import type { EngineOptions, EngineReply, EngineRequest } from './messages.ts';
import { readBeside } from './read-beside.ts';

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
  /** Hears how far the reading of websites has come, a few times a second. Returns the way to stop listening. */
  onScraping(listener: (progress: ScrapingProgress) => void): () => void;
  /** Cancels what runs, rolls it back, closes the database. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (result: Result<unknown>) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** Milliseconds for which a writing call must have run before reading calls go round it. */
const HELD_UP = 250;

/** Megabytes of new objects before V8 looks for garbage; left to itself it takes 128, and imports are no faster. */
const YOUNG_MEGABYTES = 16;

/**
 * Starts the engine in a worker thread and waits until its database is open (or known not to open).
 *
 * @param worker The worker's file; the built application passes its bundled one.
 * @param openPage How the door opens pages of websites, if it does.
 */
export async function startEngine(
  options: EngineOptions,
  worker: URL = new URL('./worker.ts', import.meta.url),
  openPage?: OpenPageForEngine,
): Promise<Engine> {
  const thread = new Worker(worker, {
    workerData: { ...options, opensPages: openPage !== undefined },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(call: string) => void>();
  const watchers = new Set<(progress: ScrapingProgress) => void>();
  const hearers = new Set<(announcement: Announcement) => void>();
  const ready = Promise.withResolvers<Extract<EngineReply, { kind: 'ready' }>>();
  const closed = Promise.withResolvers<void>();
  let lastId = 0;
  let hasStopped = false;

  const send = (request: EngineRequest) => thread.postMessage(request);
  const pages = answerPages(openPage, send);
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
    if (message.kind === 'ready') ready.resolve(message);
    else if (message.kind === 'progress') waiting.get(message.id)?.onProgress?.(message.progress);
    else if (message.kind === 'changed') for (const listener of listeners) listener(message.call);
    else if (message.kind === 'announced') for (const hear of hearers) hear(message.announcement);
    else if (message.kind === 'scraping') for (const watcher of watchers) watcher(message.progress);
    else if (message.kind === 'open-page') void pages.open(message.id, message.page);
    else if (message.kind === 'close-page') pages.close(message.id);
    else if (message.kind === 'done') {
      waiting.get(message.id)?.resolve(message.result);
      waiting.delete(message.id);
    }
  });

  const { problem, kinds } = await ready.promise;
  const beside = readBeside(() => startEngine(makeReadingOptions(options), worker));
  /** When the writing calls under way began. */
  const writing = new Set<{ readonly since: number }>();
  const isHeldUp = () => [...writing].some(({ since }) => performance.now() - since > HELD_UP);

  const callHere: Engine['call'] = (name, input, callOptions = {}) => {
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
  };

  const write: Engine['call'] = async (name, input, callOptions) => {
    const turn = { since: performance.now() };
    writing.add(turn);
    try {
      if (kinds[name] === 'closed') await beside.close();
      return await callHere(name, input, callOptions);
    } finally {
      writing.delete(turn);
      if (writing.size === 0) void beside.close();
    }
  };

  /** What takes long by its nature keeps nobody else waiting. */
  const survey: Engine['call'] = (name, input, callOptions = {}) => {
    const answer = beside.ask(name, input, callOptions, () => callHere(name, input, callOptions));
    if (writing.size === 0) void beside.close();
    return answer;
  };

  return {
    problem,
    call(name, input, callOptions = {}) {
      const here = () => callHere(name, input, callOptions);
      // A name that is no call is refused by the engine.
      const kind = kinds[name] ?? 'files';
      if (kind === 'files' || kind === 'background') return here();
      // The second thread is where a survey was sent to.
      if (kind === 'survey' && !options.readsOnly) return survey(name, input, callOptions);
      if (kind !== 'read' && kind !== 'survey') return write(name, input, callOptions);
      return isHeldUp() ? beside.ask(name, input, callOptions, here) : here();
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onAnnounced(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    onScraping(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    async close() {
      await beside.close();
      send({ kind: 'close' });
      await closed.promise;
    },
  };
}

/** The same data, and nothing of what an engine does by itself. */
function makeReadingOptions(all: EngineOptions): EngineOptions {
  const { upkeep: _upkeep, watchSharesEvery: _shares, keepScheduleEvery: _schedule, ...options } = all;
  return { ...options, readsOnly: true };
}
