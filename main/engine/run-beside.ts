import type { BackgroundContext, ClosedContext, WorkflowContext } from '../workflows/context.ts';

/** What background work has of the engine. */
interface EngineParts {
  /** What belongs to a call that begins now. @throws ProblemError when the database is not open */
  readonly beginCall: () => Omit<WorkflowContext, 'report' | 'signal'>;
  readonly inTurn: <Value>(run: () => Promise<Value>) => Promise<Value>;
  /** Tells every door that data changed. */
  readonly tellChanged: (call: string) => void;
  readonly closedContext: Omit<ClosedContext, 'report' | 'signal'>;
  readonly scraping: BackgroundContext['scraping'];
}

/** Work that goes on beside the writing calls, such as reading websites. */
export interface BackgroundWork {
  /** Begins work under the name of a call, and remembers it until it has ended. */
  run<Value>(
    call: string,
    controller: AbortController,
    report: WorkflowContext['report'],
    work: (context: BackgroundContext) => Value | Promise<Value>,
  ): Promise<Value>;
  /** Stops all of it and waits until it has ended: before the database is closed, nothing may be about to use it. */
  end(): Promise<void>;
}

/** Keeps the background work of an engine. */
export function runBeside({ beginCall, inTurn, tellChanged, closedContext, scraping }: EngineParts): BackgroundWork {
  const underWay = new Map<AbortController, Promise<unknown>>();

  return {
    run(call, controller, report, work) {
      const { signal } = controller;
      const own = { signal, report };
      const context: BackgroundContext = {
        ...closedContext,
        ...own,
        scraping,
        look: (read) => read({ ...beginCall(), ...own }),
        async takeTurn(write) {
          const value = await inTurn(async () => write({ ...beginCall(), ...own }));
          tellChanged(call);
          return value;
        },
      };
      const ended = Promise.resolve().then(() => work(context));
      underWay.set(controller, ended);
      const forget = () => underWay.delete(controller);
      ended.then(forget, forget);
      return ended;
    },
    async end() {
      for (const controller of underWay.keys()) controller.abort();
      await Promise.allSettled(underWay.values());
    },
  };
}
