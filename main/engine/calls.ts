import { z } from 'zod';
import type { CallInput, CallName, CallOutput, FileReference } from '../../preload/contract.ts';
import { WEEKDAYS } from '../core/dealership.ts';
import { activateImport } from '../workflows/activate-import.ts';
import { addDealership } from '../workflows/add-dealership.ts';
import { backUpDatabase } from '../workflows/back-up-database.ts';
import { checkHealth } from '../workflows/check-health.ts';
import type { ClosedContext, WorkflowContext } from '../workflows/context.ts';
import { deleteImport } from '../workflows/delete-import.ts';
import { discardImport } from '../workflows/discard-import.ts';
import { explainVin } from '../workflows/explain-vin.ts';
import { exportOrderAgain } from '../workflows/export-order-again.ts';
import { exportVinLog } from '../workflows/export-vin-log.ts';
import { importInventory } from '../workflows/import-inventory.ts';
import { importVinLog } from '../workflows/import-vin-log.ts';
import { listBackups } from '../workflows/list-backups.ts';
import { listDealerships } from '../workflows/list-dealerships.ts';
import { listImports } from '../workflows/list-imports.ts';
import { listInventory } from '../workflows/list-inventory.ts';
import { listOrders } from '../workflows/list-orders.ts';
import { mapLocation } from '../workflows/map-location.ts';
import { orderDealerships } from '../workflows/order-dealerships.ts';
import { previewImport } from '../workflows/preview-import.ts';
import { readVinLog } from '../workflows/read-vin-log.ts';
import { renumberOrder } from '../workflows/renumber-order.ts';
import { restoreDatabase } from '../workflows/restore-database.ts';
import { setDealership } from '../workflows/set-dealership.ts';
import { showDealership } from '../workflows/show-dealership.ts';
import { showImport } from '../workflows/show-import.ts';
import { showOrder } from '../workflows/show-order.ts';
import { stageImport } from '../workflows/stage-import.ts';
import { voidOrder } from '../workflows/void-order.ts';

/** A call that reads committed data, writes in its turn, or rehearses in its turn a change that it takes back. */
interface DatabaseCall<Input, Output> {
  readonly kind: 'read' | 'write' | 'rehearsal';
  readonly input: z.ZodType<Input>;
  run(context: WorkflowContext, input: Input): Output | Promise<Output>;
}

/** A call that looks at files only, or that needs the database closed; both work when it is damaged. */
interface ClosedCall<Input, Output> {
  readonly kind: 'files' | 'closed';
  readonly input: z.ZodType<Input>;
  run(context: ClosedContext, input: Input): Output | Promise<Output>;
}

/** One call: what it does to the workspace, the shape of its input, and the workflow that answers it. */
export type CallDefinition<Input = unknown, Output = unknown> = DatabaseCall<Input, Output> | ClosedCall<Input, Output>;

/** A file as the engine sees it: its door has put the path where a token was. */
type Located<Input> = Input extends FileReference
  ? { readonly path: string }
  : Input extends readonly (infer Item)[]
    ? readonly Located<Item>[]
    : Input extends object
      ? { readonly [Key in keyof Input]: Located<Input[Key]> }
      : Input;

type CallTable = { readonly [Name in CallName]: CallDefinition<Located<CallInput<Name>>, CallOutput<Name>> };

const nothing = z.strictObject({});
const id = z.number().int().positive();
const name = z.string().trim().min(1).max(200);
const file = z.strictObject({ path: z.string().min(1) });
const mode = z.enum(['replace', 'update']);
const orderType = z.enum(['cao', 'list', 'maintenance']);
const orderNumber = z.string().trim().min(1).max(40);
const day = z.iso.date();
const flag = z.exactOptional(z.boolean());
const byId = z.strictObject({ id });
const byName = z.strictObject({ name });
const patch = z.record(z.string(), z.unknown());
const stage = {
  files: z.array(file).min(1).max(500),
  mode: z.exactOptional(mode),
  dealership: z.exactOptional(name),
  addDealerships: flag,
  source: z.exactOptional(z.enum(['manual_csv', 'automated_scrape'])),
};

/** Every call of the contract. */
export const calls = {
  importInventory: write(z.strictObject({ ...stage, dryRun: flag, yes: flag }), importInventory),
  stageImport: write(z.strictObject(stage), stageImport),
  previewImport: rehearse(z.strictObject({ id, mode: z.exactOptional(mode) }), previewImport),
  showImport: read(byId, showImport),
  listImports: read(nothing, listImports),
  activateImport: write(z.strictObject({ id, mode: z.exactOptional(mode), yes: flag }), activateImport),
  discardImport: write(byId, discardImport),
  deleteImport: write(byId, deleteImport),
  listInventory: read(
    z.strictObject({
      dealership: z.exactOptional(name),
      search: z.exactOptional(z.string().max(200)),
      limit: z.exactOptional(z.number().int().min(0).max(1_000_000)),
      offset: z.exactOptional(z.number().int().min(0)),
    }),
    listInventory,
  ),

  listDealerships: read(nothing, listDealerships),
  showDealership: read(byName, showDealership),
  addDealership: write(byName, addDealership),
  setDealership: write(z.strictObject({ name, patch }), setDealership),
  mapLocation: write(z.strictObject({ name, location: z.string().min(1).max(500) }), mapLocation),

  orderDealerships: write(
    z.strictObject({
      type: orderType,
      names: z.exactOptional(z.array(name).max(1000)),
      scheduled: flag,
      day: z.exactOptional(z.enum(WEEKDAYS)),
      text: z.exactOptional(z.string().max(4_000_000)),
      files: z.exactOptional(z.array(file).max(50)),
      number: z.exactOptional(orderNumber),
      dryRun: flag,
      practice: flag,
      asOf: z.exactOptional(day),
      yes: flag,
    }),
    orderDealerships,
  ),
  listOrders: read(nothing, listOrders),
  showOrder: read(byId, showOrder),
  voidOrder: write(byId, voidOrder),
  exportOrderAgain: write(byId, exportOrderAgain),
  renumberOrder: write(z.strictObject({ id, number: orderNumber, yes: flag }), renumberOrder),

  readVinLog: read(byName, readVinLog),
  importVinLog: write(z.strictObject({ name, file, dryRun: flag }), importVinLog),
  exportVinLog: write(z.strictObject({ name, file }), exportVinLog),

  explainVin: read(z.strictObject({ name, vin: z.string().trim().min(1).max(40) }), explainVin),
  checkHealth: read(nothing, checkHealth),
  backUpDatabase: write(z.strictObject({ to: z.exactOptional(file) }), backUpDatabase),
  listBackups: files(nothing, listBackups),
  restoreDatabase: closed(z.strictObject({ file }), restoreDatabase),
} satisfies CallTable;

type Answer<Context, Input, Output> = (context: Context, input: Input) => Output | Promise<Output>;

function read<Input, Output>(input: z.ZodType<Input>, run: Answer<WorkflowContext, Input, Output>) {
  return { kind: 'read', input, run } as const;
}

function write<Input, Output>(input: z.ZodType<Input>, run: Answer<WorkflowContext, Input, Output>) {
  return { kind: 'write', input, run } as const;
}

function rehearse<Input, Output>(input: z.ZodType<Input>, run: Answer<WorkflowContext, Input, Output>) {
  return { kind: 'rehearsal', input, run } as const;
}

function files<Input, Output>(input: z.ZodType<Input>, run: Answer<ClosedContext, Input, Output>) {
  return { kind: 'files', input, run } as const;
}

function closed<Input, Output>(input: z.ZodType<Input>, run: Answer<ClosedContext, Input, Output>) {
  return { kind: 'closed', input, run } as const;
}
