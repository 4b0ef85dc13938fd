import type { BackgroundContext } from './context.ts';

/** Stops the run that is under way. Nothing of it is imported; what was read well by then waits for the operator. */
export function stopScraping({ scraping }: BackgroundContext): { readonly stopped: boolean } {
  return { stopped: scraping.stop() };
}
