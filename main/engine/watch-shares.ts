/** How a watch over the shares is kept. */
export interface ShareWatch {
  /** Milliseconds between two looks. */
  readonly every: number;
  /** Whether something that waits could go on now. It is asked outside the turn of the writing calls. */
  readonly isOver: () => Promise<boolean>;
  /** Goes on with it; says whether anything came of it. */
  readonly goOn: () => Promise<boolean>;
}

/** The most that the time between two looks grows to while going on brings nothing: about five minutes for 10 s. */
const LONGEST = 32;

/**
 * Looks every while whether a share that orders wait for is back, and has them published then. One look at a time: a
 * share that is away may take long to say so. Returns the way to stop.
 */
export function watchShares({ every, isOver, goOn }: ShareWatch): () => void {
  let factor = 1;
  let timer = setTimeout(look, every);
  let isStopped = false;
  async function look(): Promise<void> {
    const isWorthIt = await isOver().catch(() => false);
    if (isWorthIt && !isStopped) factor = (await goOn().catch(() => false)) ? 1 : Math.min(factor * 2, LONGEST);
    else factor = 1;
    if (!isStopped) timer = setTimeout(look, every * factor);
  }
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
