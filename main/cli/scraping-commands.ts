import type { Command } from 'commander';
import type { CallOutput, Problem, ScrapingResult } from '../../preload/contract.ts';
import { globals } from './arguments.ts';
import { formatTable } from './format-table.ts';
import { runCall } from './run-call.ts';

/** Adds the commands that read the dealerships' websites. */
export function addScrapingCommands(program: Command): void {
  program
    .command('scrape')
    .description("read dealerships' websites and import what is good")
    .argument('[names...]', 'dealerships')
    .option('--all', 'every website that is switched on')
    .option('--due', 'those of them whose vehicles are older than the last scheduled time')
    .option('--dry-run', 'read and say what became of it, store nothing')
    .action((names: string[], options: ScrapeOptions, command: Command) => {
      if ([names.length > 0, options.all, options.due].filter(Boolean).length !== 1) {
        command.error('name dealerships, or use --all or --due');
      }
      const { all, due, dryRun } = options;
      const input = {
        ...(names.length > 0 && { names }),
        ...(all && { all }),
        ...(due && { due }),
        ...(dryRun && { dryRun }),
      };
      return runCall(globals(command), 'runScrapers', input, {
        text: formatRun,
        json: describeRun,
        problem: findProblem,
      });
    });
  program
    .command('scrapers')
    .description("the dealerships' websites and what became of them last")
    .action((_options, command: Command) =>
      runCall(globals(command), 'listScrapingSites', {}, { text: formatSites, json: describeSites }),
    );
}

interface ScrapeOptions {
  readonly all?: boolean;
  readonly due?: boolean;
  readonly dryRun?: boolean;
}

type Run = CallOutput<'runScrapers'>;
type Sites = CallOutput<'listScrapingSites'>;

function formatRun({ run }: Run): string {
  if (run.results.length === 0) return 'No website is due.';
  const table = formatTable(run.results, [
    { header: 'Dealership', value: ({ dealership }) => dealership },
    { header: 'Outcome', value: ({ outcome }) => outcome },
    { header: 'Vehicles', value: ({ rows }) => rows, align: 'right' },
    { header: 'Requests', value: ({ requests }) => requests, align: 'right' },
    { header: 'Seconds', value: ({ durationMs }) => Math.round(durationMs / 1000), align: 'right' },
    { header: '', value: ({ message }) => message },
  ]);
  return run.importId === null ? `${table}\nNothing was imported.` : `${table}\nImport ${run.importId} is active.`;
}

function describeRun({ run }: Run): object {
  const { results, ...facts } = run;
  return { dealerships: results, run: facts };
}

/** A site that was not read is a failure of the command; the others are imported all the same. */
function findProblem({ run }: Run): Problem | undefined {
  const failed = run.results.filter(({ outcome }) => outcome !== 'ok');
  if (run.status === 'stopped') {
    return { code: 'cancelled', message: 'Stopped. Nothing was imported; what was read well waits to be accepted.' };
  }
  if (failed.length === 0) return undefined;
  const message = `${failed.length} of ${run.results.length} websites were not taken over; their dealerships keep the vehicles they had.`;
  return { code: 'websites-not-read', message, details: { issues: failed.map(describeFailure) } };
}

function describeFailure({ dealership, outcome, message }: ScrapingResult): string {
  return `${dealership} (${outcome}): ${message}`;
}

function formatSites({ sites }: Sites): string {
  return formatTable(sites, [
    { header: 'Dealership', value: ({ dealership }) => dealership },
    { header: 'On', value: ({ isEnabled }) => (isEnabled ? 'yes' : 'no') },
    { header: 'Website', value: ({ host }) => host ?? '-' },
    { header: 'Platform', value: ({ adapterName, adapter }) => adapterName ?? adapter ?? '-' },
    { header: 'Outcome', value: ({ last }) => last?.outcome ?? '-' },
    { header: 'Vehicles', value: ({ vehicles }) => vehicles, align: 'right' },
    { header: 'From', value: ({ dataFrom }) => dataFrom ?? '-' },
    { header: 'Held', value: ({ held }) => held?.rows ?? '-', align: 'right' },
  ]);
}

function describeSites({ sites }: Sites): object {
  const dealerships = sites.map(({ last, ...site }) => ({
    outcome: null,
    rows: null,
    requests: null,
    durationMs: null,
    message: null,
    ...last,
    ...site,
  }));
  return { dealerships };
}
