import type { ImportMode, ImportReport, ImportSource, ImportSummary } from '../../main/core/import-report.ts';
import type { ById, Confirmable, FileReference, Nothing } from './words.ts';

export interface ImportInventoryInput extends Confirmable {
  readonly files: readonly FileReference[];
  readonly mode?: ImportMode;
  /** One dealership, by name or alias, for every row of the files. */
  readonly dealership?: string;
  readonly addDealerships?: boolean;
  readonly source?: ImportSource;
  readonly dryRun?: boolean;
}

/** Files in, and which of them is active. */
export interface ImportCalls {
  importInventory(input: ImportInventoryInput): ImportReport;
  listImports(input: Nothing): { readonly imports: readonly ImportSummary[] };
  /** Reads and stores files without activating them: what the window does with a dropped file. */
  stageImport(input: Omit<ImportInventoryInput, 'dryRun' | 'yes'>): ImportReport;
  /** What activating an import would bring, done for real and rolled back. */
  previewImport(input: ById & { readonly mode?: ImportMode }): ImportReport;
  /** The report of a stored import. */
  showImport(input: ById): ImportReport;
  activateImport(input: Confirmable & ById & { readonly mode?: ImportMode }): ImportReport;
  discardImport(input: ById): { readonly discarded: number };
  deleteImport(input: { readonly id: number }): { readonly deleted: number };
}
