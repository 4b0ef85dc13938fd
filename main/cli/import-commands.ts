import { type Command, Option } from 'commander';
import type { ImportMode, ImportSource } from '../core/import-report.ts';
import { atPath, confirmed, globals, pick, wholeNumber } from './arguments.ts';
import { formatImportReport, formatImports, formatInventory } from './print-imports.ts';
import { runCall } from './run-call.ts';

/** Adds the commands that load scraper files and show what came of them. */
export function addImportCommands(program: Command): void {
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

interface ImportOptions {
  readonly mode?: ImportMode;
  readonly dealership?: string;
  readonly addDealerships?: boolean;
  readonly source?: ImportSource;
  readonly dryRun?: boolean;
}
