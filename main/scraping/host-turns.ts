import PQueue from 'p-queue';
import type { Clock } from './clock.ts';
import type { Politeness } from './politeness.ts';

interface Host {
  readonly queue: PQueue;
  /** When its last request had ended, in milliseconds since 1970. */
  endedAt: number;
}

/**
 * Gives out turns: one request at a time to each host, a pause between two of them, and a limit for all hosts together.
 * Turns go by the host that is called; dealerships that share a search service share its turns.
 */
export class HostTurns {
  readonly #clock: Clock;
  readonly #jitter: number;
  readonly #random: () => number;
  readonly #everywhere: PQueue;
  readonly #hosts = new Map<string, Host>();

  constructor(politeness: Pick<Politeness, 'requestsAtOnce' | 'jitter'>, clock: Clock, random = Math.random) {
    this.#clock = clock;
    this.#jitter = politeness.jitter;
    this.#random = random;
    this.#everywhere = new PQueue({ concurrency: politeness.requestsAtOnce });
  }

  /** Does work in the host's next turn, at least `gap` milliseconds after the turn before. An abort gives up the place. */
  take<Value>(host: string, gap: number, signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
    signal.throwIfAborted();
    const { queue } = this.#find(host);
    return queue.add(() => this.#begin(this.#find(host), gap, signal, work), { signal });
  }

  async #begin<Value>(host: Host, gap: number, signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
    const pause = gap * (1 + this.#jitter * this.#random());
    await this.#clock.sleep(host.endedAt + pause - this.#clock.now(), signal);
    return this.#everywhere.add(
      async () => {
        signal.throwIfAborted();
        // Work that is aborted gives its place away before it has ended.
        host.endedAt = this.#clock.now();
        try {
          return await work();
        } finally {
          host.endedAt = this.#clock.now();
        }
      },
      { signal },
    );
  }

  #find(name: string): Host {
    const found = this.#hosts.get(name) ?? { queue: new PQueue({ concurrency: 1 }), endedAt: Number.NEGATIVE_INFINITY };
    this.#hosts.set(name, found);
    return found;
  }
}
