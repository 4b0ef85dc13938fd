import { join } from 'node:path';
import { hideVins } from '../core/hide-vins.ts';
import { readTextEnd } from '../files/read-text-end.ts';
import { writeZip } from '../files/write-zip.ts';
import { checkHealth } from './check-health.ts';
import type { WorkflowContext } from './context.ts';
import { listImports } from './list-imports.ts';
import { probeOrdersFolder } from './probe-orders-folder.ts';
import { readSettings } from './read-settings.ts';
import { readStorage } from './read-storage.ts';

const LOGS = ['app', 'order_processing', 'scraper_import', 'database'] as const;
/** The end of each log, in bytes: weeks of ordinary days. */
const LOG_BYTES = 512 * 1024;

/**
 * Packs what helps to find out what is wrong: the end of the logs, the checklist, the settings and what is installed.
 * No vehicle is in it, and whatever may be a VIN is blotted out.
 *
 * @returns a zip as base64, and a name for it.
 */
export async function makeDiagnostics(
  context: WorkflowContext,
): Promise<{ readonly name: string; readonly zip: string }> {
  const { paths, applicationVersion, now } = context;
  const at = now().toISOString();
  const facts = {
    at,
    application: applicationVersion,
    settings: readSettings(context).settings,
    ordersFolder: await probeOrdersFolder(context),
    storage: readStorage(context),
    imports: listImports(context).imports.slice(0, 50),
    checks: (await checkHealth(context)).checks,
  };
  const logs = await Promise.all(
    LOGS.map(async (log) => ({
      name: `logs/${log}.log`,
      text: await readTextEnd(join(paths.logs, `${log}.log`), LOG_BYTES),
    })),
  );
  const files = [{ name: 'diagnostics.json', text: `${JSON.stringify(facts, null, 2)}\n` }, ...logs];
  const zip = writeZip(files.map(({ name, text }) => ({ name, text: hideVins(text) })));
  return { name: `silver-fox-diagnostics-${at.slice(0, 10)}.zip`, zip: Buffer.from(zip).toString('base64') };
}
