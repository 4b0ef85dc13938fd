import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ProblemError } from '../core/problem.ts';
import { KEEP_SCHEDULE_EVERY, LOOK_EVERY, WATCH_SHARES_EVERY } from '../engine/messages.ts';
import { openShops } from '../engine/open-shops.ts';
import type { Engine } from '../engine/start-engine.ts';
import { keepApiKey } from '../web/keep-api-key.ts';
import { openBrowserDoor } from '../web/open-browser-door.ts';
import { findApplication } from './find-application.ts';
import { findEngineOptions, type GlobalOptions, printJson, printProblem } from './run-call.ts';

/**
 * Opens the browser door and keeps it open until Ctrl+C. Prints the address with its one-time key.
 *
 * @param onOpen Called with the address, for example to open a browser on it.
 */
export async function serve(
  options: GlobalOptions & { readonly port?: number; readonly api?: boolean },
  onOpen: (address: string) => void = () => undefined,
): Promise<void> {
  const { renderer, worker } = findApplication();
  if (!existsSync(renderer)) {
    printProblem(options, { code: 'not-built', message: 'The screens are not built yet. Run: npm run build' });
    return;
  }
  const unasked = {
    watchSharesEvery: WATCH_SHARES_EVERY,
    keepScheduleEvery: KEEP_SCHEDULE_EVERY,
    upkeep: { lookEvery: LOOK_EVERY },
  };
  const engineOptions = findEngineOptions(options);
  const engine = await openShops({ ...engineOptions, ...unasked }, worker);
  const keyFile = join(engineOptions.data, 'api-key.txt');
  try {
    const rest = options.api && { key: await keepApiKey(keyFile), version: engineOptions.applicationVersion };
    const port = options.port ?? (await findUsualPort());
    const door = await openBrowserDoor({ engine, renderer, port, ...(rest && { rest }) });
    tell(options, engine, door.address, rest && { api: new URL('/api/v1', door.address).href, keyFile });
    onOpen(door.address);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await door.close();
    process.exitCode = 0;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    printProblem(options, error.problem);
  } finally {
    await engine.close();
  }
}

/** Prints where the screens are; why the database cannot be used, if it cannot, stands beside it. */
function tell(
  options: GlobalOptions,
  { problem }: Engine,
  address: string,
  api: { readonly api: string; readonly keyFile: string } | undefined | false,
): void {
  if (options.json) printJson({ ok: true, address, ...api, ...(problem && { problem }) });
  else {
    if (problem) printProblem(options, problem);
    if (api)
      process.stdout.write(`REST API ${api.api}, described at ${api.api}/openapi.json\nIts key: ${api.keyFile}\n`);
    process.stdout.write(`Open ${address}\nCtrl+C stops it.\n`);
  }
}

/** The port that is tried first: a browser remembers choices such as colours by address, port included. */
const USUAL_PORT = 47_117;

/** The usual port, or 0 for any free one when something else has it. */
async function findUsualPort(): Promise<number> {
  const probe = createServer();
  const { promise, resolve } = Promise.withResolvers<number>();
  probe.once('error', () => resolve(0));
  probe.listen(USUAL_PORT, '127.0.0.1', () => probe.close(() => resolve(USUAL_PORT)));
  return promise;
}
