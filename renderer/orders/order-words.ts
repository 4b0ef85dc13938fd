import type { OrderStatus, OrderSummary } from '../../preload/contract.ts';

/** How an order's status is said and coloured. */
export const ORDER_STATUS: Readonly<Record<OrderStatus, { readonly color: string; readonly word: string }>> = {
  draft: { color: 'blue', word: 'Draft' },
  publishing: { color: 'yellow', word: 'Being exported' },
  published: { color: 'green', word: 'Exported' },
  voided: { color: 'gray', word: 'Voided' },
};

/** The address on which an order is opened: a draft is reviewed, any other is read. */
export function addressOf({ id, status }: Pick<OrderSummary, 'id' | 'status'>): string {
  return status === 'draft' ? `/today/${id}` : `/orders/${id}`;
}

/** How a draft is said that waits for its orders folder. */
export const WAITING = { color: 'yellow', word: 'Waiting for the share' } as const;
