import type { ScrapingSchedule, ScrapingSettings } from '../core/scraping.ts';
import { recordAudit } from '../database/audit.ts';
import { inTransaction } from '../database/open-database.ts';
import { readScrapingSettings, writeHandledUntil, writeScrapingSettings } from '../database/scraping-settings.ts';
import type { WorkflowContext } from './context.ts';

/** Changes when websites are read by themselves, and what they are told about the operator. */
export async function changeScrapingSettings(
  { writer, now }: Pick<WorkflowContext, 'writer' | 'now'>,
  input: { readonly patch: { readonly schedule?: ScrapingSchedule; readonly contact?: string } },
): Promise<{ readonly settings: ScrapingSettings }> {
  return inTransaction(writer, () => {
    const before = readScrapingSettings(writer);
    const settings = { ...before, ...input.patch };
    const at = now().toISOString();
    writeScrapingSettings(writer, settings, at);
    // What a new schedule would have done before it was made is not missed.
    if (input.patch.schedule !== undefined) writeHandledUntil(writer, at, at);
    recordAudit(writer, {
      at,
      action: 'change-scraping-settings',
      subject: 'settings',
      detail: { before, after: settings },
    });
    return { settings };
  });
}
