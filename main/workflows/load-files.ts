import { basename } from 'node:path';
import { acceptRow } from '../core/accept-row.ts';
import type { ImportMode, ImportSource, RowRefusal } from '../core/import-report.ts';
import { ProblemError } from '../core/problem.ts';
import { parseDealershipSettings } from '../database/dealership-settings.ts';
import { findDealership, insertDealership } from '../database/dealerships.ts';
import { settleStagedImport } from '../database/import-account.ts';
import { listUnmatchedLocations, resolveLocations } from '../database/import-locations.ts';
import { findFileWarnings, storeWarnings } from '../database/import-warnings.ts';
import { insertImport } from '../database/imports.ts';
import { type RowStage, stageRows } from '../database/stage-rows.ts';
import { type FeedEvent, readFeed } from '../files/read-feed.ts';
import type { WorkflowContext } from './context.ts';

/** Files to import, and how. */
export interface LoadFilesInput {
  readonly files: readonly { readonly path: string }[];
  readonly mode?: ImportMode;
  /** One dealership, by name or alias, for every row of the files. */
  readonly dealership?: string;
  /** Adds the dealerships that are not known yet, with default rules. */
  readonly addDealerships?: boolean;
  readonly source?: ImportSource;
}

/** Refused rows that the refusal of a whole file shows. */
const REFUSALS_SHOWN = 20;

/**
 * Reads files into a new import that is staged: every row is stored raw or refused with its reason. Call it in a
 * transaction; it throws when a file is refused as a whole, and then nothing of the import may stay.
 *
 * @returns the import's id. @throws ProblemError of the file, `unknown-dealership`, `cancelled`
 */
export async function loadFiles(context: WorkflowContext, input: LoadFilesInput): Promise<number> {
  const { writer } = context;
  const chosen = input.dealership === undefined ? null : findDealership(writer, input.dealership).name;
  const importedAt = context.now().toISOString();
  const { mode = 'replace', source = 'manual_csv' } = input;
  const id = insertImport(writer, { mode, source, importedAt });
  const stage = stageRows(writer, id);
  for (const { path } of input.files) await loadFile(context, stage, path, chosen);
  resolveLocations(writer, id);
  if (input.addDealerships) {
    for (const { location } of listUnmatchedLocations(writer, id)) {
      insertDealership(writer, parseDealershipSettings({ name: location }), importedAt);
    }
    resolveLocations(writer, id);
  }
  storeWarnings(writer, id, findFileWarnings(writer, id));
  settleStagedImport(writer, id);
  return id;
}

async function loadFile(context: WorkflowContext, stage: RowStage, path: string, chosen: string | null): Promise<void> {
  const { signal, report } = context;
  const label = `Reading ${basename(path)}`;
  const onProgress = (done: number, total: number) => report({ label, done, total, unit: 'bytes' });
  let loading: FileLoading | undefined;
  for await (const event of readFeed(path, { signal, onProgress, locationChosen: chosen !== null })) {
    if (event.kind === 'file') loading = new FileLoading(stage, event, chosen);
    else loading?.take(event);
    signal.throwIfAborted();
  }
  loading?.finish();
}

/** One file on its way into an import. */
class FileLoading {
  readonly #file: string;
  readonly #stage: RowStage;
  readonly #fileId: number;
  readonly #chosen: string | null;
  readonly #firstRefusals: RowRefusal[] = [];
  #rowsRead = 0;
  #rowsTaken = 0;

  constructor(stage: RowStage, event: Extract<FeedEvent, { kind: 'file' }>, chosen: string | null) {
    this.#file = event.file;
    this.#stage = stage;
    this.#fileId = stage.addFile(event);
    this.#chosen = chosen;
  }

  take(event: Exclude<FeedEvent, { kind: 'file' }>): void {
    if (event.kind === 'problem') {
      this.#refuse(event);
      return;
    }
    for (const row of event.rows) {
      const result = acceptRow(row, { locationChosen: this.#chosen !== null });
      if (result.outcome === 'repeated-header') continue;
      if (result.outcome === 'refused') this.#refuse({ ...result, line: row.line });
      else {
        this.#stage.addRow(this.#fileId, this.#chosen ?? row.cells.location ?? '', row);
        this.#rowsRead += 1;
        this.#rowsTaken += 1;
      }
    }
  }

  /** @throws ProblemError `no-usable-rows` when every row was refused. */
  finish(): void {
    this.#stage.setRowsRead(this.#fileId, this.#rowsRead);
    if (this.#rowsTaken > 0) return;
    const first = this.#firstRefusals[0];
    const example = first ? ` Line ${first.line}: ${first.message}` : '';
    throw new ProblemError(
      'no-usable-rows',
      `${this.#file} has no row that can be used; ${this.#rowsRead} were refused.${example} Nothing was taken from it. Check that it is a vehicle feed.`,
      { file: this.#file, refusals: this.#firstRefusals },
    );
  }

  #refuse(refused: Omit<RowRefusal, 'file'>): void {
    const { line, vin, code, message } = refused;
    const refusal: RowRefusal = { file: this.#file, line, code, message, ...(vin ? { vin } : {}) };
    this.#stage.addRefusal(refusal);
    this.#rowsRead += 1;
    if (this.#firstRefusals.length < REFUSALS_SHOWN) this.#firstRefusals.push(refusal);
  }
}
