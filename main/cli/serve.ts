import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startEngine } from '../engine/start-engine.ts';
import { openBrowserDoor } from '../web/open-browser-door.ts';
import { findEngineOptions, type GlobalOptions, printJson, printProblem } from './run-call.ts';

/**
 * Opens the browser door and keeps it open until Ctrl+C. Prints the address with its one-time key.
 *
 * @param onOpen Called with the address, for example to open a browser on it.
 */
export async function serve(
  options: GlobalOptions & { readonly port?: number },
  onOpen: (address: string) => void = () => undefined,
): Promise<void> {
  const renderer = fileURLToPath(new URL('../../out/renderer', import.meta.url));
  if (!existsSync(renderer)) {
    printProblem(options, { code: 'not-built', message: 'The screens are not built yet. Run: npm run build' });
    return;
  }
  const engine = await startEngine(findEngineOptions(options));
  if (engine.problem) printProblem(options, engine.problem);
  const door = await openBrowserDoor({ engine, renderer, port: options.port ?? 0 });
  if (options.json) printJson({ ok: true, address: door.address });
  else process.stdout.write(`Open ${door.address}\nCtrl+C stops it.\n`);
  onOpen(door.address);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await door.close();
  await engine.close();
  process.exitCode = 0;
}
