import type { Command } from 'commander';
import { atPath, globals, portNumber } from './arguments.ts';
import { formatBackups, formatChecks, formatWhy } from './print-records.ts';
import { runCall } from './run-call.ts';

/** Adds the commands that look after the database, and the one that shows the screens in a browser. */
export function addCareCommands(program: Command): void {
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
    .action(async (options: { port?: number; api?: boolean }, command: Command) => {
      // The browser door is as large as all the rest: the other commands start without it.
      const { serve } = await import('./serve.ts');
      await serve({ ...globals(command), ...options });
    });
}
