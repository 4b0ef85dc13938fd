import { type AnalyticsPeriod, analyzeOrders, countWeeks, type OrderAnalytics } from '../core/order-analytics.ts';
import { ProblemError } from '../core/problem.ts';
import { findDealership } from '../database/dealerships.ts';
import { listMondays, readOrderFigures } from '../database/order-figures.ts';
import type { WorkflowContext } from './context.ts';

/** Weeks that can be looked at together. */
const MOST_WEEKS = 530;

/**
 * Sums up the orders that were published in a period: by week, by dealership, and by how long vehicles waited. Voided
 * orders and practice runs do not count. Problems: `unknown-dealership`, `wrong-period`.
 */
export function readOrderAnalytics(context: Pick<WorkflowContext, 'reader'>, input: AnalyticsPeriod): OrderAnalytics {
  const { reader } = context;
  const { from, to, name } = input;
  const weeks = countWeeks(from, to);
  if (from > to || weeks > MOST_WEEKS) {
    throw new ProblemError('wrong-period', `From ${from} to ${to} is no period. Choose up to ten years.`, { from, to });
  }
  const dealershipId = name === undefined ? null : findDealership(reader, name).id;
  return analyzeOrders(readOrderFigures(reader, { from, to, dealershipId }), listMondays(reader, to, weeks));
}
