import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as the server saw it, on its own clock. */
export interface SeenRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Milliseconds, monotonic. */
  readonly startedAt: number;
  endedAt: number;
}

/** How a server answers a path. `nth` counts the requests for that path from 1. */
export type Answer = (request: IncomingMessage, response: ServerResponse, nth: number) => void;

/** A server of this machine that stands in for a website. */
export interface FaultServer {
  /** `http://127.0.0.1:4711` */
  readonly origin: string;
  readonly seen: readonly SeenRequest[];
}

/** Serves answers by path until the test is over; a path that has none is answered with 404. */
export async function serveFaults(answers: Readonly<Record<string, Answer>>): Promise<FaultServer> {
  const seen: SeenRequest[] = [];
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const one: SeenRequest = {
      method: request.method ?? '',
      host: request.headers.host ?? '',
      path: request.url ?? '',
      headers: request.headers,
      startedAt: performance.now(),
      endedAt: Number.POSITIVE_INFINITY,
    };
    seen.push(one);
    response.on('close', () => {
      one.endedAt = performance.now();
    });
    const nth = (counts.get(path) ?? 0) + 1;
    counts.set(path, nth);
    const answer = answers[path] ?? answers['*'];
    if (answer) answer(request, response, nth);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

/** Answers with a status and a text. */
export function say(text: string, type = 'text/html', status = 200, headers: Record<string, string> = {}): Answer {
  return (_request, response) => response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}

/** Answers the first requests in one way each, and all after them in the last way. */
export function inTurn(...answers: readonly Answer[]): Answer {
  return (request, response, nth) => answers[Math.min(nth, answers.length) - 1]?.(request, response, nth);
}
