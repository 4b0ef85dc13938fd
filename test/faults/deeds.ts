import { fileURLToPath } from 'node:url';
import { listBackupFiles } from '../../main/database/list-backup-files.ts';
import { readOrder } from '../../main/database/orders.ts';
import { backUpDatabase } from '../../main/workflows/back-up-database.ts';
import type { WorkflowContext } from '../../main/workflows/context.ts';
import { exportOrderAgain } from '../../main/workflows/export-order-again.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { openWorkspace } from '../../main/workflows/open-workspace.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { publishOrWait } from '../../main/workflows/publish-or-wait.ts';
import { publishOrder } from '../../main/workflows/publish-order.ts';
import { publishWaitingOrders } from '../../main/workflows/publish-waiting-orders.ts';
import { renumberOrder } from '../../main/workflows/renumber-order.ts';
import { restoreDatabase } from '../../main/workflows/restore-database.ts';
import { voidOrder } from '../../main/workflows/void-order.ts';
import { readWebsites } from './read-websites.ts';

/** An open workspace of a place where faults happen. */
export interface OpenPlace {
  readonly context: WorkflowContext;
  close(): void;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const SILENT = { app: silent, orders: silent, imports: silent, database: silent };

/** The shipped migrations. */
export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Opens a workspace as the application does at every start: what a crash left is settled by that. */
export async function openPlace(data: string, orders: string, migrations = MIGRATIONS): Promise<OpenPlace> {
  const workspace = await openWorkspace(
    {
      data,
      orders,
      resources: fileURLToPath(new URL('../../resources', import.meta.url)),
      migrations,
      applicationVersion: '0.0.0',
    },
    SILENT,
  );
  return {
    context: { ...workspace.beginCall(), signal: new AbortController().signal, report: () => undefined },
    close: () => workspace.close(),
  };
}

/** The order that place.ts published, and the draft that it prepared. */
export const PUBLISHED = 1;
export const DRAFT = 2;

/** What the application is made to do while something goes wrong. */
export const DEEDS = {
  start: async () => undefined,
  import: ({ context }: OpenPlace, file: string) => importInventory(context, { files: [{ path: file }], yes: true }),
  /** Both websites are read, and their vehicles become one import. */
  scrape: ({ context }: OpenPlace, file: string) => readWebsites(context, file, ['Porsche St. Louis', 'Glendale CDJR']),
  order: ({ context }: OpenPlace) => publishOrder(context, { id: DRAFT, yes: true }),
  /** The share is away: the draft waits for it. */
  wait: ({ context }: OpenPlace) => publishOrWait(context, { id: DRAFT, yes: true }),
  /** The share is back: what waits goes out. */
  goOut: ({ context }: OpenPlace) => publishWaitingOrders(context, {}),
  void: ({ context }: OpenPlace) => voidOrder(context, { id: PUBLISHED }),
  renumber: ({ context }: OpenPlace) => renumberOrder(context, { id: PUBLISHED, number: '45999', yes: true }),
  again: ({ context }: OpenPlace) => exportOrderAgain(context, { id: PUBLISHED }),
  backup: ({ context }: OpenPlace) => backUpDatabase(context, {}),
  restore(place: OpenPlace) {
    place.close();
    const byHand = listBackupFiles(place.context.paths.backups).find(({ file }) => file.endsWith('-by-hand.db'));
    return restoreDatabase(place.context, { file: { path: byHand?.file ?? '' } });
  },
  /** An order is written after a backup, and the backup is restored: the folder alone knows of the order. */
  async goBack(place: OpenPlace) {
    const { backup } = await backUpDatabase(place.context, {});
    await publishOrder(place.context, { id: DRAFT, yes: true });
    place.close();
    return restoreDatabase(place.context, { file: { path: backup.file } });
  },
  /** Three orders one after the other, each prepared, published and taken back. */
  async orders(place: OpenPlace, name: string) {
    for (let time = 0; time < 3; time += 1) {
      const prepared = await prepareOrder(place.context, { name, type: 'cao', store: true });
      if (prepared.status !== 'ready' || prepared.id === null) return;
      const { order } = await publishOrder(place.context, { id: prepared.id, yes: true });
      await voidOrder(place.context, { id: order.id });
    }
  },
  async backups(place: OpenPlace) {
    for (let time = 0; time < 4; time += 1) await backUpDatabase(place.context, {});
  },
} satisfies Readonly<Record<string, (place: OpenPlace, file: string) => unknown>>;

export type Deed = keyof typeof DEEDS;

/** Does a deed once more after a fault, as the operator would; what is done already stays done. */
export async function retryDeed(deed: Deed, place: OpenPlace, file: string): Promise<void> {
  const { writer } = place.context;
  const statusOf = (id: number) => readOrder(writer, id)?.status;
  if ((deed === 'order' || deed === 'goBack') && statusOf(DRAFT) === 'published') return;
  if (['void', 'renumber', 'again'].includes(deed) && statusOf(PUBLISHED) === 'voided') return;
  await DEEDS[deed](place, file);
  // What was restored is looked through when it is opened, as the application opens it at once.
  if (deed === 'goBack') (await openPlace(place.context.paths.data, place.context.paths.orders)).close();
}
