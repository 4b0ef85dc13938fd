import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { addCareCommands } from './care-commands.ts';
import { addDealershipCommands } from './dealership-commands.ts';
import { addImportCommands } from './import-commands.ts';
import { addOrderCommands } from './order-commands.ts';
import { addScrapingCommands } from './scraping-commands.ts';
import { addVinLogCommands } from './vin-log-commands.ts';

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
