import type { Command } from 'commander';
import { atPath, globals } from './arguments.ts';
import { formatMovingReport, formatVinLog, formatVinLogImport } from './print-records.ts';
import { runCall } from './run-call.ts';

/** Adds the commands about what was ordered before, here or with another system. */
export function addVinLogCommands(program: Command): void {
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
