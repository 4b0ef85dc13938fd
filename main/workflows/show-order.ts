import type { OrderDetail, UsedTemplate } from '../core/order-record.ts';
import type { Template } from '../core/template.ts';
import { listOrderSummaries } from '../database/orders.ts';
import type { WorkflowContext } from './context.ts';
import { readStoredOrder } from './read-stored-order.ts';

/** Shows an order of the history with its contents. Problem: `unknown-order`. */
export function showOrder(context: WorkflowContext, input: { readonly id: number }): { readonly order: OrderDetail } {
  const stored = readStoredOrder(context.reader, input.id);
  const { vehicles, heldBack, alreadyOrdered, funnel, entries, warnings, archivedAt } = stored;
  const [summary] = listOrderSummaries(context.reader, input.id);
  if (!summary) throw new Error(`Order ${input.id} vanished while it was being read.`);
  const templates = { new: nameTemplate(stored.templates.new), used: nameTemplate(stored.templates.used) };
  const contents = { contents: vehicles, heldBack, alreadyOrdered, funnel, entries, warnings, templates };
  return { order: { ...summary, ...contents, ...(archivedAt && { archivedAt }) } };
}

function nameTemplate({ name, version }: Template): UsedTemplate {
  return { name, version };
}
