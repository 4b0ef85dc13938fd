import type { CallInput, CallName, CallOutput, Result } from '../../preload/contract.ts';
import type { CallOptions, Engine } from './start-engine.ts';

/** Answers reading calls in a second thread while the first one is held up. */
export interface ReadBeside {
  /** Asks the second thread, started for the first question; where it cannot be had, the question is asked `here`. */
  ask<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    options: CallOptions,
    here: () => Promise<Result<CallOutput<Name>>>,
  ): Promise<Result<CallOutput<Name>>>;
  /** Lets what was asked be answered and stops the thread; the next question starts another. */
  close(): Promise<void>;
}

/** Reads beside the first thread, through an engine that can do nothing else. */
export function readBeside(start: () => Promise<Engine>): ReadBeside {
  let starting: Promise<Engine | null> | undefined;
  let closing: Promise<void> = Promise.resolve();
  const asked = new Set<Promise<unknown>>();
  return {
    ask(name, input, options, here) {
      starting ??= start().catch(() => null);
      const answer = starting.then((engine) => {
        if (engine === null || engine.problem !== null) return here();
        return engine.call(name, input, options).catch(here);
      });
      asked.add(answer);
      return answer.finally(() => asked.delete(answer));
    },
    close() {
      const ending = starting;
      starting = undefined;
      // Whoever closes while another close is under way waits for both.
      closing = closing.then(async () => {
        await Promise.allSettled(asked);
        await (await ending)?.close();
      });
      return closing;
    },
  };
}
