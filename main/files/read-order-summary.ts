import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FUNNEL_STEPS } from '../core/order.ts';
import { ORDER_SUMMARY_FILE, type OrderFolderSummary } from '../core/order-summary.ts';
import { fail, type Result, succeed } from '../core/problem.ts';
import { readErrorCode } from './order-disk.ts';

const count = z.int().nonnegative();

/** A relative path with `/` between names that cannot lead out of its folder. */
const innerPath = z.string().regex(/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\\:]+(?:\/[^/\\:]+)*$/);

const summarySchema = z.looseObject({
  schemaVersion: z.literal(1),
  applicationVersion: z.string(),
  orderId: z.int(),
  orderNumber: z.string().nullable(),
  orderType: z.enum(['cao', 'list', 'maintenance']),
  dealership: z.string(),
  vinLog: z.string().optional(),
  practice: z.boolean(),
  preparedAt: z.string(),
  writtenAt: z.string(),
  template: z.object({ new: z.string(), used: z.string() }),
  templateVersion: z.object({ new: z.int().nullable(), used: z.int().nullable() }).optional(),
  counts: z.object({ vehicles: count, new: count, po: count, cpo: count, unknown: count }),
  funnel: z.array(z.object({ step: z.enum(FUNNEL_STEPS), remaining: count })),
  warnings: z.array(z.object({ code: z.string(), message: z.string(), asks: z.boolean() })),
  files: z.array(z.object({ path: innerPath, bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
}) satisfies z.ZodType<OrderFolderSummary>;

/**
 * Reads the summary of an order folder. Problems: `order-folder-missing` when there is none, `order-folder-damaged`
 * when it cannot be understood.
 */
export async function readOrderSummary(folder: string): Promise<Result<OrderFolderSummary>> {
  const path = join(folder, ORDER_SUMMARY_FILE);
  try {
    const parsed = summarySchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    if (parsed.success) return succeed(parsed.data);
    return fail('order-folder-damaged', `${path} does not say what a summary of an order must say.`, {
      path,
      issues: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    });
  } catch (error) {
    if (error instanceof SyntaxError) return fail('order-folder-damaged', `${path} is not readable JSON.`, { path });
    if (!['ENOENT', 'ENOTDIR'].includes(readErrorCode(error))) throw error;
    return fail('order-folder-missing', `There is no order folder at ${folder}.`, { folder });
  }
}
