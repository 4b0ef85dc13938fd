import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** The cookie that carries the key. */
export const KEY_COOKIE = 'silver-fox-key';

/**
 * Lets in only the operator's own browser: the Host must be this machine's loopback name (a DNS name that was rebound
 * to 127.0.0.1 is refused), a foreign Origin is refused, and every request needs the key. The address printed at the
 * start carries the key once; it becomes a strict cookie and leaves the address bar.
 *
 * @param key 192 random bits in hexadecimal, new at each start.
 * @param port The port that the server listens on, known only after it listens.
 */
export function guardRequests(key: string, port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
    const host = context.req.header('host') ?? '';
    if (!hosts.includes(host)) return context.text('Wrong host.', 421);
    const origin = context.req.header('origin');
    if (origin !== undefined && origin !== `http://${host}`) return context.text('Foreign origin.', 403);
    const offered = context.req.query('key');
    if (offered !== undefined && context.req.method === 'GET' && context.req.path === '/') {
      if (!isSameKey(offered, key)) return context.text('Wrong key. Use the newest address that was printed.', 403);
      setCookie(context, KEY_COOKIE, key, { httpOnly: true, sameSite: 'Strict', path: '/' });
      return context.redirect('/', 303);
    }
    if (!isSameKey(getCookie(context, KEY_COOKIE) ?? '', key)) {
      return context.text('Open the address that was printed at the start; it carries the key.', 401);
    }
    return next();
  };
}

function isSameKey(offered: string, key: string): boolean {
  const left = Buffer.from(offered);
  const right = Buffer.from(key);
  return left.length === right.length && timingSafeEqual(left, right);
}
