import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a site is asked. */
export interface SiteRequest {
  readonly method: string;
  /** `/search?page=2`, taken apart; the host is the server's own. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What a site answers; its own 404 when it answers nothing. */
export interface SiteAnswer {
  readonly status?: number;
  readonly type: string;
  readonly body: string;
}

/** An invented website. */
export type InventedSite = (request: SiteRequest) => SiteAnswer | null;

/** What goes wrong instead of an answer, or with it. */
export type FaultAction =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'challenge'; readonly status?: number }
  | { readonly kind: 'redirect'; readonly to: string }
  /** The answer is whole for HTTP, but its end is missing. */
  | { readonly kind: 'truncate' }
  /** The connection breaks before, or in the middle of, the answer. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'cut' }
  /** The answer comes byte by byte, with so many milliseconds in between. */
  | { readonly kind: 'drip'; readonly every: number }
  | { readonly kind: 'empty' };

/** A fault of a script: which requests it meets. */
export interface Fault {
  /** Part of the path and query; every request when left out. */
  readonly at?: string;
  /** Of the requests that match, from which one on (1) and how many (all). */
  readonly from?: number;
  readonly times?: number;
  readonly action: FaultAction;
}

/** A request as the server saw it. */
export interface SeenRequest {
  readonly path: string;
  readonly userAgent: string;
  /** Milliseconds of a steady clock. */
  readonly began: number;
  ended: number;
}

/** A server on this machine that plays a website. */
export interface ServedSite {
  /** `http://127.0.0.1:4711`. */
  readonly origin: string;
  readonly seen: readonly SeenRequest[];
  /** Replaces the script of faults; what matched before counts no more. */
  plan(faults: readonly Fault[]): void;
  close(): Promise<void>;
}

const CHALLENGE = '<!doctype html><html><head><title>Just a moment...</title></head><body>Checking</body></html>';

/** Serves an invented site on 127.0.0.1. */
export async function serveSite(site: InventedSite): Promise<ServedSite> {
  const seen: SeenRequest[] = [];
  let script: { readonly fault: Fault; matched: number }[] = [];
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const record = { path, userAgent: request.headers['user-agent'] ?? '', began: performance.now(), ended: 0 };
    seen.push(record);
    response.on('close', () => {
      record.ended = performance.now();
    });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
    const { method = 'GET', headers } = request;
    const right = site({ method, path: pathname, query: searchParams, headers, body }) ?? {
      status: 404,
      type: 'text/html',
      body: '<!doctype html><title>Not found</title>',
    };
    await respond(response, right, findFault(path));
  }

  function findFault(path: string): FaultAction | null {
    for (const entry of script) {
      const { at = '', from = 1, times = Number.POSITIVE_INFINITY } = entry.fault;
      if (!path.includes(at)) continue;
      entry.matched += 1;
      if (entry.matched >= from && entry.matched < from + times) return entry.fault.action;
    }
    return null;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    plan(faults) {
      script = faults.map((fault) => ({ fault, matched: 0 }));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function respond(response: ServerResponse, right: SiteAnswer, fault: FaultAction | null): Promise<void> {
  const body = Buffer.from(right.body, 'utf8');
  const send = (status: number, type: string, text: string | Buffer, headers: Record<string, string> = {}) =>
    response.writeHead(status, { 'content-type': type, ...headers }).end(text);
  if (fault === null) return void send(right.status ?? 200, right.type, body);
  switch (fault.kind) {
    case 'status':
      return void send(fault.status, 'text/plain', `Status ${fault.status}`, { ...fault.headers });
    case 'challenge':
      return void send(fault.status ?? 403, 'text/html', CHALLENGE);
    case 'redirect':
      return void send(302, 'text/plain', '', { location: fault.to });
    case 'truncate':
      return void send(200, right.type, body.subarray(0, Math.floor(body.length / 2)));
    case 'empty':
      return void send(200, right.type, '');
    case 'reset':
      response.destroy();
      return;
    case 'cut':
      response.writeHead(200, { 'content-type': right.type, 'content-length': String(body.length) });
      response.write(body.subarray(0, Math.floor(body.length / 2)));
      await sleep(5);
      response.destroy();
      return;
    case 'drip':
      response.writeHead(200, { 'content-type': right.type, 'content-length': String(body.length) });
      for (const byte of body) {
        if (response.destroyed) return;
        response.write(Buffer.of(byte));
        await sleep(fault.every);
      }
      response.end();
      return;
  }
}
