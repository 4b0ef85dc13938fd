import { timingSafeEqual } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { CallInput, Problem } from '../../preload/contract.ts';
import { ProblemError } from '../core/problem.ts';
import type { Engine } from '../engine/start-engine.ts';
import { describeRestApi } from './describe-rest-api.ts';
import { receiveFile } from './receive-file.ts';
import { describeEndpointInput, findPathParts, REST_ENDPOINTS, type RestEndpoint } from './rest-endpoints.ts';

/** The largest JSON body, in bytes; a scraper file has the limits of every upload. */
const LARGEST_BODY = 8 * 1024 * 1024;

export interface RestApiOptions {
  readonly engine: Engine;
  /** The key that every request has to carry. Never write it to a log. */
  readonly key: string;
  /** Folder for files that are being received. */
  readonly uploads: string;
  readonly version: string;
  /** The port that the server listens on. */
  readonly port: () => number;
}

/**
 * A small REST API on the browser door, for other programs of this computer; off unless it is asked for. Every request
 * carries `Authorization: Bearer KEY`; pages of websites are refused.
 */
export function makeRestApi({ engine, key, uploads, version, port }: RestApiOptions): Hono {
  const api = new Hono();
  api.use(async (context, next) => {
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
    if (!hosts.includes(context.req.header('host') ?? '')) return context.text('Wrong host.', 421);
    if (context.req.header('origin') !== undefined) return context.text('Not for pages.', 403);
    const [, offered = ''] = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '') ?? [];
    return isSame(offered, key) ? next() : context.text('Send the key: Authorization: Bearer KEY.', 401);
  });
  api.get('/openapi.json', (context) => context.json(describeRestApi(version)));
  for (const endpoint of REST_ENDPOINTS) {
    const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1');
    const limit = bodyLimit({ maxSize: LARGEST_BODY, onError: (context) => context.text('Too large.', 413) });
    const answer = async (context: Context) => answerWith(context, endpoint, await run(endpoint, context));
    if (endpoint.method === 'get') api.get(path, answer);
    else if (endpoint.takesFile) api.post(path, answer);
    else api.post(path, limit, answer);
  }
  api.all('*', (context) => context.json({ ok: false, problem: NO_ENDPOINT }, 404));
  return api;

  async function run(endpoint: RestEndpoint, context: Context) {
    const given = { ...readTexts(endpoint, context), ...(await readBody(endpoint, context)) };
    const unknown = Object.keys(given).filter((name) => !(name in describeEndpointInput(endpoint).properties));
    if (unknown.length > 0) throw new ProblemError('wrong-input', `There is no parameter ${unknown.join(', ')} here.`);
    const file = endpoint.takesFile ? await receive(context) : null;
    try {
      const input = { ...given, ...(file && { files: [file] }) } as CallInput<typeof endpoint.call>;
      return await engine.call(endpoint.call, input, { signal: context.req.raw.signal });
    } finally {
      // Nobody can name it any more, and the door may be open for months.
      if (file) await rm(dirname(file.path), { recursive: true, force: true });
    }
  }

  async function receive(context: Context): Promise<{ readonly path: string }> {
    const body = context.req.raw.body ?? new Blob([]).stream();
    const name = context.req.query('file') ?? 'received.csv';
    const { path } = await receiveFile(body, name, uploads, context.req.raw.signal);
    return { path };
  }
}

const NO_ENDPOINT: Problem = {
  code: 'unknown-address',
  message: 'The REST API has no such address. See /api/v1/openapi.json.',
};

/** What stands in the path and the query, as the call's schema has it: numbers and flags are texts there, lists repeat. */
function readTexts(endpoint: RestEndpoint, context: Context): Readonly<Record<string, unknown>> {
  const { properties } = describeEndpointInput(endpoint);
  const inPath = findPathParts(endpoint).map((name) => [name, context.req.param(name) ?? ''] as const);
  const inQuery = Object.entries(context.req.query()).filter(([name]) => !(endpoint.takesFile && name === 'file'));
  return Object.fromEntries(
    [...inPath, ...inQuery].map(([name, text]) => {
      const type = properties[name]?.type;
      if (type === 'array') return [name, context.req.queries(name)];
      if ((type === 'integer' || type === 'number') && text.trim() !== '') return [name, Number(text)];
      if (type === 'boolean' && /^(true|false)$/.test(text)) return [name, text === 'true'];
      return [name, text];
    }),
  );
}

async function readBody(endpoint: RestEndpoint, context: Context): Promise<object> {
  if (endpoint.method === 'get' || endpoint.takesFile) return {};
  const body: unknown = await context.req.json().catch(() => null);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw new ProblemError('wrong-input', 'The body has to be a JSON object. Nothing was changed.');
}

function answerWith(context: Context, { json, problem }: RestEndpoint, result: Awaited<ReturnType<Engine['call']>>) {
  if (!result.ok) return context.json(result, findStatus(result.problem));
  const output = result.value as never;
  const document = json?.(output) ?? (result.value as object);
  const failure = problem?.(output);
  if (failure) return context.json({ ok: false, problem: failure, ...document }, findStatus(failure));
  return context.json({ ok: true, ...document });
}

function findStatus({ code }: Problem): 400 | 404 | 409 | 500 {
  if (code === 'needs-confirmation') return 409;
  if (code === 'unexpected') return 500;
  return code.startsWith('unknown-') ? 404 : 400;
}

function isSame(offered: string, key: string): boolean {
  const [left, right] = [Buffer.from(offered), Buffer.from(key)];
  return left.length === right.length && timingSafeEqual(left, right);
}
