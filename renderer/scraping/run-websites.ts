import type { CallInput, ScrapingRun } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { formatPlural } from '../shell/words.ts';

/** Reads websites now, and says at the end what became of them. */
export async function runWebsites(what: string, input: CallInput<'runScrapers'>): Promise<void> {
  const result = await runJob(`Reading ${what}`, 'runScrapers', input);
  if (!result.ok) {
    announceProblem('The websites were not read', result.problem);
    return;
  }
  const { run } = result.value;
  if (run.status === 'stopped') {
    announceDone('Stopped', 'Nothing was imported. What was read well by then waits for you.');
  } else announceDone(describeTitle(run), describeRun(run));
}

/** Stops the run that is under way. */
export async function stopWebsites(): Promise<void> {
  const result = await runJob('Stopping', 'stopScraping', {});
  if (!result.ok) announceProblem('The websites are still being read', result.problem);
}

/** What became of the sites of a run, in one line: `3 of 4 websites read: 612 vehicles. 1 waits for you.` */
export function describeRun({ results }: Pick<ScrapingRun, 'results'>): string {
  const taken = results.filter(({ effect }) => effect === 'taken');
  const held = results.filter(({ effect }) => effect === 'held').length;
  const kept = results.length - taken.length - held;
  const vehicles = taken.reduce((sum, { rows }) => sum + rows, 0);
  return [
    taken.length === 0
      ? 'Nothing was taken over.'
      : `${taken.length} of ${formatPlural(results.length, 'website')} taken over: ${formatPlural(vehicles, 'vehicle')}.`,
    held === 0 ? '' : `${formatPlural(held, 'result waits', 'results wait')} for you.`,
    kept === 0 ? '' : `${formatPlural(kept, 'dealership keeps', 'dealerships keep')} the vehicles from before.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function describeTitle({ results }: ScrapingRun): string {
  return results.every(({ effect }) => effect === 'taken') ? 'Websites read' : 'Websites read, not all of them well';
}
