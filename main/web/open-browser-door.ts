/**
 * main/web is door 2: the same screens on 127.0.0.1 in an ordinary browser. Uploads instead of paths, a zip instead of
 * the file manager; it adds no rule. It is off unless asked for.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { CallName, DoorEvent, Result } from '../../preload/contract.ts';
import { ProblemError } from '../core/problem.ts';
import { CONTENT_SECURITY_POLICY } from '../engine/content-security-policy.ts';
import { createOfferedFiles } from '../engine/offered-files.ts';
import type { Engine } from '../engine/start-engine.ts';
import { guardRequests } from './guard-requests.ts';
import { receiveFile } from './receive-file.ts';
import { makeRestApi } from './rest-api.ts';
import { zipFolder } from './zip-folder.ts';

/** The largest call, in bytes: a pasted LIST or an edited order; files go another way. */
const LARGEST_CALL = 8 * 1024 * 1024;
/** Milliseconds between signs of life on an event stream. */
const HEARTBEAT = 15_000;
/** Event streams at a time: a person has a few pages open, and each stream costs memory for what it was not told yet. */
const MOST_STREAMS = 32;

/** How long a client may take, in milliseconds: whoever dribbles a request holds a connection. */
export interface DoorPatience {
  /** From the connection to the end of the headers. */
  readonly headers: number;
  /** To the end of the body; the largest upload from a slow disk needs less. */
  readonly request: number;
  /** Between two looks at who takes too long. */
  readonly checkEvery: number;
}

const PATIENCE: DoorPatience = { headers: 10_000, request: 300_000, checkEvery: 5000 };
/** Bytes of a request's headers; a browser on this machine sends less than one thousand. */
const LARGEST_HEADERS = 8192;
const MOST_CONNECTIONS = 256;

const callBody = z.object({ input: z.unknown(), job: z.string().max(64).optional() });

export interface BrowserDoor {
  /** The address to open once, with its one-time key. Never write it to a log. */
  readonly address: string;
  close(): Promise<void>;
}

export interface BrowserDoorOptions {
  readonly engine: Engine;
  /** Folder of the built screens. */
  readonly renderer: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly patience?: DoorPatience;
  /** Offers the REST API as well, to whoever has this key; not offered when left out. */
  readonly rest?: { readonly key: string; readonly version: string };
}

/** Opens the browser door. It listens on 127.0.0.1 only. Problem: `port-taken`. */
export async function openBrowserDoor(options: BrowserDoorOptions): Promise<BrowserDoor> {
  const { engine, renderer, port, patience = PATIENCE, rest } = options;
  const key = randomBytes(24).toString('hex');
  const uploads = await mkdtemp(join(tmpdir(), 'silver-fox-uploads-'));
  const files = createOfferedFiles();
  const jobs = new Map<string, AbortController>();
  const listeners = new Set<(event: DoorEvent) => void>();
  const tell = (event: DoorEvent) => {
    for (const listener of listeners) listener(event);
  };
  const stopListening = engine.onChanged((call) => tell({ kind: 'changed', call }));
  const stopWatching = engine.onScraping((progress) => tell({ kind: 'scraping', progress }));
  const stopHearing = engine.onAnnounced((announcement) => tell({ kind: 'announced', announcement }));

  const app = new Hono();
  app.use(secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY_POLICY, strictTransportSecurity: false }));
  if (rest) app.route('/api/v1', makeRestApi({ engine, uploads, port: () => address.port, ...rest }));
  app.use(guardRequests(key, () => address.port));
  app.onError((error, context) => answerError(error, context));

  app.post('/api/calls/:name', bodyLimit({ maxSize: LARGEST_CALL, onError: answerTooLarge }), async (context) => {
    const { input, job } = callBody.parse(await context.req.json());
    const controller = new AbortController();
    if (job !== undefined) jobs.set(job, controller);
    try {
      const result = await engine.call(context.req.param('name') as CallName, files.resolve(input) as never, {
        signal: controller.signal,
        onProgress(progress) {
          if (job !== undefined) tell({ kind: 'progress', job, progress });
        },
      });
      return context.json(result);
    } finally {
      if (job !== undefined) jobs.delete(job);
    }
  });

  app.post('/api/jobs/:job/cancel', (context) => {
    jobs.get(context.req.param('job'))?.abort();
    return context.body(null, 204);
  });

  app.post('/api/files', async (context) => {
    const body = context.req.raw.body ?? new Blob([]).stream();
    const name = context.req.query('name') ?? 'file';
    const received = await receiveFile(body, name, uploads, context.req.raw.signal);
    return context.json({ token: files.offer(received.path), name: received.name, bytes: received.bytes });
  });

  app.get('/api/orders/:id/zip', async (context) => {
    const result = await engine.call('showOrder', { id: Number(context.req.param('id')) });
    if (!result.ok) return context.json(result, 404);
    const { folder } = result.value.order;
    if (folder === null) throw new ProblemError('no-folder', 'This order has no folder.');
    return zipFolder(folder);
  });

  app.get('/api/events', (context) => {
    if (listeners.size >= MOST_STREAMS) {
      return context.json(refuse('too-many-pages', 'Too many pages are open. Close some of them.'), 429);
    }
    return streamSSE(context, async (stream) => {
      const { promise: left, resolve: leave } = Promise.withResolvers<void>();
      const listener = (event: DoorEvent) => void stream.writeSSE({ data: JSON.stringify(event) });
      const sayAlive = () => void stream.write(': alive\n\n');
      stream.onAbort(leave);
      listeners.add(listener);
      sayAlive();
      const heartbeat = setInterval(sayAlive, HEARTBEAT);
      await left;
      clearInterval(heartbeat);
      listeners.delete(listener);
    });
  });

  app.get('*', serveStatic({ root: renderer }));

  const { promise: listening, resolve, reject } = Promise.withResolvers<AddressInfo>();
  const serverOptions = {
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.checkEvery,
    maxHeaderSize: LARGEST_HEADERS,
  };
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port, serverOptions }, resolve);
  server.once('error', reject);
  server.maxConnections = MOST_CONNECTIONS;
  const leave = async () => {
    stopListening();
    stopWatching();
    stopHearing();
    await rm(uploads, { recursive: true, force: true });
  };
  const address = await listening.catch(async (error: unknown) => {
    await leave();
    throw explainListening(error, port);
  });

  return {
    address: `http://127.0.0.1:${address.port}/?key=${key}`,
    async close() {
      for (const controller of jobs.values()) controller.abort();
      const { promise, resolve: closed } = Promise.withResolvers<void>();
      server.close(() => closed());
      if ('closeAllConnections' in server) server.closeAllConnections();
      await promise;
      await leave();
    },
  };
}

/** Why nothing can listen there, in words; any other error is returned as it is. */
function explainListening(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error;
  const why = code === 'EADDRINUSE' ? 'another program has it' : 'this account may not use it';
  const message = `The screens cannot be opened on port ${port}: ${why}. Choose another port, or name none.`;
  return new ProblemError('port-taken', message, { port });
}

function answerTooLarge(context: Context) {
  return context.json(refuse('too-large', 'This is more than 8 MB at once. Nothing was changed.'), 413);
}

/** Expected failures become their Problem; anything else a plain sentence. Never a stack trace. */
function answerError(error: Error, context: Context) {
  if (error instanceof ProblemError) return context.json({ ok: false, problem: error.problem }, 400);
  if (error instanceof z.ZodError || error instanceof SyntaxError) {
    return context.json(refuse('wrong-input', 'The request is not one that this application makes.'), 400);
  }
  return context.json(refuse('unexpected', 'Something went wrong that was not foreseen. Nothing was changed.'), 500);
}

function refuse(code: string, message: string): Result<never> {
  return { ok: false, problem: { code, message } };
}
