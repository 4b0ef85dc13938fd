import { isIP } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPrivateAddress } from '../core/private-address.ts';
import { lookUpPublic } from './refuse-private-address.ts';

/** One request as it goes out. Times in milliseconds. */
export interface RawRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
  readonly headersWithin: number;
  readonly bodyWithin: number;
  /** In bytes, unpacked. */
  readonly largestBody: number;
}

/** What came back, whatever the status. */
export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Why there was no whole answer: `passing` may be different in a moment, `lasting` will not. */
export class TransportError extends Error {
  readonly kind: 'passing' | 'lasting';

  constructor(kind: 'passing' | 'lasting', message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'TransportError';
    this.kind = kind;
  }
}

/** Sends one request to a host. @throws TransportError, or the signal's reason */
export type Transport = (url: URL, request: RawRequest) => Promise<RawReply>;

/** To the public web, encrypted: no other protocol, no address of this machine or of its network. */
export const sendToWeb: Transport = (url, request) => {
  if (url.protocol !== 'https:') return refuse(`${url.origin} is not encrypted.`);
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) > 0 && isPrivateAddress(url.hostname)) {
    return refuse(`${url.hostname} is a private address.`);
  }
  return send(url, request, lookUpPublic);
};

/**
 * To the public web, but for some hosts to servers of this machine: tests switch it on to stand in for whole sites.
 *
 * @param routes The origin that stands in, by host: `www.dealer.example` → `http://127.0.0.1:4711`.
 */
export function sendToStandIns(routes: Readonly<Record<string, string>>): Transport {
  return (url, request) => {
    const origin = Object.hasOwn(routes, url.host) ? routes[url.host] : undefined;
    if (origin === undefined || !/^http:\/\/127\.0\.0\.1:\d+$/.test(origin)) return sendToWeb(url, request);
    return send(new URL(url.pathname + url.search, origin), request);
  };
}

async function refuse(message: string): Promise<never> {
  throw new TransportError('lasting', `${message} Nothing was sent.`);
}

async function send(url: URL, request: RawRequest, lookUp?: typeof lookUpPublic): Promise<RawReply> {
  const { method, body, signal, headersWithin } = request;
  signal.throwIfAborted();
  // Loaded with the first request: every start of the engine would take a fifth longer.
  const { request: start } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'));
  const { promise, resolve, reject } = Promise.withResolvers<RawReply>();
  const fail = (error: unknown) => reject(signal.aborted ? signal.reason : explain(error));
  const headers = { 'accept-encoding': 'gzip, deflate, br', ...request.headers };
  const options = { method, headers, signal, ...(lookUp && { lookup: lookUp }) };
  const sent = start(url, options, (reply) => {
    clearTimeout(patience);
    readBody(reply, request).then(
      (read) => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: read }),
      (error) => {
        sent.destroy();
        fail(error);
      },
    );
  });
  const patience = setTimeout(() => {
    sent.destroy(new TransportError('passing', `No answer within ${headersWithin / 1000} s.`));
  }, headersWithin);
  sent.on('error', (error) => {
    clearTimeout(patience);
    fail(error);
  });
  sent.end(body);
  return promise;
}

async function readBody(
  reply: NodeJS.ReadableStream & { readonly headers: RawReply['headers'] },
  { bodyWithin, largestBody }: RawRequest,
): Promise<Buffer> {
  const unpack = findUnpacker(String(reply.headers['content-encoding'] ?? ''));
  const stream = unpack ? reply.pipe(unpack) : reply;
  // A pipe hands no errors on, and a connection that broke would leave the unpacker waiting.
  if (unpack) reply.on('error', (error) => unpack.destroy(error));
  const { promise: late, reject } = Promise.withResolvers<never>();
  late.catch(() => undefined);
  const patience = setTimeout(() => {
    reject(new TransportError('passing', `The answer was not complete within ${bodyWithin / 1000} s.`));
  }, bodyWithin);
  try {
    return await Promise.race([collect(stream, largestBody), late]);
  } finally {
    clearTimeout(patience);
    unpack?.destroy();
  }
}

async function collect(stream: AsyncIterable<unknown>, largestBody: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > largestBody) throw new TransportError('lasting', `The answer is larger than ${largestBody} bytes.`);
  }
  return Buffer.concat(chunks);
}

function findUnpacker(encoding: string) {
  const name = encoding.trim().toLowerCase();
  if (name === 'gzip' || name === 'x-gzip') return createGunzip();
  if (name === 'deflate') return createInflate();
  return name === 'br' ? createBrotliDecompress() : undefined;
}

/** What the usual failures are called. */
const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known, or this computer has no internet.',
  EAI_AGAIN: 'its name could not be looked up; is this computer on the internet?',
  ECONNREFUSED: 'nothing answers there.',
  ECONNRESET: 'the connection broke.',
  EPIPE: 'the connection broke.',
  ETIMEDOUT: 'it does not answer.',
  ENETUNREACH: 'this computer is not on the internet.',
  EPRIVATE: 'the name leads to an address of this network. Nothing was sent.',
};

/** A certificate that is not right and an address that is refused stay so; anything else may be a bad moment. */
function explain(error: unknown): TransportError {
  if (error instanceof TransportError) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  const isLasting = /^EPRIVATE$|CERT|^ERR_TLS|SELF_SIGNED|UNABLE_TO_|ERR_INVALID/.test(code);
  return new TransportError(isLasting ? 'lasting' : 'passing', WORDS[code] ?? `${message} (${code})`, error);
}
