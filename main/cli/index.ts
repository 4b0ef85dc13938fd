/**
 * main/cli is door 3: the same workflows from a terminal or the task scheduler. It turns arguments into calls of the
 * engine and results into text or JSON; it adds no rule.
 */
import { CommanderError } from 'commander';
import { buildProgram } from './program.ts';
import { EXIT, printProblem } from './run-call.ts';

const program = buildProgram();
try {
  // From source the script comes second; the packaged program has its own word there, `--silverfox`.
  await program.parseAsync(process.argv.slice(2), { from: 'user' });
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error.exitCode !== 0 && process.argv.includes('--json')) {
    printProblem({ json: true }, { code: 'usage', message: usageMessage(error) });
    process.exitCode = EXIT.usage;
  }
}

/** Commander's own message for a missing command is a mark for programs. */
function usageMessage({ code, message }: CommanderError): string {
  return code === 'commander.help' ? 'A command is missing; `silverfox --help` lists them.' : message;
}
