import { resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import type { CallInput, CallName, CallOutput, Problem } from '../../preload/contract.ts';
import { findDataFolder } from '../engine/data-folder.ts';
import { readStandIns } from '../engine/read-stand-ins.ts';
import { startEngine } from '../engine/start-engine.ts';
import { findApplication } from './find-application.ts';
import { formatJson } from './format-json.ts';
import { showProgress } from './show-progress.ts';

/** The options that every command takes. */
export interface GlobalOptions {
  readonly data?: string;
  readonly orders?: string;
  readonly json?: boolean;
  readonly yes?: boolean;
}

/** Exit codes of the command line contract. */
export const EXIT = { done: 0, refused: 1, usage: 2, damaged: 3, interrupted: 130 } as const;

/** What a command shows of a call's output. */
export interface Presentation<Output> {
  /** The output as plain readable text. */
  readonly text: (output: Output) => string;
  /** The JSON document, where it is not the output as it is. */
  readonly json?: (output: Output) => object;
  /** A failure inside an output that as a whole succeeded, such as one order of a batch. */
  readonly problem?: (output: Output) => Problem | undefined;
}

/**
 * Runs one call of the engine from start to exit code: progress on stderr, the result on stdout, Ctrl+C rolls back.
 */
export async function runCall<Name extends CallName>(
  options: GlobalOptions,
  name: Name,
  input: CallInput<Name>,
  presentation: Presentation<CallOutput<Name>>,
): Promise<void> {
  const controller = new AbortController();
  const interrupt = () => controller.abort();
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const engine = await startEngine({ ...findEngineOptions(options), checkFirst: true }, findApplication().worker);
  engine.onAnnounced(({ title, text }) => process.stderr.write(`${toAscii(`${title}. ${text}`)}\n`));
  const progress = showProgress(process.stderr);
  try {
    const result = await engine.call(name, input, { signal: controller.signal, onProgress: progress.report });
    progress.clear();
    // This process ends now: what has to be told is told first.
    if (result.ok && name === 'orderDealerships') {
      const told = await engine.call('tellPublishedOrders', {}, { signal: controller.signal });
      if (!told.ok) process.stderr.write(`${toAscii(told.problem.message)}\n`);
    }
    if (!result.ok) printProblem(options, result.problem);
    else printOutput(options, result.value, presentation);
  } finally {
    await engine.close();
  }
}

/** Where the engine finds its folders. */
export function findEngineOptions(options: GlobalOptions) {
  const { resources, migrations, isInstalled } = findApplication();
  return {
    data: resolve(options.data ?? findDataFolder(process.platform, process.env)),
    ...(options.orders === undefined ? {} : { orders: resolve(options.orders) }),
    resources,
    migrations,
    applicationVersion: packageJson.version,
    ...readStandIns(process.env, isInstalled),
  };
}

/** Prints why a command was refused and sets the exit code. */
export function printProblem(options: GlobalOptions, problem: Problem, beside: object = {}): void {
  process.exitCode = exitCodeOf(problem);
  if (options.json) {
    printJson({ ok: false, problem, ...beside });
    return;
  }
  process.stderr.write(`${toAscii(problem.message)}\n`);
  for (const line of detailLines(problem)) process.stderr.write(`  ${toAscii(line)}\n`);
}

function printOutput<Output>(options: GlobalOptions, output: Output, presentation: Presentation<Output>): void {
  const problem = presentation.problem?.(output);
  const document = presentation.json?.(output) ?? (output as object);
  if (!options.json) process.stdout.write(`${toAscii(presentation.text(output))}\n`);
  if (problem) {
    printProblem(options, problem, document);
    return;
  }
  process.exitCode = EXIT.done;
  if (options.json) printJson({ ok: true, ...document });
}

function exitCodeOf(problem: Problem): number {
  if (problem.code === 'cancelled') return EXIT.interrupted;
  if (problem.code === 'database-damaged') return EXIT.damaged;
  return EXIT.refused;
}

function detailLines(problem: Problem): readonly string[] {
  const { guards, issues } = problem.details ?? {};
  const lines = guards ?? issues;
  return Array.isArray(lines)
    ? lines.map((line) => (typeof line === 'object' && line !== null ? String(line.message) : String(line)))
    : [];
}

/** Prints a JSON document on stdout, in ASCII. */
export function printJson(document: object): void {
  // Collected a little: a write for each row takes long.
  let collected = '';
  for (const piece of formatJson(document)) {
    collected += piece;
    if (collected.length < 65_536) continue;
    process.stdout.write(collected);
    collected = '';
  }
  process.stdout.write(`${collected}\n`);
}

/** Console output is ASCII: accents are dropped, anything else that is not ASCII becomes `?`. */
function toAscii(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\n\x20-\x7e]/g, '?');
}
