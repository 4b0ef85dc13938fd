import type { Command } from 'commander';
import { globals, jsonObject } from './arguments.ts';
import { formatDealership, formatDealerships } from './print-dealerships.ts';
import { runCall } from './run-call.ts';

/** Adds the commands about the customers and their rules. */
export function addDealershipCommands(program: Command): void {
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
