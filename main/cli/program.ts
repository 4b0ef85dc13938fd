import { resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { Command, InvalidArgumentError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { FileReference, OrderDealershipsInput, OrderDetail } from '../../preload/contract.ts';
import { isCivilDate } from '../core/civil-date.ts';
import { WEEKDAYS, type Weekday } from '../core/dealership.ts';
import type { ImportMode, ImportSource } from '../core/import-report.ts';
import { findOrderProblem } from '../core/order-record.ts';
import { formatDealership, formatDealerships } from './print-dealerships.ts';
import { formatImportReport, formatImports, formatInventory } from './print-imports.ts';
import { formatOrder, formatOrderSummaries, formatOrders } from './print-orders.ts';
import {
  formatBackups,
  formatChecks,
  formatMovingReport,
  formatVinLog,
  formatVinLogImport,
  formatWhy,
} from './print-records.ts';
import { type GlobalOptions, type Presentation, runCall } from './run-call.ts';
import { addScrapingCommands } from './scraping-commands.ts';
import { serve } from './serve.ts';

/** Builds the `silverfox` program: every command of the command line contract. */
export function buildProgram(): Command {
  const program = new Command('silverfox')
    .description('Finds which vehicles are new on each lot and writes one folder per order.')
    .version(packageJson.version)
    .option('--data <dir>', 'folder of the database, backups and logs (default: the application profile)')
    .option('--orders <dir>', 'folder where order folders go (default: as set, else DATA/orders)')
    .option('--json', 'print exactly one JSON document on stdout')
    .option('--yes', 'answer every guard with yes')
    .exitOverride();
  addImportCommands(program);
  addDealershipCommands(program);
  addOrderCommands(program);
  addVinLogCommands(program);
  addScrapingCommands(program);
  addCareCommands(program);
  return program;
}

function addImportCommands(program: Command): void {
  program
    .command('import')
    .description('load scraper files and make them the active inventory')
    .argument('<files...>', 'scraper CSV files; together they are one import')
    .addOption(
      new Option('--mode <mode>', 'archive everything before, or carry absent dealerships over').choices([
        'replace',
        'update',
      ]),
    )
    .option('--dealership <name>', 'one dealership for every row of the files')
    .option('--add-dealerships', 'add locations that match no dealership')
    .addOption(new Option('--source <source>', 'where the files come from').choices(['manual_csv', 'automated_scrape']))
    .option('--dry-run', 'show what would happen, change nothing')
    .action((files: string[], options: ImportOptions, command: Command) =>
      runCall(
        globals(command),
        'importInventory',
        {
          ...pick(options, ['mode', 'dealership', 'addDealerships', 'source', 'dryRun']),
          files: files.map(atPath),
          ...confirmed(command),
        },
        { text: formatImportReport },
      ),
    );
  const imports = program.command('imports').description('the history of imports');
  imports
    .command('list', { isDefault: true, hidden: true })
    .action((_options, command: Command) => runCall(globals(command), 'listImports', {}, { text: formatImports }));
  imports
    .command('activate')
    .description('make an archived import the active one again')
    .argument('<id>', 'number of the import', wholeNumber)
    .action((id: number, _options, command: Command) =>
      runCall(globals(command), 'activateImport', { id, ...confirmed(command) }, { text: formatImportReport }),
    );
  imports
    .command('delete')
    .description('delete an import; the active one is refused')
    .argument('<id>', 'number of the import', wholeNumber)
    .action((id: number, _options, command: Command) =>
      runCall(globals(command), 'deleteImport', { id }, { text: () => `Import ${id} is deleted.` }),
    );
  program
    .command('inventory')
    .description('the active inventory')
    .option('--dealership <name>', 'only this dealership')
    .option('--limit <n>', 'at most this many vehicles', wholeNumber)
    .option('--offset <n>', 'skip this many vehicles', wholeNumber)
    .action((options: { dealership?: string; limit?: number; offset?: number }, command: Command) =>
      runCall(globals(command), 'listInventory', options, { text: formatInventory }),
    );
}

function addDealershipCommands(program: Command): void {
  const dealerships = program.command('dealerships').description('the customers and their rules');
  dealerships
    .command('list', { isDefault: true, hidden: true })
    .action((_options, command: Command) =>
      runCall(globals(command), 'listDealerships', {}, { text: formatDealerships }),
    );
  dealerships
    .command('show')
    .argument('<name>')
    .action((name: string, _options, command: Command) =>
      runCall(globals(command), 'showDealership', { name }, { text: ({ dealership }) => formatDealership(dealership) }),
    );
  dealerships
    .command('add')
    .argument('<name>')
    .action((name: string, _options, command: Command) =>
      runCall(globals(command), 'addDealership', { name }, { text: ({ dealership }) => formatDealership(dealership) }),
    );
  dealerships
    .command('set')
    .description('change settings with a JSON merge patch')
    .argument('<name>')
    .argument('<json>', 'for example {"rules":{"seasoningDays":7}}', jsonObject)
    .action((name: string, patch: Readonly<Record<string, unknown>>, _options, command: Command) =>
      runCall(
        globals(command),
        'setDealership',
        { name, patch },
        { text: ({ dealership }) => formatDealership(dealership) },
      ),
    );
}

function addOrderCommands(program: Command): void {
  const order = program.command('order').description('prepare and publish orders');
  withOrderOptions(order.command('cao').description('what is new on the lot').argument('[names...]', 'dealerships'))
    .option('--scheduled', 'every dealership scheduled for the day')
    .addOption(new Option('--day <day>', 'weekday for --scheduled (default: today)').choices([...WEEKDAYS]))
    .action((names: string[], options: OrderOptions, command: Command) => {
      if (names.length === 0 && !options.scheduled) command.error('name a dealership, or use --scheduled');
      return runOrder(command, options, { type: 'cao', names, ...pick(options, ['scheduled', 'day']) });
    });
  for (const type of ['list', 'maintenance'] as const) {
    withOrderOptions(
      order
        .command(type)
        .description(type === 'list' ? 'what the dealership sent' : 'CAO united with a LIST')
        .argument('<name>', 'dealership')
        .argument('[vins...]', 'VINs or stock numbers'),
    )
      .option('--vins <file>', 'read them from a file; - for standard input')
      .action(async (name: string, vins: string[], options: OrderOptions, command: Command) => {
        const typed = vins.join('\n');
        const piped = options.vins === '-' ? await readAll(process.stdin) : '';
        const files = options.vins && options.vins !== '-' ? [atPath(options.vins)] : [];
        return runOrder(command, options, {
          type,
          names: [name],
          text: [typed, piped].filter(Boolean).join('\n'),
          files,
        });
      });
  }
  const orders = program.command('orders').description('the history of orders');
  orders
    .command('list', { isDefault: true, hidden: true })
    .action((_options, command: Command) =>
      runCall(globals(command), 'listOrders', {}, { text: formatOrderSummaries }),
    );
  const byId = { show: 'showOrder', void: 'voidOrder', 'export-again': 'exportOrderAgain' } as const;
  for (const [word, call] of Object.entries(byId) as [
    'show' | 'void' | 'export-again',
    (typeof byId)[keyof typeof byId],
  ][]) {
    orders
      .command(word)
      .argument('<id>', 'number of the order in the history', wholeNumber)
      .action((id: number, _options, command: Command) => runCall(globals(command), call, { id }, oneOrder));
  }
  orders
    .command('renumber')
    .argument('<id>', 'number of the order in the history', wholeNumber)
    .argument('<number>', "the shop's order number")
    .action((id: number, number: string, _options, command: Command) =>
      runCall(globals(command), 'renumberOrder', { id, number, ...confirmed(command) }, oneOrder),
    );
}

function addVinLogCommands(program: Command): void {
  program
    .command('move-in')
    .description("take over VIN logs and dealerships' settings of another system, many files at once")
    .argument('<files...>', 'logs are matched to dealerships by the name of the file')
    .option('--dry-run', 'show what would happen, change nothing')
    .action((files: string[], options: { dryRun?: boolean }, command: Command) =>
      runCall(
        globals(command),
        'moveIn',
        { files: files.map((file) => ({ file: atPath(file) })), ...options },
        { text: formatMovingReport },
      ),
    );
  const log = program.command('vin-log').description('what was already ordered for a dealership');
  log
    .command('show', { isDefault: true, hidden: true })
    .argument('<name>')
    .action((name: string, _options, command: Command) =>
      runCall(globals(command), 'readVinLog', { name }, { text: formatVinLog }),
    );
  log
    .command('import')
    .description('take over a log of the older system')
    .argument('<name>')
    .argument('<file>')
    .option('--dry-run', 'show what would happen, change nothing')
    .action((name: string, file: string, options: { dryRun?: boolean }, command: Command) =>
      runCall(globals(command), 'importVinLog', { name, file: atPath(file), ...options }, { text: formatVinLogImport }),
    );
  log
    .command('export')
    .argument('<name>')
    .argument('<file>')
    .action((name: string, file: string, _options, command: Command) =>
      runCall(
        globals(command),
        'exportVinLog',
        { name, file: atPath(file) },
        { text: (written) => `${written.rows} entries written to ${written.file}` },
      ),
    );
}

function addCareCommands(program: Command): void {
  program
    .command('why')
    .description('why a VIN is, or is not, in the next CAO order')
    .argument('<name>')
    .argument('<vin>')
    .action((name: string, vin: string, _options, command: Command) =>
      runCall(globals(command), 'explainVin', { name, vin }, { text: formatWhy }),
    );
  program
    .command('check')
    .description('the debugging checklist')
    .action((_options, command: Command) => runCall(globals(command), 'checkHealth', {}, { text: formatChecks }));
  program
    .command('backup')
    .option('--to <file>', 'write the backup to this file')
    .action((options: { to?: string }, command: Command) =>
      runCall(globals(command), 'backUpDatabase', options.to === undefined ? {} : { to: atPath(options.to) }, {
        text: ({ backup }) => `Backup written and verified: ${backup.file} (${backup.bytes} bytes)`,
      }),
    );
  program
    .command('backups')
    .action((_options, command: Command) => runCall(globals(command), 'listBackups', {}, { text: formatBackups }));
  program
    .command('restore')
    .argument('<file>', 'a backup')
    .action((file: string, _options, command: Command) =>
      runCall(
        globals(command),
        'restoreDatabase',
        { file: atPath(file) },
        {
          text: ({ restored, undo }) =>
            `Restored ${restored}. ${undo === '' ? 'Nothing was there before.' : `What was there before is kept as ${undo}.`}`,
        },
      ),
    );
  program
    .command('serve')
    .description('the screens in a browser on this machine, until Ctrl+C')
    .option('--port <n>', 'port on 127.0.0.1 (default: 47117, or any when that is taken)', portNumber)
    .option('--api', 'offer the REST API too, for other programs of this computer')
    .action((options: { port?: number; api?: boolean }, command: Command) =>
      serve({ ...globals(command), ...options }),
    );
}

interface ImportOptions {
  readonly mode?: ImportMode;
  readonly dealership?: string;
  readonly addDealerships?: boolean;
  readonly source?: ImportSource;
  readonly dryRun?: boolean;
}

interface OrderOptions {
  readonly number?: string;
  readonly dryRun?: boolean;
  readonly practice?: boolean;
  readonly asOf?: string;
  readonly scheduled?: boolean;
  readonly day?: Weekday;
  readonly vins?: string;
}

/** One order of the history, under the key of the many. */
const oneOrder: Presentation<{ readonly order: OrderDetail }> = {
  text: ({ order }) => formatOrder(order),
  json: ({ order }) => ({ orders: [order] }),
};

function withOrderOptions(command: Command): Command {
  return command
    .option('--number <n>', "the shop's order number")
    .option('--dry-run', 'show the order, write nothing')
    .option('--practice', 'write to the practice folder; no VIN log is touched')
    .option('--as-of <date>', 'count days on the lot up to this date, YYYY-MM-DD', civilDate);
}

function runOrder(command: Command, options: OrderOptions, input: OrderDealershipsInput): Promise<void> {
  return runCall(
    globals(command),
    'orderDealerships',
    { ...input, ...pick(options, ['number', 'dryRun', 'practice', 'asOf']), ...confirmed(command) },
    { text: ({ orders }) => formatOrders(orders), problem: ({ orders }) => findOrderProblem(orders) },
  );
}

function globals(command: Command): GlobalOptions {
  return command.optsWithGlobals();
}

function confirmed(command: Command): { yes?: boolean } {
  return globals(command).yes ? { yes: true } : {};
}

function atPath(path: string): FileReference {
  return { path: resolve(path) };
}

/** The named options that were given; one that was not is left out, not undefined. */
function pick<Options extends object, Key extends keyof Options>(
  options: Options,
  keys: readonly Key[],
): Pick<Options, Key> {
  return Object.fromEntries(keys.filter((key) => options[key] !== undefined).map((key) => [key, options[key]])) as Pick<
    Options,
    Key
  >;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError('A port is a number up to 65535.');
  return port;
}

function civilDate(text: string): string {
  if (!isCivilDate(text)) throw new InvalidArgumentError('It must be a day, written YYYY-MM-DD.');
  return text;
}

function jsonObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Falls through to the same answer as for JSON that is not an object.
  }
  throw new InvalidArgumentError('It must be a JSON object.');
}
