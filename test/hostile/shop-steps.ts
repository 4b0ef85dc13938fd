/** What an operator does in a shop-world: each step is done by the workflows, and noted in the world when it was done. */
import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { foldName } from '../../main/core/fold-name.ts';
import type { OrderDetail, OrderSummary } from '../../main/core/order-record.ts';
import { ProblemError } from '../../main/core/problem.ts';
import { activateImport } from '../../main/workflows/activate-import.ts';
import { addRunSheetRow } from '../../main/workflows/add-run-sheet-row.ts';
import { addToOrder } from '../../main/workflows/add-to-order.ts';
import { backUpDatabase } from '../../main/workflows/back-up-database.ts';
import { cancelWaiting } from '../../main/workflows/cancel-waiting.ts';
import { changeSettings } from '../../main/workflows/change-settings.ts';
import { clearOldOrders } from '../../main/workflows/clear-old-orders.ts';
import type { WorkflowContext } from '../../main/workflows/context.ts';
import { deleteOldImports } from '../../main/workflows/delete-old-imports.ts';
import { discardDraft } from '../../main/workflows/discard-draft.ts';
import { editOrder } from '../../main/workflows/edit-order.ts';
import { excludeFromCao } from '../../main/workflows/exclude-from-cao.ts';
import { exportOrderAgain } from '../../main/workflows/export-order-again.ts';
import { importInventory } from '../../main/workflows/import-inventory.ts';
import { importVinLog } from '../../main/workflows/import-vin-log.ts';
import { listImports } from '../../main/workflows/list-imports.ts';
import { listOrders } from '../../main/workflows/list-orders.ts';
import { listUnfinishedRows } from '../../main/workflows/list-unfinished-rows.ts';
import { lookInWatchedFolder } from '../../main/workflows/look-in-watched-folder.ts';
import { mapLocation } from '../../main/workflows/map-location.ts';
import { openRunSheet } from '../../main/workflows/open-run-sheet.ts';
import { prepareOrder } from '../../main/workflows/prepare-order.ts';
import { publishOrWait } from '../../main/workflows/publish-or-wait.ts';
import { type PublishOrderInput, publishOrder } from '../../main/workflows/publish-order.ts';
import { publishWaitingOrders } from '../../main/workflows/publish-waiting-orders.ts';
import { removeVinLogOrder } from '../../main/workflows/remove-vin-log-order.ts';
import { renumberOrder } from '../../main/workflows/renumber-order.ts';
import { restoreDatabase } from '../../main/workflows/restore-database.ts';
import { restoreVinLogOrder } from '../../main/workflows/restore-vin-log-order.ts';
import { revokeCaoExclusion } from '../../main/workflows/revoke-cao-exclusion.ts';
import { runOrders } from '../../main/workflows/run-orders.ts';
import { setDealership } from '../../main/workflows/set-dealership.ts';
import { showOrder } from '../../main/workflows/show-order.ts';
import { stageImport } from '../../main/workflows/stage-import.ts';
import { takeOverRows } from '../../main/workflows/take-over-rows.ts';
import { takeWatchedFiles } from '../../main/workflows/take-watched-files.ts';
import { voidOrder } from '../../main/workflows/void-order.ts';
import { makeVin } from '../core/make-order.ts';
import { DEALERSHIPS, LOCATIONS, type Sighting, type World } from './shop-world.ts';

const HOUR = 3_600_000;
const VINS = Array.from({ length: 9 }, (_, number) => makeVin(number));

/** One of several by a number that chance gave; `undefined` of none. */
function pick<Item>(items: readonly Item[], by: number): Item | undefined {
  return items[by % items.length];
}

/** Those whose bit is set in a number that chance gave. */
function choose<Item>(items: readonly Item[], by: number): readonly Item[] {
  return items.filter((_, index) => (by >> (index % 16)) % 2 === 1);
}

type Step = (world: World, context: WorkflowContext, a: number, b: number) => Promise<unknown>;

/** The steps by name; `a` and `b` are numbers that chance gives. */
export const STEPS: Readonly<Record<string, Step>> = {
  async import(world, context, a, b) {
    const { made, file } = writeFeed(world, a, b);
    const report = await importInventory(context, { files: [{ path: file }], mode: made.mode, yes: true });
    world.known.imports.set(report.import.id, made);
    world.activate(report.import.id, made.mode);
  },
  async stage(world, context, a, b) {
    const { made, file } = writeFeed(world, a, b);
    const report = await stageImport(context, { files: [{ path: file }], mode: made.mode });
    world.known.imports.set(report.import.id, made);
  },
  async activate(world, context, a) {
    const imports = listImports(context).imports.filter(({ status }) => status !== 'failed');
    const one = pick(imports, a);
    if (!one) return;
    await activateImport(context, { id: one.id, yes: true });
    world.activate(one.id, one.mode);
  },
  prepare: (world, context, a, b) => prepare(world, context, a, b),
  prepareAndPublish: async (world, context, a, b) => {
    const id = await prepare(world, context, a, b);
    if (id !== null) await publish(world, context, id, publishOrder);
  },
  publish: async (world, context, a) => {
    const draft = pick(listDrafts(context), a);
    if (draft) await publish(world, context, draft.id, publishOrder);
  },
  publishOrWait: async (world, context, a) => {
    const draft = pick(listDrafts(context), a);
    if (draft) await publish(world, context, draft.id, publishOrWait);
  },
  async publishWaiting(world, context) {
    const { orders } = await publishWaitingOrders(context, {});
    for (const { id, status } of orders)
      if (id && status === 'published') note(world, showOrder(context, { id }).order);
  },
  cancelWaiting: async (_world, context, a) => {
    const waiting = pick(
      listDrafts(context).filter(({ waitingSince }) => waitingSince !== null),
      a,
    );
    if (waiting) await cancelWaiting(context, { id: waiting.id });
  },
  practise: async (_world, context, a) => {
    const draft = pick(listDrafts(context), a);
    if (draft) await publishOrder(context, { id: draft.id, practice: true });
  },
  /** The operator cancels while codes are drawn. */
  async cancelPublishing(world, context, a, b) {
    const draft = pick(listDrafts(context), a);
    if (!draft) return;
    const controller = new AbortController();
    let reports = 0;
    const report = () => {
      reports += 1;
      if (reports > b % 4) controller.abort(new ProblemError('cancelled', 'Cancelled.'));
    };
    await publish(world, { ...context, report, signal: controller.signal }, draft.id, publishOrder);
  },
  async runSheet(world, context, a) {
    const { date } = await openRunSheet(context, {});
    const { rows } = await addRunSheetRow(context, { date, name: world.known.names[a % DEALERSHIPS.length] ?? '' });
    const mine = rows.filter(({ orderStatus, dealership }) => isOpen(orderStatus) && isOurs(dealership));
    const { orders } = await runOrders(context, { ids: choose(mine, a).map(({ id }) => id) });
    for (const { id, status } of orders)
      if (id && status === 'published') note(world, showOrder(context, { id }).order);
  },
  async takeOver(world, context, a) {
    const { rows } = await listUnfinishedRows(context, { date: new Date(world.time).toISOString().slice(0, 10) });
    const ids = choose(rows, a).map(({ id }) => id);
    if (ids.length > 0) await takeOverRows(context, { date: new Date(world.time).toISOString().slice(0, 10), ids });
  },
  async dropFile(world, _context, a, b) {
    const { file, made } = writeFeed(world, a, b);
    const name = `${String(a % 7)} ${basename(file)}`;
    renameSync(file, join(world.incoming, name));
    utimesSync(join(world.incoming, name), world.time / 1000, world.time / 1000);
    world.dropped.set(name, { at: world.time, rows: made.own });
  },
  async lookForFiles(world, context) {
    const { sightings } = await lookInWatchedFolder(context, new Map());
    const { arrived } = await lookInWatchedFolder(context, sightings);
    await takeWatchedFiles(context, { folder: world.incoming, arrived });
    noteTaken(world, context);
  },
  discard: async (_world, context, a) => {
    const draft = pick(listDrafts(context), a);
    if (draft) await discardDraft(context, { id: draft.id });
  },
  edit: async (_world, context, a, b) => {
    const draft = pick(listDrafts(context), a);
    const vin = draft && pick(showOrder(context, draft).order.contents, b)?.vin;
    if (vin) await editOrder(context, { id: draft.id, edit: { kind: 'exclude', vin } });
  },
  include: async (_world, context, a, b) => {
    const draft = pick(listDrafts(context), a);
    if (!draft) return;
    const { heldBack, alreadyOrdered } = showOrder(context, draft).order;
    const vin = pick([...heldBack.map((vehicle) => vehicle.vin), ...alreadyOrdered], b);
    if (vin) await editOrder(context, { id: draft.id, edit: { kind: 'include', vin, because: 'asked for' } });
  },
  addToOrder: async (world, context, a, b) => {
    const draft = pick(listDrafts(context), a);
    const vin = pick(world.known.inventory, b)?.vin;
    if (draft && vin) await addToOrder(context, { orderId: draft.id, vins: [vin], because: 'asked for' });
  },
  async void(world, context, a) {
    const order = pick(listPublished(context), a);
    if (!order) return;
    await voidOrder(context, { id: order.id });
    const printed = findPrinted(world, order);
    printed.isVoided = true;
    printed.folders.clear();
  },
  async exportAgain(world, context, a) {
    const order = pick(listPublished(context), a);
    if (!order) return;
    const again = await exportOrderAgain(context, { id: order.id });
    const printed = findPrinted(world, order);
    for (const folders of [printed.names, printed.folders]) folders.add(again.order.folder ?? '');
  },
  renumber: async (world, context, a) => {
    const order = pick(listPublished(context), a);
    if (order) await renumberOrder(context, { id: order.id, number: `7${world.next()}`, yes: true });
  },
  /** The Adobe operator puts a printed folder away, where nobody looks. */
  async takeAway(world, _context, a) {
    const order = pick(
      world.printed.filter(({ folders }) => folders.size > 0),
      a,
    );
    if (world.isAway || !order) return;
    const archive = join(world.root, 'printed');
    mkdirSync(archive, { recursive: true });
    for (const folder of order.folders) renameSync(folder, join(archive, `${world.next()} ${basename(folder)}`));
    order.folders.clear();
  },
  async shareGoesOrComes(world) {
    for (const share of world.shares) renameSync(...turn([share, `${share} away`], world.isAway));
    world.isAway = !world.isAway;
  },
  moveOrdersFolder: (world, context, a) =>
    changeSettings(context, { patch: { ordersFolder: pick(world.shares, a) ?? null } }),
  async exclude(world, context, a, b) {
    const [owner, vin] = [a % DEALERSHIPS.length, VINS[b % VINS.length] ?? ''];
    await excludeFromCao(context, { name: world.known.names[owner] ?? '', vins: [vin], reason: 'sold' });
    world.known.exclusions[owner]?.add(vin);
  },
  async revoke(world, context, a) {
    const owner = a % DEALERSHIPS.length;
    const [vin] = world.known.exclusions[owner] ?? [];
    if (vin === undefined) return;
    await revokeCaoExclusion(context, { name: world.known.names[owner] ?? '', vins: [vin] });
    world.known.exclusions[owner]?.delete(vin);
  },
  async importLog(world, context, a, b) {
    const owner = a % DEALERSHIPS.length;
    const vins = choose(VINS, b).slice(0, 2);
    if (vins.length === 0) return;
    const number = `3${world.next()}`;
    const text = `ORDER #,VIN\n${vins.map((vin) => `${number},${vin}`).join('\n')}\n`;
    await importVinLog(context, { name: world.known.names[owner] ?? '', text });
    world.known.legacy[owner]?.set(number, vins);
  },
  removeLog: (world, context, a) => moveLog(world, context, a, removeVinLogOrder),
  restoreLog: (world, context, a) => moveLog(world, context, a, restoreVinLogOrder),
  async rename(world, context, a) {
    const owner = a % DEALERSHIPS.length;
    const name = `${DEALERSHIPS[owner]?.name} ${world.next()}`;
    await setDealership(context, { name: world.known.names[owner] ?? '', patch: { name } });
    world.known.names[owner] = name;
    world.known.owners.set(foldName(name), owner);
  },
  async map(world, context, a) {
    const owner = a % DEALERSHIPS.length;
    const location = LOCATIONS[LOCATIONS.length - 1] ?? '';
    await mapLocation(context, { name: world.known.names[owner] ?? '', location });
    world.known.owners.set(foldName(location), owner);
  },
  async backUp(world, context) {
    const { backup } = await backUpDatabase(context, {});
    world.backups.push({ file: backup.file, known: structuredClone(world.known) });
  },
  async restore(world, context, a) {
    const backup = pick(world.backups, a);
    if (!backup) return;
    await world.close();
    try {
      const { undo } = await restoreDatabase(context, { file: { path: backup.file } });
      world.backups.push({ file: undo, known: world.known });
      world.known = structuredClone(backup.known);
    } finally {
      await world.open();
    }
  },
  async restart(world) {
    await world.close();
    await world.open();
  },
  /** Days go by; now and then the clock is put back, as in autumn or by a battery that is empty. */
  async timePasses(world, _context, a, b) {
    world.time += (b % 5 === 0 ? -1 : 24) * (1 + (a % 3)) * HOUR;
  },
  async cleanUp(_world, context, a) {
    const days = 1 + (a % 4);
    await clearOldOrders(context, { days });
    await deleteOldImports(context, { days });
  },
};

function turn<Item>([left, right]: readonly [Item, Item], isTurned: boolean): [Item, Item] {
  return isTurned ? [right, left] : [left, right];
}

function writeFeed(world: World, a: number, b: number) {
  const rows = LOCATIONS.flatMap((location, lot) => {
    if ((b >> lot) % 2 === 0) return [];
    const vins = choose(VINS, a >> lot);
    return vins.map((vin): Sighting => ({ location, vin, isOnLot: (VINS.indexOf(vin) + b) % 4 !== 0 }));
  });
  const own = rows.length > 0 ? rows : [{ location: LOCATIONS[0], vin: VINS[0] ?? '', isOnLot: true }];
  const file = join(world.root, `feed ${world.next()}.csv`);
  const lines = own.map(
    ({ vin, location, isOnLot }) =>
      `${vin},S${vin.slice(-5)},Used,2022,Honda,Accord,${isOnLot ? 'In Stock' : 'In Transit'},"$22,500",10/01/2025,${location},https://dealer.example/${vin}`,
  );
  const header = 'Vin,Stock,Type,Year,Make,Model,Status,Price,Date In Stock,Location,Vechile URL';
  writeFileSync(file, [header, ...lines, ''].join('\r\n'));
  const mode = b % 3 === 0 ? ('replace' as const) : ('update' as const);
  return { file, made: { mode, own, carried: [] } };
}

/** What was taken from the watched folder: files of one day are one import, and what is clean is active. */
function noteTaken(world: World, context: WorkflowContext): void {
  const taken = listImports(context).imports.filter(({ id }) => !world.known.imports.has(id));
  for (const { id, mode, files, activatedAt } of taken.toReversed()) {
    const dropped = files.flatMap((name) => world.dropped.get(name) ?? []);
    const times = dropped.map(({ at }) => at);
    const isOneDay = Math.max(...times) - Math.min(...times) < 24 * HOUR;
    if (!isOneDay) throw new Error(`Import ${id} is of several days: ${files.join()}`);
    world.known.imports.set(id, { mode, own: dropped.flatMap(({ rows }) => rows), carried: [] });
    if (activatedAt !== null) world.activate(id, mode);
  }
}

function isOpen(status: string | null): boolean {
  return status === null || status === 'draft';
}

function isOurs(name: string): boolean {
  return DEALERSHIPS.some((dealership) => name.startsWith(dealership.name));
}

async function prepare(world: World, context: WorkflowContext, a: number, b: number): Promise<number | null> {
  const type = pick(['cao', 'cao', 'list', 'maintenance'] as const, b) ?? 'cao';
  const text = choose(VINS, b >> 2)
    .slice(0, 3)
    .join('\n');
  const list = type === 'cao' ? {} : { text };
  const name = world.known.names[a % DEALERSHIPS.length] ?? '';
  const prepared = await prepareOrder(context, { name, type, number: `4${world.next()}`, store: true, ...list });
  return prepared.status === 'ready' ? prepared.id : null;
}

type Publish = (context: WorkflowContext, input: PublishOrderInput) => Promise<{ readonly order: OrderDetail }>;

/** Says yes to whatever is asked, unless vehicles were ordered meanwhile: then the draft is thrown away. */
async function publish(world: World, context: WorkflowContext, id: number, call: Publish): Promise<void> {
  let answer = await ask(() => call(context, { id }));
  if ('guards' in answer) {
    if (answer.guards.some(({ code }) => code === 'ordered-meanwhile')) {
      await discardDraft(context, { id });
      return;
    }
    const said = answer.guards;
    answer = await ask(() => call(context, { id, said }));
  }
  if ('order' in answer && answer.order.status === 'published') note(world, answer.order);
}

type Guards = NonNullable<PublishOrderInput['said']>;

async function ask(
  call: () => Promise<{ readonly order: OrderDetail }>,
): Promise<{ readonly order: OrderDetail } | { readonly guards: Guards }> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'needs-confirmation') throw error;
    return { guards: error.problem.details?.guards as Guards };
  }
}

/** Notes an order that was printed. @throws when a vehicle of it was printed before, and nobody was asked */
function note(world: World, order: OrderDetail): void {
  const dealership = findOwner(world, order.dealership);
  const log = world.logOf(dealership);
  const twice = order.contents.filter(({ vin, alreadyOrderedIn }) => alreadyOrderedIn === null && log.has(vin));
  const vins = order.contents.map(({ vin }) => vin);
  const folder = order.folder ?? '';
  world.printed.push({ dealership, vins, names: new Set([folder]), folders: new Set([folder]), isVoided: false });
  if (twice.length > 0) throw new Error(`printed twice, and nobody was asked: ${twice.map(({ vin }) => vin).join()}`);
}

function findOwner(world: World, name: string): number {
  // A draft keeps the name that its dealership had.
  const owner = DEALERSHIPS.findIndex((dealership) => name.startsWith(dealership.name));
  if (owner < 0) throw new Error(`${name} is no dealership of this world (${world.known.names.join()}).`);
  return owner;
}

function listDrafts(context: WorkflowContext): readonly OrderSummary[] {
  return listOrders(context).orders.filter(({ status }) => status === 'draft');
}

function listPublished(context: WorkflowContext): readonly OrderSummary[] {
  return listOrders(context).orders.filter(({ status, practice }) => status === 'published' && !practice);
}

function findPrinted(world: World, { folder, dealership }: OrderSummary) {
  const printed = world.printed.find(({ names }) => names.has(folder ?? ''));
  if (!printed) throw new Error(`An order of ${dealership} was printed by nobody.`);
  return printed;
}

async function moveLog(
  world: World,
  context: WorkflowContext,
  a: number,
  call: typeof removeVinLogOrder | typeof restoreVinLogOrder,
): Promise<void> {
  const owner = a % DEALERSHIPS.length;
  const places = turn(
    [world.known.legacy[owner] ?? new Map(), world.known.removed[owner] ?? new Map()] as const,
    call === restoreVinLogOrder,
  );
  const [number, vins] = [...places[0]][0] ?? [];
  if (number === undefined || vins === undefined) return;
  await call(context, { name: world.known.names[owner] ?? '', orderNumber: number });
  places[0].delete(number);
  places[1].set(number, vins);
}
