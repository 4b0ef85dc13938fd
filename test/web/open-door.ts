import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type RequestOptions, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, startEngine } from '../../main/engine/start-engine.ts';
import { type BrowserDoorOptions, type DoorPatience, openBrowserDoor } from '../../main/web/open-browser-door.ts';
import { BUILT_WORKER } from '../build-program.ts';
import { SHIPPED } from '../engine/open-engine.ts';

/** What the door answered, to the byte. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

/** What a test sends; the path goes out exactly as it stands here. */
export interface Sent {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | AsyncIterable<Uint8Array>;
}

/** The browser door on a new engine, with two built screens and a secret beside them. */
export interface OpenedDoor {
  readonly engine: Engine;
  readonly port: number;
  readonly key: string;
  /** The folder that holds everything of this door. */
  readonly folder: string;
  /** Sends a request as the operator's browser does after it has opened the address. */
  send(sent: Sent): Promise<Answer>;
  /** Sends a request with these headers only, beside the host's. */
  sendBare(sent: Sent): Promise<Answer>;
  close(): Promise<void>;
}

/** Stands beside the built screens; no address may lead to it. */
export const SECRET = 'nobody may read this';

/** Opens the door in a temporary folder, gone when it is closed. */
export async function openDoor(patience?: DoorPatience, rest?: BrowserDoorOptions['rest']): Promise<OpenedDoor> {
  const folder = mkdtempSync(join(tmpdir(), 'silver-fox-door-'));
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Screens</title>');
  writeFileSync(join(renderer, 'assets', 'screens.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), SECRET);
  const engine = await startEngine({ ...SHIPPED, data: join(folder, 'data') }, BUILT_WORKER);
  const door = await openBrowserDoor({
    engine,
    renderer,
    port: 0,
    ...(patience ? { patience } : {}),
    ...(rest ? { rest } : {}),
  });
  const address = new URL(door.address);
  const port = Number(address.port);
  const key = address.searchParams.get('key') ?? '';
  const sendBare = (sent: Sent) => exchange(port, sent);
  const [cookie = ''] = (await sendBare({ path: `/?key=${key}` })).headers['set-cookie'] ?? [];
  return {
    engine,
    port,
    key,
    folder,
    sendBare,
    send: (sent) => sendBare({ ...sent, headers: { cookie: cookie.split(';')[0] ?? '', ...sent.headers } }),
    async close() {
      await door.close();
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function exchange(port: number, { path, method = 'GET', headers = {}, body }: Sent): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const options: RequestOptions = { host: '127.0.0.1', port, path, method, headers, agent: false };
  const outgoing = request(options, async (incoming) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, bytes, text: bytes.toString('utf8') });
  });
  outgoing.on('error', reject);
  void sendBody(outgoing, body).catch(reject);
  return promise;
}

async function sendBody(outgoing: ReturnType<typeof request>, body: Sent['body']): Promise<void> {
  if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) {
    outgoing.end(body);
    return;
  }
  for await (const chunk of body) outgoing.write(chunk);
  outgoing.end();
}

/** Uploads with this name, of any door that is open. */
export function findUploads(name: string): readonly string[] {
  return readdirSync(tmpdir())
    .filter((folder) => folder.startsWith('silver-fox-uploads-'))
    .flatMap((folder) => readdirSync(join(tmpdir(), folder), { recursive: true, encoding: 'utf8' }))
    .filter((path) => path.endsWith(join('/', name)));
}
