import type { OpenedPage, PageToOpen } from '../workflows/open-scraping-desk.ts';
import type { EngineRequest } from './messages.ts';

/** Opens pages of websites for the engine, in a window that the door has. An abort closes the page. */
export type OpenPageForEngine = (page: PageToOpen, signal: AbortSignal) => Promise<OpenedPage>;

/** The door's side of the engine's wish for pages. */
export interface PageAnswers {
  open(id: number, page: PageToOpen): Promise<void>;
  close(id: number): void;
}

/** Answers the engine's wishes for pages, each once. */
export function answerPages(
  openPage: OpenPageForEngine | undefined,
  send: (request: EngineRequest) => void,
): PageAnswers {
  const open = new Map<number, AbortController>();
  return {
    async open(id, page) {
      const controller = new AbortController();
      open.set(id, controller);
      try {
        if (!openPage) throw new Error('This door has no window of its own.');
        send({ kind: 'page', id, result: { ok: true, value: await openPage(page, controller.signal) } });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        send({ kind: 'page', id, result: { ok: false, problem: { code: 'page-not-opened', message } } });
      } finally {
        open.delete(id);
      }
    },
    close: (id) => open.get(id)?.abort(),
  };
}
