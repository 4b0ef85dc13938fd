import { text as readAll } from 'node:stream/consumers';
import { type Command, Option } from 'commander';
import type { OrderDealershipsInput, OrderDetail } from '../../preload/contract.ts';
import { WEEKDAYS, type Weekday } from '../core/dealership.ts';
import { findOrderProblem } from '../core/order-record.ts';
import { atPath, civilDate, confirmed, globals, pick, wholeNumber } from './arguments.ts';
import { formatOrder, formatOrderSummaries, formatOrders } from './print-orders.ts';
import { type Presentation, runCall } from './run-call.ts';

/** Adds the commands that prepare and publish orders, and those about the history of them. */
export function addOrderCommands(program: Command): void {
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
