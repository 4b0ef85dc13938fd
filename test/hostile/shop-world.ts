/**
 * A shop whose life is made up: what the operator did so far, and what has to be true therefore. Nothing here asks the
 * application; the data folder and two orders folders are real, and two programs have the database open.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foldName } from '../../main/core/fold-name.ts';
import { changeSettings } from '../../main/workflows/change-settings.ts';
import type { WorkflowContext } from '../../main/workflows/context.ts';
import { importVinLog } from '../../main/workflows/import-vin-log.ts';
import { openWorkspace, type Workspace } from '../../main/workflows/open-workspace.ts';
import { makeVin } from '../core/make-order.ts';
import { MIGRATIONS } from '../faults/deeds.ts';

/** The dealerships that the life is about, as the shipped catalogue calls them, with their VIN-log tables. */
export const DEALERSHIPS = [
  { name: 'Porsche St. Louis', table: 'porsche_st_louis_vin_log' },
  { name: 'Glendale CDJR', table: 'glendale_cdjr_vin_log' },
] as const;

/** What feeds call the lots; the last one is nobody's until it is mapped. */
export const LOCATIONS = [...DEALERSHIPS.map(({ name }) => name), 'Annex'] as const;

/** A vehicle of a feed. */
export interface Sighting {
  readonly location: string;
  readonly vin: string;
  readonly isOnLot: boolean;
}

const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url));
const PROGRAMS = ['window', 'command line'] as const;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const SILENT = { app: quiet, orders: quiet, imports: quiet, database: quiet };

/** Ordered long ago: an order for an empty log would ask. */
const OLD_VIN = makeVin(900);

interface MadeImport {
  readonly mode: 'replace' | 'update';
  readonly own: readonly Sighting[];
  carried: readonly Sighting[];
}

/** What a backup brings back. */
export interface Known {
  /** By dealership. */
  names: string[];
  readonly owners: Map<string, number>;
  readonly exclusions: Set<string>[];
  /** VINs by order number, in the logs taken over from elsewhere, and those that were removed by hand. */
  readonly legacy: Map<string, readonly string[]>[];
  readonly removed: Map<string, readonly string[]>[];
  readonly imports: Map<number, MadeImport>;
  active: number | null;
  inventory: readonly (Sighting & { readonly owner: number | null })[];
}

/** An order that was written, whatever the database thinks of it. */
export interface PrintedOrder {
  readonly dealership: number;
  readonly vins: readonly string[];
  /** Absolute paths that its folders ever had, and of those that are in their orders folder. */
  readonly names: Set<string>;
  readonly folders: Set<string>;
  isVoided: boolean;
}

export class World {
  readonly root: string;
  readonly data: string;
  readonly shares: readonly string[];
  /** The watched folder, and what was ever put into it, by name. */
  readonly incoming: string;
  readonly dropped = new Map<string, { readonly at: number; readonly rows: readonly Sighting[] }>();
  readonly printed: PrintedOrder[] = [];
  readonly backups: { readonly file: string; readonly known: Known }[] = [];
  known: Known = {
    names: DEALERSHIPS.map(({ name }) => name),
    owners: new Map(DEALERSHIPS.map(({ name }, owner) => [foldName(name), owner])),
    exclusions: DEALERSHIPS.map(() => new Set<string>()),
    legacy: DEALERSHIPS.map(() => new Map<string, readonly string[]>()),
    removed: DEALERSHIPS.map(() => new Map<string, readonly string[]>()),
    imports: new Map(),
    active: null,
    inventory: [],
  };
  /** Milliseconds; the clock of both programs. */
  time = Date.UTC(2026, 10, 2, 12);
  isAway = false;
  /** Makes names and numbers that were not there before. */
  #count = 0;
  readonly #programs: Workspace[] = [];

  constructor(root: string, template: string) {
    this.root = root;
    this.data = join(root, 'data');
    this.shares = [join(root, 'share'), join(root, 'new share')];
    rmSync(root, { recursive: true, force: true });
    cpSync(template, this.data, { recursive: true });
    this.incoming = join(root, 'incoming');
    for (const folder of [...this.shares, this.incoming]) mkdirSync(folder, { recursive: true });
  }

  /** Opens both programs, as a window and a command line do. */
  async open(): Promise<void> {
    const options = { data: this.data, resources: RESOURCES, migrations: MIGRATIONS, applicationVersion: '0.0.0' };
    for (const _program of PROGRAMS) this.#programs.push(await openWorkspace(options, SILENT));
  }

  /** Chooses the folders and takes the logs of the older system over, as an operator does first. */
  async settle(): Promise<void> {
    const watchedFolder = { folder: this.incoming, mode: 'replace', activate: true } as const;
    await changeSettings(this.beginCall(0), { patch: { ordersFolder: this.shares[0] ?? null, watchedFolder } });
    for (const [dealership, name] of this.known.names.entries()) {
      await importVinLog(this.beginCall(0), { name, text: `ORDER #,VIN\nOLD,${OLD_VIN}\n` });
      this.known.legacy[dealership]?.set('OLD', [OLD_VIN]);
    }
  }

  async close(): Promise<void> {
    for (const program of this.#programs.splice(0)) await program.close();
  }

  /** What a call of one of the programs may use. */
  beginCall(program: number): WorkflowContext {
    const workspace = this.#programs[program % PROGRAMS.length];
    if (!workspace) throw new Error('The programs are closed.');
    const signal = new AbortController().signal;
    return { ...workspace.beginCall(), now: () => new Date(this.time), report: () => undefined, signal };
  }

  next(): number {
    this.#count += 1;
    return this.#count;
  }

  /** The dealership that a location belongs to now; `null` when nobody knows it. */
  ownerOf(location: string): number | null {
    return this.known.owners.get(foldName(location)) ?? null;
  }

  /** What has to be in a dealership's VIN log. */
  logOf(dealership: number): ReadonlySet<string> {
    const orders = this.printed.filter((order) => order.dealership === dealership && !order.isVoided);
    return new Set([
      ...orders.flatMap(({ vins }) => vins),
      ...[...(this.known.legacy[dealership]?.values() ?? [])].flat(),
    ]);
  }

  /** Makes an import the active one, as product.md says. */
  activate(id: number, mode: 'replace' | 'update'): void {
    const { known } = this;
    const made = known.imports.get(id);
    if (!made) throw new Error(`Import ${id} was made by nobody.`);
    const placeOf = ({ location }: Sighting) => this.ownerOf(location) ?? foldName(location);
    const own = new Set(made.own.map(placeOf));
    made.carried = made.carried.filter((row) => !own.has(placeOf(row)));
    if (mode === 'update' && known.active !== null && known.active !== id) {
      const present = new Set([...made.own, ...made.carried].map(placeOf));
      made.carried = [...made.carried, ...known.inventory.filter((row) => !present.has(placeOf(row)))];
    }
    const rows = new Map<string, Known['inventory'][number]>();
    for (const row of [...made.own, ...made.carried]) {
      const key = `${placeOf(row)} ${row.vin}`;
      rows.delete(key);
      rows.set(key, { ...row, owner: this.ownerOf(row.location) });
    }
    known.inventory = [...rows.values()];
    known.active = id;
  }
}
