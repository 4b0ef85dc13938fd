import { ProblemError } from '../core/problem.ts';
import type { ScrapingSite, SiteAddress } from '../core/scraping.ts';
import { recordAudit } from '../database/audit.ts';
import { findDealership } from '../database/dealerships.ts';
import { inTransaction } from '../database/open-database.ts';
import { leaveSiteAlone, readScrapingSite, writeScrapingSite } from '../database/scraping-sites.ts';
import type { Adapter } from '../scraping/adapter.ts';
import { ADAPTERS } from '../scraping/adapter-registry.ts';
import { normalizeHost } from '../scraping/site-hosts.ts';
import type { WorkflowContext } from './context.ts';
import { describeSites } from './list-scraping-sites.ts';
import { patchDealership } from './set-dealership.ts';

/** What is changed of a website; what is left out stays. */
export interface ScrapingSitePatch {
  readonly isEnabled?: boolean;
  /** As it is typed or pasted; `null` when the dealership has no website. */
  readonly host?: string | null;
  readonly adapter?: string | null;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly address?: SiteAddress;
}

/**
 * Changes how a dealership's website is read. Problems: `unknown-dealership`, `wrong-host`, `unknown-platform`,
 * `wrong-settings`.
 */
export async function changeScrapingSite(
  { writer, now }: Pick<WorkflowContext, 'writer' | 'now'>,
  input: { readonly name: string; readonly patch: ScrapingSitePatch },
  adapters: readonly Adapter[] = ADAPTERS,
): Promise<{ readonly site: ScrapingSite }> {
  const { name, patch } = input;
  const host = patch.host === undefined ? {} : { site: readHost(patch.host) };
  const isEnabled = patch.isEnabled === undefined ? {} : { scraperEnabled: patch.isEnabled };
  return inTransaction(writer, () => {
    const { id } = findDealership(writer, name);
    const before = readScrapingSite(writer, id);
    const { adapter, settings, address } = { ...before, ...patch };
    if (patch.adapter !== undefined || patch.settings !== undefined) checkSettings(adapters, adapter, settings);
    if (Object.keys({ ...host, ...isEnabled }).length > 0)
      patchDealership({ writer, now }, name, { ...host, ...isEnabled });
    const at = now().toISOString();
    writeScrapingSite(writer, id, { adapter, settings, address }, at);
    const after = readScrapingSite(writer, id);
    // Another website or platform is asked anew.
    if (after.host !== before.host || after.adapter !== before.adapter) leaveSiteAlone(writer, id, null);
    const detail = { before, after };
    recordAudit(writer, { at, action: 'change-scraping-site', subject: `dealership ${id}`, detail });
    const site = describeSites(writer, adapters, now()).find(({ dealership }) => dealership === after.dealership);
    if (!site) throw new Error(`${after.dealership} is gone.`);
    return { site };
  });
}

/** Checks what was typed as the address of a website. @throws ProblemError `wrong-host` */
export function readHost(text: string | null): string | null {
  if (text === null || text.trim() === '') return null;
  const host = normalizeHost(text);
  if (host !== null) return host;
  throw new ProblemError(
    'wrong-host',
    `"${text.slice(0, 100)}" is not the address of a public website. Nothing was changed. Enter it as in dealer.example.`,
  );
}

/** @throws ProblemError `unknown-platform`, `wrong-settings` */
export function checkSettings(adapters: readonly Adapter[], id: string | null, settings: unknown): void {
  if (id === null) return;
  const adapter = adapters.find((one) => one.id === id);
  if (!adapter) {
    const known = adapters.map((one) => one.id).join(', ');
    throw new ProblemError(
      'unknown-platform',
      `No platform is called "${id}". Nothing was changed. There are: ${known}.`,
    );
  }
  const parsed = adapter.settings.safeParse(settings);
  if (parsed.success) return;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'settings'}: ${message}`);
  const message = `The settings for ${adapter.name} are not right. Nothing was changed. ${issues.join('; ')}`;
  throw new ProblemError('wrong-settings', message, { issues });
}
