import type { Result } from '../core/problem.ts';
import type { OpenedPage, PageToOpen } from '../workflows/open-scraping-desk.ts';
import type { EngineReply } from './messages.ts';

/** The engine's side of the door's window: it asks for pages, and is told what became of them. */
export interface PageRequests {
  open(page: PageToOpen, signal: AbortSignal): Promise<OpenedPage>;
  /** Hands an answer of the door to whoever waits for it. */
  settle(id: number, result: Result<OpenedPage>): void;
}

/** Asks the door to open pages of websites; an abort closes the page. */
export function askForPages(reply: (message: EngineReply) => void): PageRequests {
  const waiting = new Map<number, PromiseWithResolvers<OpenedPage>>();
  let lastId = 0;
  return {
    async open(page, signal) {
      signal.throwIfAborted();
      lastId += 1;
      const id = lastId;
      const answer = Promise.withResolvers<OpenedPage>();
      waiting.set(id, answer);
      const close = () => {
        reply({ kind: 'close-page', id });
        answer.reject(signal.reason);
      };
      signal.addEventListener('abort', close, { once: true });
      reply({ kind: 'open-page', id, page });
      try {
        return await answer.promise;
      } finally {
        signal.removeEventListener('abort', close);
        waiting.delete(id);
      }
    },
    settle(id, result) {
      if (result.ok) waiting.get(id)?.resolve(result.value);
      else waiting.get(id)?.reject(new Error(result.problem.message));
    },
  };
}
