import type { Announcement } from './watched-files.ts';

/** What the orders folders told that a restored database did not know. */
export interface LaterOrders {
  /** Orders that were written after the backup: they are in the history and the VIN logs again. */
  readonly recovered: number;
  /** Orders that were voided after the backup: they are voided again. */
  readonly voided: number;
}

/** What a person is told of it; `null` stands for folders that cannot be seen yet. */
export function describeLaterOrders(later: LaterOrders | null): readonly Announcement[] {
  if (later === null) {
    return [
      {
        kind: 'problem',
        title: 'The orders after the backup are not known',
        text: 'A backup was restored, and an orders folder is not reachable. Nothing is ordered until it is back.',
        path: '/settings/health',
      },
    ];
  }
  const { recovered, voided } = later;
  if (recovered + voided === 0) return [];
  const taken = recovered === 0 ? '' : `${count(recovered)} written after the backup: the vehicles stay ordered. `;
  const undone = voided === 0 ? '' : `${count(voided)} voided after it.`;
  return [
    {
      kind: 'done',
      title: 'Orders were taken over from their folders',
      text: `${taken}${undone}`.trim(),
      path: '/orders',
    },
  ];
}

function count(orders: number): string {
  return orders === 1 ? '1 order was' : `${orders} orders were`;
}
