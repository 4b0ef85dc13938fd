import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { CONTENT_SECURITY_POLICY } from '../engine/content-security-policy.ts';

const SCHEME = 'silver-fox';
/** Origin of the application's own pages. */
export const APP_ORIGIN = `${SCHEME}://app`;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Makes the application's own scheme known. Call before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built screens under the own scheme, with the Content Security Policy on every answer. */
export function serveRenderer(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    const path = findServedFile(request.url, folder);
    if (path === null) return new Response('Not found', { status: 404 });
    try {
      return new Response(await readFile(path), {
        headers: {
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': formatPolicy(CONTENT_SECURITY_POLICY),
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}

/** The file that a URL of the own scheme names, or `null` when it would lie outside the folder. */
export function findServedFile(url: string, folder: string): string | null {
  const parsed = new URL(url);
  if (parsed.host !== 'app') return null;
  const path = normalize(join(folder, decodeURIComponent(parsed.pathname)));
  return path.startsWith(normalize(folder) + sep) ? path : null;
}

/** The policy as a header: `default-src 'none'; script-src 'self'; …`. */
export function formatPolicy(policy: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(policy)
    .map(([key, values]) => `${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${values.join(' ')}`)
    .join('; ');
}
