import { z } from 'zod';
import type { EngineOptions } from './messages.ts';

const standIns = z.strictObject({
  hosts: z.record(z.string(), z.string().regex(/^http:\/\/127\.0\.0\.1:\d+$/)),
  gap: z.exactOptional(z.number().int().min(0)),
});

/**
 * Reads what tests name in place of websites, as `SILVER_FOX_STAND_INS` in the environment:
 * `{"hosts":{"www.dealer.example":"http://127.0.0.1:4711"},"gap":5}`. An installed application never looks.
 */
export function readStandIns(environment: NodeJS.ProcessEnv, isInstalled: boolean): Pick<EngineOptions, 'standIns'> {
  const text = environment.SILVER_FOX_STAND_INS;
  if (isInstalled || text === undefined || text === '') return {};
  return { standIns: standIns.parse(JSON.parse(text)) };
}
