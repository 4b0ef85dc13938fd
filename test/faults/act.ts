/**
 * One deed of the application in a process of its own, which a fault may end at any moment:
 * node act.ts DEED DATA ORDERS [FILE]. It prints `ready` when the workspace is open and what became of the deed as JSON.
 */
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../../main/core/problem.ts';
import { DEEDS, type Deed, type OpenPlace, openPlace } from './deeds.ts';

const [deed = 'start', data = '', orders = '', file = ''] = process.argv.slice(2);

/** From here on the calls count (shim.c). */
function arm(): void {
  try {
    openSync(join(data, '.arm-faults'), 'r');
  } catch {
    // It is the try that counts.
  }
}

async function act(): Promise<object> {
  try {
    const place = await openPlace(data, orders, process.env.SILVER_FOX_MIGRATIONS);
    process.stdout.write('ready\n');
    arm();
    try {
      const run: (place: OpenPlace, file: string) => unknown = DEEDS[deed as Deed];
      await run(place, file);
    } finally {
      place.close();
    }
    return { ok: true };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    return { ok: false, unexpected: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.stdout.write(`${JSON.stringify(await act())}\n`);
