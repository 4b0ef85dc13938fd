import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EngineOptions } from '../../main/engine/messages.ts';
import { type Engine, startEngine } from '../../main/engine/start-engine.ts';
import type { CallInput, CallName, CallOutput } from '../../preload/contract.ts';
import { BUILT_WORKER } from '../build-program.ts';
import { PROJECT } from '../house/plant-files.ts';

/** Asks an engine and returns what it answers. @throws Error `code: message` of the problem that it answers with. */
export type Ask = <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>;

/** What an engine is started with, beside its data: what the project ships. */
export const SHIPPED = {
  resources: join(PROJECT, 'resources'),
  migrations: join(PROJECT, 'migrations'),
  applicationVersion: '0.0.0-test',
} as const;

/** An empty folder in the temporary one; it is gone when the test is over. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'silver-fox-engine-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the built engine on a data folder (a new one, unless it is told); it is closed when the test is over. */
export async function openEngine(
  options: Partial<EngineOptions> = {},
  worker: URL = BUILT_WORKER,
): Promise<{ readonly engine: Engine; readonly data: string; readonly ask: Ask }> {
  const data = options.data ?? makeDataFolder();
  const engine = await startEngine({ ...SHIPPED, ...options, data }, worker);
  onTestFinished(() => engine.close());
  return { engine, data, ask: makeAsk(engine) };
}

/** Asks this engine. */
export function makeAsk(engine: Engine): Ask {
  return async (name, input) => {
    const result = await engine.call(name, input);
    if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
    return result.value;
  };
}
